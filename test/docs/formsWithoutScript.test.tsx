import { createServer } from 'node:http';
import type { ComponentType, ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import type { CustomerFormsState } from 'react-customer-auth';
import { toNodeListener, type CustomerAuthForms } from 'react-customer-auth/server';
import { createFakeShopify } from 'react-customer-auth/testing';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openCookieJar } from '../support/cookieJar';
import { portOf, secret } from '../support/proxied';
import { recipe } from '../support/recipe';

const page = 'forms-without-script.md';
const ada = { email: 'ada@example.com', password: 'analytical' };
const origin = 'https://shop.example';

beforeEach(async () => {
  const shop = createFakeShopify({ customers: [ada], storefrontAccessToken: 'private' });
  const server = createServer(shop.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  vi.stubEnv('STOREFRONT_URL', `http://127.0.0.1:${portOf(server)}`);
  vi.stubEnv('PRIVATE_TOKEN', 'private');
  vi.stubEnv('SESSION_SECRET', secret);
  vi.resetModules();
});
afterEach(() => void vi.unstubAllEnvs());

const formWith = (entered: object): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams({ action: 'login', page: '/login', ...entered }),
});

describe('the recipe for forms without a script', () => {
  it('signs in by the endpoint, and tells the page', async () => {
    const forms = await recipe<CustomerAuthForms>('forms', page);
    const jar = openCookieJar();
    const send = async (entered: object) => {
      jar.receive(await forms.handle(jar.send(`${origin}/api/customer`, formWith(entered))));
      return (await forms.read(jar.send(`${origin}/login`))).state;
    };
    expect(await send({ ...ada, password: 'wrong' })).toMatchObject({
      session: { status: 'signedOut' },
      sent: { failure: { kind: 'credentials' } },
    });
    expect(await send(ada)).toMatchObject({ session: { status: 'signedIn' } });
  });

  it('is mounted in React Router, whose root has its headers sent', async () => {
    const jar = openCookieJar();
    const action = await recipe<(args: { request: Request }) => Promise<Response>>('action', page);
    const send = async (entered: object) => {
      const request = jar.send(`${origin}/api/customer`, formWith({ ...ada, ...entered }));
      const response = await action({ request });
      expect([response.status, response.headers.get('Location')]).toEqual([303, '/login']);
      jar.receive(response);
    };
    await send({ password: '' });
    const loader = await recipe<
      (args: {
        request: Request;
      }) => Promise<{ data: CustomerFormsState; init: { headers: Headers } }>
    >('loader', page);
    const { data, init } = await loader({ request: jar.send(`${origin}/login`) });
    expect(data.sent).toMatchObject({ failure: { fieldErrors: { password: ['BLANK'] } } });
    expect(init.headers.getSetCookie()).toEqual([expect.stringContaining('Max-Age=0')]);
    // At the shop with its private token, which the options of the proxy have.
    await send({});
    const { data: after } = await loader({ request: jar.send(`${origin}/login`) });
    expect(after).toMatchObject({ session: { status: 'signedIn' }, sent: { failure: null } });
  });

  it('is mounted in Node', async () => {
    const forms = await recipe<CustomerAuthForms>('forms', page);
    const server = createServer(toNodeListener(forms.handle, { origin }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const response = await fetch(`http://127.0.0.1:${portOf(server)}/`, {
      ...formWith(ada),
      headers: { Origin: origin },
      redirect: 'manual',
    });
    expect(response.status).toBe(303);
    expect(response.headers.getSetCookie().length).toBe(3);
  });

  it('has the page render forms that have an address', async () => {
    const Root = await recipe<ComponentType<{ state: CustomerFormsState; children: ReactNode }>>(
      'Root',
      page,
    );
    // The one that the recipe has imported.
    const { LoginForm } = await import('react-customer-auth');
    const forms = await recipe<CustomerAuthForms>('forms', page);
    const { state } = await forms.read(new Request(`${origin}/login?from=menu`));
    const html = renderToString(
      <Root state={state}>
        <LoginForm />
      </Root>,
    );
    expect(html).toContain('action="/api/customer"');
    expect(html).toContain('value="/login?from=menu"');
  });
});
