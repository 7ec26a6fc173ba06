import { readFileSync } from 'node:fs';
import { createFakeAdobeCommerce, createFakeShopify } from 'react-customer-auth/testing';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { secret } from '../support/proxied';
import { recipe } from '../support/recipe';

type Handle = (request: Request) => Promise<Response>;

const page = 'http-only.md';
const origin = 'https://shop.example.com';
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

beforeEach(() => {
  vi.stubEnv('STOREFRONT_URL', 'https://my-shop.myshopify.com/api/2026-04/graphql.json');
  vi.stubEnv('PRIVATE_TOKEN', 'private');
  vi.stubEnv('SESSION_SECRET', secret);
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const sent = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Origin: origin, ...headers },
  body: JSON.stringify(body),
});
const recoveries = (count: number) =>
  Array.from({ length: count }, (_, at) => `m${at}: customerRecover(email: "") { __typename }`);
const mutations = (count: number) => sent({ query: `mutation { ${recoveries(count).join(' ')} }` });

describe('the proxy, as its guide says', () => {
  async function openShopify() {
    const shop = createFakeShopify({ storefrontAccessToken: 'private' });
    vi.stubGlobal('fetch', shop.fetch);
    const handle = await recipe<Handle>('POST', page);
    return { shop, send: (init: RequestInit) => handle(new Request(origin, init)) };
  }

  it.each<[string, RequestInit, number]>([
    ['a GET', { headers: { Origin: origin } }, 405],
    ['a form', sent('', { 'Content-Type': 'application/x-www-form-urlencoded' }), 415],
    ['two operations', sent({ query: 'query A { shop { id } } query B { shop { id } }' }), 400],
    ['a batch', sent([{ query: '{ shop { id } }' }]), 400],
    ['a persisted query', sent({ extensions: { persistedQuery: { sha256Hash: '' } } }), 400],
    ['a subscription', sent({ query: 'subscription { orders { id } }' }), 400],
    ['a question about the schema', sent({ query: '{ __schema { types { name } } }' }), 403],
    ['a question about a type', sent({ query: '{ __type(name: "Shop") { name } }' }), 403],
    ['six mutations', mutations(6), 400],
  ])('refuses %s', async (_, init, status) => {
    const { shop, send } = await openShopify();
    const response = await send(init);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ message: expect.any(String) }] });
    expect(shop.requests).toEqual([]);
  });

  it('serves five mutations', async () => {
    const { shop, send } = await openShopify();
    expect((await send(mutations(5))).status).toBe(200);
    expect(shop.requests).toHaveLength(1);
  });

  const ofBrowser = {
    Authorization: 'Bearer made-up',
    Cookie: 'a=b',
    'Content-Currency': 'EUR',
    'Shopify-Storefront-Buyer-IP': '192.0.2.7',
    Store: 'german',
    'User-Agent': 'a browser',
    'X-ReCaptcha': 'passed',
  };
  const own = ['accept', 'content-type'];

  it('sends nothing of a browser’s headers on to Shopify', async () => {
    const { shop, send } = await openShopify();
    await send(sent({ query: '{ shop { name } }' }, ofBrowser));
    const [{ headers } = expect.fail('Nothing was sent.')] = shop.requests;
    expect(Object.keys(headers).sort()).toEqual([...own, 'shopify-storefront-private-token']);
  });

  it('sends three of them on to Adobe Commerce', async () => {
    const shop = createFakeAdobeCommerce();
    vi.stubGlobal('fetch', shop.fetch);
    const app = await recipe<{ request: (url: string, init: RequestInit) => Promise<Response> }>(
      'honoApp',
      page,
    );
    const query = '{ storeConfig { store_code } }';
    await app.request(`${origin}/api/storefront`, sent({ query }, ofBrowser));
    const [{ headers } = expect.fail('Nothing was sent.')] = shop.requests;
    const passed = ['content-currency', 'store', 'x-recaptcha'];
    expect(Object.keys(headers).sort()).toEqual([...own, ...passed].sort());
  });
});

describe('the table of options', () => {
  /** The names of an interface's properties. */
  function propertiesOf(path: string, name: string): string[] {
    const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest);
    const found = file.statements.find(
      (one) => ts.isInterfaceDeclaration(one) && one.name.text === name,
    );
    if (!found || !ts.isInterfaceDeclaration(found)) throw new Error(`There is no ${name}.`);
    return found.members.map((one) => one.name?.getText(file) ?? '');
  }

  it('has each of them', () => {
    const inner = new Map([
      ['upstream', propertiesOf('src/server/upstream.ts', 'Upstream')],
      ['cookie', propertiesOf('src/server/cookies.ts', 'CookieOptions')],
    ]);
    const options = propertiesOf('src/server/proxy.ts', 'CustomerAuthProxyOptions').flatMap(
      (name) => inner.get(name)?.map((one) => `${name}.${one}`) ?? [name],
    );
    const [table = ''] = /^\| option .*?\n\n/ms.exec(read(`docs/${page}`)) ?? [];
    const named = [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);
    expect(options).toContain('upstream.fetch');
    expect(named.sort()).toEqual(options.sort());
  });
});
