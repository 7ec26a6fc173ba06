import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFakeAdobeCommerce, createFakeShopify } from 'react-customer-auth/testing';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { recipe } from '../support/recipe';

const ada = { email: 'ada@example.com', password: 'analytical' };
const origin = 'https://shop.example.com';
const page = 'http-only.md';

/** Listens on this machine for as long as a test runs. */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

const onShopify = {
  query:
    'mutation ($input: CustomerAccessTokenCreateInput!) { customerAccessTokenCreate(input: $input) { customerAccessToken { accessToken expiresAt } } }',
  variables: { input: ada },
};
const onAdobe = {
  query:
    'mutation ($email: String!, $password: String!) { generateCustomerToken(email: $email, password: $password) { token } }',
  variables: ada,
};

const post = (body: object, from = origin): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Origin: from },
  body: JSON.stringify(body),
});

/** Demands that a sign-in has brought a handle and a sealed cookie, and no token. */
async function expectSealed(response: Response, [token = '']: string[]) {
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(token).not.toBe('');
  expect(text).toContain('rca.');
  expect(text + JSON.stringify([...response.headers])).not.toContain(token);
  expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/HttpOnly/)]);
}

beforeEach(() => {
  vi.stubEnv('PRIVATE_TOKEN', 'private');
  vi.stubEnv('SESSION_SECRET', 'a secret for tests, and for tests alone');
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('the proxy, mounted as the documentation says', () => {
  /** A shop on this machine, where the examples look for it. */
  async function openShop() {
    const shop = createFakeShopify({ customers: [ada], storefrontAccessToken: 'private' });
    vi.stubEnv('STOREFRONT_URL', await listen(createServer(shop.listener)));
    return shop;
  }

  it('serves in Next.js', async () => {
    const shop = await openShop();
    const handle = await recipe<(request: Request) => Promise<Response>>('POST', page);
    const request = new Request(`${origin}/api/storefront`, post(onShopify));
    await expectSealed(await handle(request), shop.livingTokens());
  });

  it('serves in React Router and Hydrogen', async () => {
    const shop = await openShop();
    const action = await recipe<(args: { request: Request }) => Promise<Response>>('action', page);
    const request = new Request(`${origin}/api/storefront`, post(onShopify));
    await expectSealed(await action({ request }), shop.livingTokens());
  });

  it('serves in Hydrogen, from the environment that its context has', async () => {
    const shop = createFakeShopify({ customers: [ada], storefrontAccessToken: 'private' });
    vi.stubGlobal('fetch', shop.fetch);
    const action = await recipe<
      (args: { request: Request; context: { env: object } }) => Promise<Response>
    >('action', 'hydrogen.md');
    const env = {
      PUBLIC_STORE_DOMAIN: 'my-shop.myshopify.com',
      PRIVATE_STOREFRONT_API_TOKEN: 'private',
      SESSION_SECRET: 'a secret for tests, and for tests alone',
    };
    const sent = () => {
      const request = new Request(`${origin}/api/storefront`, post(onShopify));
      request.headers.set('oxygen-buyer-ip', '192.0.2.7');
      return request;
    };
    await expectSealed(await action({ request: sent(), context: { env } }), shop.livingTokens());
    const [{ url, headers } = expect.fail('Nothing was sent.')] = shop.requests;
    expect(url).toBe('https://my-shop.myshopify.com/api/2026-04/graphql.json');
    expect(headers['shopify-storefront-buyer-ip']).toBe('192.0.2.7');
    expect((await action({ request: sent(), context: { env } })).status).toBe(200);
  });

  it('serves in Express', async () => {
    const shop = await openShop();
    const app = await recipe<Parameters<typeof createServer>[1]>('expressApp');
    const url = await listen(createServer(app ?? (() => {})));
    await expectSealed(await fetch(`${url}/api/storefront`, post(onShopify)), shop.livingTokens());
  });

  it('serves in Node alone', async () => {
    const shop = await openShop();
    const url = await listen(await recipe<Server>('nodeServer'));
    await expectSealed(await fetch(url, post(onShopify)), shop.livingTokens());
  });

  it('serves in Hono', async () => {
    const shop = createFakeAdobeCommerce({ customers: [ada] });
    vi.stubGlobal('fetch', shop.fetch);
    const app = await recipe<{ request: (url: string, init: RequestInit) => Promise<Response> }>(
      'honoApp',
    );
    const response = await app.request(`${origin}/api/storefront`, post(onAdobe));
    await expectSealed(response, shop.livingTokens());
  });
});

describe('the recipe for a limit', () => {
  it('lets ten attempts a minute through, for each address', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const limit =
      await recipe<(request: Request, fields: string[]) => Promise<number | null>>('limitAttempts');
    const from = (address: string, field = 'customerAccessTokenCreate') =>
      limit(new Request(origin, { headers: { 'X-Real-IP': address } }), [field]);
    for (let attempt = 0; attempt < 10; attempt++) expect(await from('192.0.2.1')).toBeNull();
    vi.setSystemTime(Date.now() + 20_000);
    expect(await from('192.0.2.1')).toBe(40);
    expect(await from('192.0.2.2')).toBeNull();
    const aliased = Array.from({ length: 11 }, () => 'customerAccessTokenCreate');
    expect(
      await limit(new Request(origin, { headers: { 'X-Real-IP': '192.0.2.3' } }), aliased),
    ).toBe(60);
    expect(await from('192.0.2.1', 'products')).toBeNull();
    vi.setSystemTime(Date.now() + 40_001);
    expect(await from('192.0.2.1')).toBeNull();
  });

  it('throws where nothing sets the header, and lets through what needs no address', async () => {
    const limit =
      await recipe<(request: Request, fields: string[]) => Promise<number | null>>('limitAttempts');
    const request = new Request(origin);
    await expect(limit(request, ['customerAccessTokenCreate'])).rejects.toThrow('x-real-ip');
    expect(await limit(request, ['products'])).toBeNull();
  });
});
