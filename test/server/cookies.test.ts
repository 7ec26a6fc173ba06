import { proxiedAdobeCommerce } from 'react-customer-auth/adobe-commerce';
import { createCustomerAuthProxy, readCustomerSession } from 'react-customer-auth/server';
import { proxiedShopify } from 'react-customer-auth/shopify';
import { createFakeAdobeCommerce, createFakeShopify } from 'react-customer-auth/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSeal } from '../../src/server/seal';
import { json } from './hostile/attack';
import { cookiesOf, grace, onAdobe, onShopify, openStage, secret } from './hostile/stage';
import type { Cookie, Ground } from './hostile/stage';

const day = 86_400_000;
const newSecret = 'a newer secret for tests, and for tests alone';

afterEach(() => void vi.useRealTimers());

const ageOf = ({ attributes }: Cookie) => Number(/Max-Age=(\d+)/.exec(attributes)?.[1]);
/** A page of the shop as a server renders it, for a browser with these cookies. */
const page = (cookies: Cookie[], url = 'https://shop.example/account') =>
  new Request(url, {
    headers: { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
  });

const read = (cookies: Cookie[], secrets = [secret]) =>
  readCustomerSession(page(cookies), { secrets });

/** A session as a cookie has it. */
const whole = {
  token: 'a token',
  sid: 'a session',
  tid: 'f'.repeat(32),
  former: null,
  issuedAt: 1,
  expiresAt: null,
  isImpersonated: false,
  isOfTab: false,
};

const sealedOf = (session: object) =>
  createSeal([secret], (value) => value !== undefined).close(session);

describe('the cookie', () => {
  /** The cookie of a sign-in at an address. */
  async function cookieAt(
    url: string,
    given: ReturnType<Ground['open']>['options'] & { origins?: string[] },
    ground = onShopify,
  ) {
    const proxy = createCustomerAuthProxy({ ...given, cookie: { name: 'my', secrets: [secret] } });
    const { origin } = new URL(url);
    const response = await proxy(
      new Request(url, {
        method: 'POST',
        headers: { Origin: origin, 'Content-Type': 'application/json' },
        body: JSON.stringify({
          query: `${ground.head} { ${ground.signIn(`${ground.token} ${ground.beside}`)} }`,
          variables: ground.credentials(grace),
        }),
      }),
    );
    const [cookie] = cookiesOf(response);
    if (!cookie) throw new Error('There is no cookie.');
    return cookie;
  }

  it.each([
    ['https://shop.example/api', '__Host-my-', '; Secure'],
    ['http://shop.example/api', '__Host-my-', '; Secure'],
    ['https://localhost/api', '__Host-my-', '; Secure'],
    ['http://localhost:3000/api', 'my-', ''],
    ['http://127.0.0.1:3000/api', 'my-', ''],
    ['http://[::1]:3000/api', 'my-', ''],
    ['http://127.100.20.53:3000/api', 'my-', ''],
    ['http://localhost.evil.example/api', '__Host-my-', '; Secure'],
    ['http://evil-localhost/api', '__Host-my-', '; Secure'],
  ])('of %s is %s…%s', async (url, prefix, secure) => {
    const { name, attributes } = await cookieAt(url, onShopify.open().options);
    expect(name).toMatch(new RegExp(`^${prefix}[0-9a-f]{32}$`));
    expect(attributes).toMatch(
      new RegExp(`^; Max-Age=\\d+; Path=/; HttpOnly; SameSite=Lax${secure}$`),
    );
  });

  it('goes without Secure where every origin is plain HTTP on this machine', async () => {
    const url = 'http://localhost:3000/api';
    const { options } = onShopify.open();
    const given = { ...options, origins: ['http://localhost:3000'] };
    expect((await cookieAt(url, given)).name).toMatch(/^my-/);
  });

  it('lasts as long as a token of Shopify’s', async () => {
    const { options } = onShopify.open();
    const age = ageOf(await cookieAt('https://a.example/', options));
    expect(Math.abs(age - (42 * day) / 1_000)).toBeLessThan(3);
  });

  it.each([
    ['not told', {}, 400 * day],
    ['at the moment of its making', { expiresAt: () => new Date().toISOString() }, 400 * day],
    ['no date', { expiresAt: () => 'soon' }, 400 * day],
    ['in a thousand years', { expiresAt: () => '3026-01-01T00:00:00Z' }, 400 * day],
  ])('lasts for as long as a browser keeps one where the end is %s', async (_, options, life) => {
    const shop = createFakeShopify({ customers: [grace], ...options });
    const { url, fetchOptions } = shop.connection;
    const upstream = { url, headers: fetchOptions.headers, fetch: shop.fetch };
    const ground = _ === 'not told' ? { ...onShopify, beside: '__typename' } : onShopify;
    const cookie = await cookieAt(
      'https://a.example/',
      { backend: proxiedShopify(), upstream },
      ground,
    );
    expect(ageOf(cookie)).toBe(life / 1_000);
  });

  it.each([
    ['a JWT that tells', 'jwt', undefined, 3_600],
    ['a JWT that tells, whatever the app thinks', 'jwt', 60_000, 3_600],
    ['a token that tells nothing', 'opaque', undefined, (400 * day) / 1_000],
    ['a token that tells nothing, and an app that knows', 'opaque', 60_000, 60],
    ['an encrypted one, and an app that knows', 'jwe', 60_000, 60],
  ] as const)('lasts as long as %s', async (_, tokens, tokenLifetime, age) => {
    const shop = createFakeAdobeCommerce({ customers: [grace], tokens });
    const backend = proxiedAdobeCommerce(tokenLifetime === undefined ? {} : { tokenLifetime });
    const upstream = { url: shop.connection.url, fetch: shop.fetch };
    expect(ageOf(await cookieAt('https://a.example/', { backend, upstream }, onAdobe))).toBe(age);
  });

  it('is opened by former secrets, and sealed by the newest', async () => {
    const at = await openStage(onShopify);
    expect(await read([at.cookie], [newSecret, secret])).toMatchObject({ status: 'signedIn' });
    expect(await read([at.cookie], [newSecret])).toMatchObject({ status: 'signedOut' });
    const rotated = await openStage(onShopify, { cookie: { secrets: [newSecret, secret] } });
    expect(await read([rotated.cookie], [newSecret])).toMatchObject({ status: 'signedIn' });
    expect(await read([rotated.cookie], [secret])).toMatchObject({ status: 'signedOut' });
  });

  it.each([[[]], [['short']], [[secret, 'x'.repeat(31)]]])('is not made with %j', (secrets) => {
    const { options } = onShopify.open();
    expect(() => createCustomerAuthProxy({ ...options, cookie: { secrets } })).toThrow(
      '32 characters',
    );
  });

  it('is one of eight at most: the oldest goes', async () => {
    const at = await openStage(onShopify);
    const jar = new Map([[at.cookie.name, at.cookie.value]]);
    const first = at.cookie.name;
    for (let count = 0; count < 8; count++) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      const response = await at.send(
        at.request({
          query: `${onShopify.head} { ${onShopify.signIn('accessToken')} }`,
          variables: onShopify.credentials(grace),
          headers: {
            Cookie:
              `${[...jar].map((pair) => pair.join('=')).join('; ')}; __Host-customer-b-${'f'.repeat(32)}=another app’s`.replace(
                '’',
                '',
              ),
          },
        }),
      );
      for (const { name, value, attributes } of cookiesOf(response)) {
        expect(name).toMatch(/^__Host-customer-[0-9a-f]{32}$/);
        if (attributes.includes('Max-Age=0')) jar.delete(name);
        else jar.set(name, value);
      }
    }
    expect(jar.size).toBe(8);
    expect(jar.has(first)).toBe(false);
  });
});

describe('how many cookies there are', () => {
  /** The cookies that a sign-in sets in a browser with these, by whether they are dropped. */
  async function changesWith(cookies: string[]) {
    const at = await openStage(onShopify);
    const response = await at.send(
      at.request({
        query: `${onShopify.head} { ${onShopify.signIn('accessToken')} }`,
        variables: onShopify.credentials(grace),
        headers: { Cookie: cookies.map((name) => `${name}=of another secret`).join('; ') },
      }),
    );
    const changes = cookiesOf(response);
    return {
      dropped: changes.filter(({ value }) => !value).map(({ name }) => name),
      kept: changes.filter(({ value }) => value).length,
    };
  }

  const names = Array.from({ length: 8 }, (_, at) => `__Host-customer-${String(at).repeat(32)}`);

  it('does not matter while there are few: another server may have a newer secret', async () => {
    expect(await changesWith(names.slice(0, 7))).toEqual({ dropped: [], kept: 1 });
  });

  it('has those go that cannot be opened, where there are too many', async () => {
    expect(await changesWith(names)).toEqual({ dropped: names, kept: 1 });
  });

  it('is told without those that this answer brings anew', async () => {
    const at = await openStage(onShopify, {}, (_, { token }) =>
      json({ data: { customerAccessTokenRenew: { customerAccessToken: { accessToken: token } } } }),
    );
    const query =
      'mutation($token: ID!) { customerAccessTokenRenew(customerAccessToken: $token) { customerAccessToken { accessToken } } }';
    const own = { [at.cookie.name]: at.cookie.value };
    /** What is dropped of those beside the own. */
    const droppedOf = async (others: Record<string, string>) => {
      const Cookie = Object.entries({ ...own, ...others }).map((pair) => pair.join('='));
      const headers = { Cookie: Cookie.join('; ') };
      const changes = cookiesOf(await at.send(at.request({ query, headers })));
      expect(changes).toHaveLength(changes.filter(({ value }) => !value).length + 1);
      return changes.filter(({ value }) => !value).map(({ name }) => name);
    };
    const sealed = (at: number) => sealedOf({ ...whole, tid: String(at).repeat(32), issuedAt: at });
    const all = await Promise.all(names.map(async (name, at) => [name, await sealed(at)] as const));
    expect(await droppedOf(Object.fromEntries(all.slice(1)))).toEqual([]);
    expect(await droppedOf(Object.fromEntries(all))).toEqual(names.slice(0, 1));
  });

  it('is told without the marks beside them', async () => {
    const marks = names.map((name) => `${name}-unclaimed`);
    expect(await changesWith(marks)).toEqual({ dropped: [], kept: 1 });
  });
});

describe('a cookie of this secret', () => {
  async function readSealed(session: object) {
    const value = await sealedOf(session);
    return read([{ name: `__Host-customer-${whole.tid}`, value, attributes: '' }]);
  }

  it.each([[{}], [{ former: 'e'.repeat(32) }], [{ expiresAt: Date.now() + day }]])(
    'is a session where it is whole, with %j',
    async (changes) => {
      const session = { ...whole, ...changes };
      const { sid: id, issuedAt, expiresAt } = session;
      const impersonation = null;
      const expected = { status: 'signedIn', id, issuedAt, expiresAt, impersonation };
      expect(await readSealed(session)).toEqual(expected);
    },
  );

  it.each(Object.keys(whole).flatMap((key) => [undefined, {}].map((value) => ({ key, value }))))(
    'is none where another version has written its $key as $value',
    async ({ key, value }) => {
      const session = { ...whole, [key]: value };
      expect(await readSealed(session)).toEqual({ status: 'signedOut', reason: 'none' });
    },
  );

  it('is over in the very millisecond that it says', async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
    const expiresAt = Date.now() + 1;
    expect(await readSealed({ ...whole, expiresAt })).toMatchObject({ status: 'signedIn' });
    vi.setSystemTime(expiresAt);
    expect(await readSealed({ ...whole, expiresAt })).toMatchObject({ status: 'signedOut' });
  });
});

describe('who is signed in, for a server', () => {
  it('is the newest session', async () => {
    const at = await openStage(onShopify);
    const before = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const { cookie } = await at.signIn(grace);
    for (const cookies of [
      [at.cookie, cookie],
      [cookie, at.cookie],
    ]) {
      const session = await read(cookies);
      expect(session).toEqual({
        status: 'signedIn',
        id: expect.any(String) as string,
        issuedAt: expect.any(Number) as number,
        expiresAt: null,
        impersonation: null,
      });
      expect(session.status === 'signedIn' && session.issuedAt).toBeGreaterThan(before);
    }
  });

  it('is nobody without a cookie, with a wrong one, and after its end', async () => {
    const nobody = { status: 'signedOut', reason: 'none' };
    const shop = createFakeAdobeCommerce({
      customers: [grace, { ...grace, email: 'ada@example.com', password: 'correcthorse' }],
    });
    const upstream = { url: shop.connection.url, fetch: shop.fetch };
    const at = await openStage({
      ...onAdobe,
      open: () => ({ shop, options: { backend: proxiedAdobeCommerce(), upstream } }),
    });
    expect(await read([])).toEqual(nobody);
    expect(await read([{ ...at.cookie, value: 'x' }])).toEqual(nobody);
    expect(await read([at.cookie])).toMatchObject({ status: 'signedIn' });
    vi.useFakeTimers({ now: Date.now() + 61 * 60_000, toFake: ['Date'] });
    expect(await read([at.cookie])).toEqual(nobody);
  });

  it.each([
    ['planted under a plain name', '', ['https://shop.example'], 'signedOut'],
    ['kept under the safe one', '__Host-', ['https://shop.example'], 'signedIn'],
    ['kept on this machine', '', undefined, 'signedIn'],
  ])('goes by its address where a cookie is %s', async (_, prefix, origins, status) => {
    const at = await openStage(onShopify);
    const cookie = { ...at.cookie, name: at.cookie.name.replace('__Host-', prefix) };
    // As what stands before the server has it.
    const request = page([cookie], 'http://localhost:3000/account');
    const options = { secrets: [secret], ...(origins && { origins }) };
    expect(await readCustomerSession(request, options)).toMatchObject({ status });
  });

  it('is not whom a support agent stands for', async () => {
    const shop = createFakeAdobeCommerce({
      customers: [{ email: 'ada@example.com', password: 'correcthorse', allowsAssistance: true }],
    });
    const upstream = { url: shop.connection.url, fetch: shop.fetch };
    const ground = {
      ...onAdobe,
      open: () => ({ shop, options: { backend: proxiedAdobeCommerce(), upstream } }),
    };
    const at = await openStage(ground);
    const agent = await at.signIn({
      email: 'ada@example.com',
      password: shop.secretFor('code', 'ada@example.com'),
    });
    expect(await read([agent.cookie])).toEqual({ status: 'signedOut', reason: 'none' });
    expect(await read([agent.cookie, at.cookie])).toMatchObject({ status: 'signedIn' });
  });
});
