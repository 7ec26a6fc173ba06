import { randomBytes } from 'node:crypto';
import type { ViteDevServer } from 'vite';
import {
  createCustomerAuthProxy,
  toNodeListener,
  type CustomerAuthProxyOptions,
} from '../../src/server';

/** Seals the cookies of this run: who was signed in through a proxy has to do so again after the next start. */
const secret = randomBytes(32).toString('base64');

/** Mounts the proxy of a shop beside the theme, at `/proxy/` and the shop's name. */
export function mountProxy(
  { middlewares }: ViteDevServer,
  name: string,
  options: Pick<CustomerAuthProxyOptions, 'backend' | 'upstream'>,
) {
  const proxy = createCustomerAuthProxy({
    ...options,
    cookie: { name: `demo-${name}`, secrets: [secret] },
  });
  middlewares.use(proxyOf(name), toNodeListener(proxy));
}

/** The address of a shop's proxy. */
export const proxyOf = (name: string) => `/proxy/${name}`;
