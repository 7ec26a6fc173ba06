import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { httpOnly } from 'react-customer-auth';
import { createCustomerAuthProxy, toNodeListener } from 'react-customer-auth/server';
import type { CustomerAuthProxyOptions } from 'react-customer-auth/server';
import { onTestFinished } from 'vitest';
import type { BackendUnderTest, ShopUnderTest } from './backends';
import { openCookieJar } from './cookieJar';

/** What seals the cookies of tests. */
export const secret = 'a secret for tests, and for tests alone';

/** A Node server on this machine for as long as the test runs. */
export async function serve(handle: (request: Request) => Promise<Response>): Promise<string> {
  const server = createServer(toNodeListener(handle));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${portOf(server)}/`;
}

/** The port of a server that listens. */
export function portOf(server: Server): number {
  const address = server.address();
  if (!isNetwork(address)) throw new Error('The server has no port.');
  return address.port;
}

const isNetwork = (address: unknown): address is AddressInfo =>
  typeof address === 'object' && address !== null && 'port' in address;

/** The fetch of a browser: it keeps cookies, and says where it comes from. `reach` is the way to the server. */
export function browserFetch(reach: (request: Request) => Promise<Response> = fetch) {
  const jar = openCookieJar();

  async function browse(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const response = await reach(jar.send(input, init));
    jar.receive(response);
    return response;
  }

  return { fetch: browse, cookies: jar.cookies, close: jar.close };
}

type ProxyOptions = Pick<CustomerAuthProxyOptions, 'backend'> & Partial<CustomerAuthProxyOptions>;

/** A shop in memory, as far as a proxy needs it. */
interface UpstreamShop {
  connection: { url: string; fetchOptions?: { headers: Record<string, string> } };
  fetch: typeof fetch;
}

/** How a proxy reaches a shop in memory. */
export function upstreamOf({ shop }: { shop: UpstreamShop }) {
  const { url, fetchOptions } = shop.connection;
  return { url, headers: fetchOptions?.headers ?? {}, fetch: shop.fetch };
}

/** A proxy for a shop in memory. */
export function createProxy(under: { shop: UpstreamShop }, options: ProxyOptions) {
  return createCustomerAuthProxy({
    upstream: upstreamOf(under),
    cookie: { secrets: [secret] },
    ...options,
  });
}

/** A proxy for a shop in memory, on a Node server, and a browser that is pointed at it. */
export function openProxy(under: Pick<ShopUnderTest, 'shop'>, options: ProxyOptions) {
  const address = serve(createProxy(under, options));
  const { fetch: browse, cookies, close } = browserFetch();
  return {
    cookies,
    closeBrowser: close,
    connection: {
      url: 'http://proxy.test/',
      preferGetMethod: false as const,
      fetch: async (_: RequestInfo | URL, init?: RequestInit) => browse(await address, init),
    },
  };
}

/** A backend whose tokens are in the cookies of a browser. */
export interface ProxiedBackendUnderTest extends BackendUnderTest {
  open: (
    allowsAssistance?: boolean,
  ) => ShopUnderTest & { cookies: Map<string, string>; closeBrowser: () => void };
}

/** The same backend with the proxy between it and the browser. */
export function behindProxy(
  under: BackendUnderTest,
  backend: CustomerAuthProxyOptions['backend'],
): ProxiedBackendUnderTest {
  return {
    ...under,
    name: `${under.name} behind the proxy`,
    holdsTokens: false,
    unreachable: 'server',
    open(allowsAssistance) {
      const opened = under.open(allowsAssistance);
      return {
        ...opened,
        ...openProxy(opened, { backend }),
        backend: httpOnly(opened.backend),
        bare: httpOnly(opened.bare),
      };
    },
  };
}
