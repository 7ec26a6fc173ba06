import { proxiedAdobeCommerce } from 'react-customer-auth/adobe-commerce';
import { createCustomerAuthProxy } from 'react-customer-auth/server';
import { proxiedShopify } from 'react-customer-auth/shopify';
import { createFakeAdobeCommerce } from 'react-customer-auth/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { json } from './hostile/attack';
import { cookiesOf, grounds, onAdobe, onShopify, openStage, secret } from './hostile/stage';

describe('an answer of the shop', () => {
  it('is looked through in no time, whatever it repeats of the request', async () => {
    const alias = 'eyJ'.repeat(30_000);
    const answer = {
      data: Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`a${n}${alias}`, 'x'])),
    };
    const at = await openStage(onAdobe, {}, () => json(answer));
    const start = performance.now();
    const response = await at.send(at.request({ query: `{ ${alias}: products }` }));
    expect(response.status).toBe(200);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it.each([
    ['a token of a module, further down', { session: { customer_token: 'Opaque-1' } }],
    ['one under another name', { session: { accessToken: 'Opaque-2' } }],
  ])('loses %s', async (_, made) => {
    const at = await openStage(onAdobe, {}, () => json({ data: { createAndLogin: made } }));
    const query = 'mutation { createAndLogin { session { customer_token accessToken } } }';
    expect(await (await at.send(at.request({ query }))).text()).not.toContain('Opaque');
  });

  it('keeps what only looks like a short token elsewhere', async () => {
    const at = await openStage(onAdobe, {}, () =>
      json({ data: { x: { token: 'sku' }, products: 'sku' } }),
    );
    const response = await at.send(at.request({ query: 'mutation { x { token } products }' }));
    expect(await response.text()).toContain('"products":"sku"');
  });

  it.each([
    ['loses a token of sixteen letters', 16],
    ['keeps what is shorter', 15],
  ])('%s in an error', async (what, length) => {
    const token = 'abcdefghijklmnop'.slice(0, length);
    const at = await openStage(onAdobe, {}, () =>
      json({ data: { x: { token } }, errors: [{ message: token }] }),
    );
    const text = await (await at.send(at.request({ query: 'mutation { x { token } }' }))).text();
    expect(text.includes(token)).toBe(what.startsWith('keeps'));
  });

  it('has in the place of the customer’s token the handle that the page knows', async () => {
    const at = await openStage(onShopify, {}, (_, { token }) =>
      json({ data: null, errors: [{ message: token }] }),
    );
    expect(await (await at.send(at.request())).text()).toContain(`"${at.handle}"`);
  });

  it('loses a token in an error, however it is quoted', async () => {
    const token = 'a"quoted\\token-of-a-shop';
    const at = await openStage(onAdobe, {}, () =>
      json({ data: { x: { token } }, errors: [{ message: token }] }),
    );
    const response = await at.send(at.request({ query: 'mutation { x { token } }' }));
    expect(JSON.stringify(await response.json())).not.toContain('quoted');
  });
});

describe('a request', () => {
  const deep = (levels: number): unknown => (levels ? { a: deep(levels - 1) } : 1);
  const query = 'query($a: X) { a(b: $a) }';

  it('has variables twenty levels deep, and no deeper', async () => {
    const at = await openStage(onShopify);
    expect((await at.send(at.request({ query, variables: deep(20) }))).status).not.toBe(400);
    expect((await at.send(at.request({ query, variables: deep(21) }))).status).toBe(400);
  });

  it('that would exhaust the parser is told that it is too deep', async () => {
    const at = await openStage(onShopify);
    const response = await at.send(at.request({ query: `{a(b:${'['.repeat(40_000)}` }));
    expect(await response.text()).toContain('may not be so deep');
  });

  it('comes whole, though it is cut in the middle of a sign', async () => {
    const at = await openStage(onShopify);
    const variables = { a: 'ü€😀' };
    const text = JSON.stringify({ query: 'query($a: ID!) { node(id: $a) { id } }', variables });
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of new TextEncoder().encode(text)) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    await at.send(at.request({ body }));
    expect(JSON.parse(at.lastInit()?.body ?? '{}')).toMatchObject({ variables });
  });

  it.each([{}, { 'Content-Length': '100001' }])(
    'that is too large is not read to its end, with %j',
    async (headers) => {
      const at = await openStage(onShopify);
      const cancel = vi.fn();
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(60_000)),
        cancel,
      });
      expect((await at.send(at.request({ body, headers }))).status).toBe(413);
      expect(cancel).toHaveBeenCalledOnce();
    },
  );

  it('leaves no timer behind', async () => {
    const at = await openStage(onShopify);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    expect((await at.send(at.request())).status).toBe(200);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['in lists', 'query($a: ID!) { nodes(ids: [$a]) { id } }', 'x'],
    ['as lists', 'query($a: [[ID!]!]!) { nodes(ids: $a) { id } }', [['x'], ['y', 7]]],
    ['as null', 'query($a: A) { nodes(ids: $a) { id } }', { b: null }],
  ])('goes on with what it has %s', async (_, query, a) => {
    const at = await openStage(onShopify);
    await at.send(at.request({ query, variables: { a } }));
    expect(JSON.parse(at.lastInit()?.body ?? '{}')).toMatchObject({ variables: { a } });
  });

  it.each([
    ['as an input field', '(input: { identity: { customerAccessToken: $a } })', (a: string) => a],
    ['in an object', '(input: $a)', (customerAccessToken: string) => ({ customerAccessToken })],
    ['in a list', '(customerAccessToken: $a)', (a: string) => [a]],
  ])('goes on with the token in the place of a handle %s', async (_, place, write) => {
    const at = await openStage(onShopify, {}, () => json({ data: {} }));
    const variables = { a: write(at.handle) };
    await at.send(at.request({ query: `query($a: A) { cart${place} { id } }`, variables }));
    const sent: unknown = JSON.parse(at.lastInit()?.body ?? '{}');
    expect(sent).toMatchObject({ variables: { a: write(at.token) } });
  });

  it('by another method hears of the right one', async () => {
    const at = await openStage(onShopify);
    expect((await at.send(at.request({ method: 'PUT' }))).headers.get('Allow')).toBe('POST');
  });
});

describe('a logout', () => {
  it.each(grounds)('on $name reaches the shop though the browser hangs up', async (ground) => {
    let signal: AbortSignal | null | undefined;
    const at = await openStage(ground, {}, (init) => {
      signal = init.signal;
      return json({ data: null });
    });
    const leaving = new AbortController();
    const revocation = at.request({
      query: ground.revoke,
      variables: { token: at.handle },
      headers: { Authorization: `Bearer ${at.handle}` },
    });
    const coming = at.send(new Request(revocation, { signal: leaving.signal }));
    leaving.abort();
    const response = await coming;
    expect(signal?.aborted).toBe(false);
    expect(cookiesOf(response).map(({ name }) => name)).toEqual([at.cookie.name]);
  });
});

describe('cookies', () => {
  it.each(['of an agent', 'of this tab'])('%s go first when there are too many', async (whose) => {
    const at = await openStage(onShopify);
    const query = `${onShopify.head} { ${onShopify.signIn(`${onShopify.token} ${onShopify.beside}`)} }`;
    const variables = onShopify.credentials({
      email: 'ada@example.com',
      password: 'correcthorse',
    });
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const jar = new Map([[at.cookie.name, at.cookie.value]]);
    for (let count = 0; count < 12; count++) {
      vi.setSystemTime(Date.now() + 1_000);
      const Cookie = [...jar].map((pair) => pair.join('=')).join('; ');
      const request = at.request({
        query,
        variables,
        headers: { 'Customer-Session': whose, Cookie },
      });
      for (const { name, value, attributes } of cookiesOf(await at.send(request))) {
        if (attributes.includes('Max-Age=0')) jar.delete(name);
        else jar.set(name, value);
      }
    }
    expect(jar.size).toBe(8);
    expect([...jar.keys()]).toContain(at.cookie.name);
  });

  it('of an agent who came by the ordinary sign-in go with the browser', async () => {
    const ada = { email: 'ada@example.com', password: 'correcthorse', allowsAssistance: true };
    const shop = createFakeAdobeCommerce({ customers: [ada] });
    const at = await openStage({
      ...onAdobe,
      open: () => ({
        shop,
        options: {
          backend: proxiedAdobeCommerce(),
          upstream: { url: shop.connection.url, fetch: shop.fetch },
        },
      }),
    });
    const password = shop.secretFor('code', ada.email);
    const agent = await at.signIn({ email: ada.email, password });
    expect(agent.cookie.attributes).not.toContain('Max-Age');
  });

  it('are secured for pages of the shop, though the server takes itself for localhost', async () => {
    const at = await openStage(onShopify, { origins: ['https://shop.example'] });
    const query = `${onShopify.head} { ${onShopify.signIn(`${onShopify.token} ${onShopify.beside}`)} }`;
    const variables = onShopify.credentials({
      email: 'ada@example.com',
      password: 'correcthorse',
    });
    const asked = at.request({ query, variables });
    const [cookie] = cookiesOf(await at.send(new Request('http://localhost:3000/', asked)));
    expect(cookie?.name).toMatch(/^__Host-/);
    expect(cookie?.attributes).toContain('Secure');
  });

  it('are taken up to 4,096 bytes, name and all', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => told.mockRestore());
    let token = 'x'.repeat(2_740);
    const at = await openStage(onAdobe, {}, () =>
      json({ data: { generateCustomerToken: { token } } }),
    );
    const query = 'mutation { generateCustomerToken(email: "a", password: "b") { token } }';
    let largest = 0;
    for (; token.length < 2_820; token += 'x') {
      const [cookie] = cookiesOf(await at.send(at.request({ query })));
      if (cookie) largest = `${cookie.name}=${cookie.value}`.length;
    }
    expect(told).toHaveBeenCalled();
    expect(largest).toBe(4_096);
  });

  it('that no browser would take are an error, and not a sign-in', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => told.mockRestore());
    const token = 'x'.repeat(4_000);
    const at = await openStage(onAdobe, {}, () =>
      json({ data: { generateCustomerToken: { token } } }),
    );
    const query = 'mutation { generateCustomerToken(email: "a", password: "b") { token } }';
    const response = await at.send(at.request({ query }));
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ errors: [{ message: 'The proxy has failed.' }] });
    expect(cookiesOf(response)).toEqual([]);
    expect(String(told.mock.calls[0]?.[0])).toMatch(/a token of 4000 characters/);
    expect(String(told.mock.calls[0]?.[0])).not.toContain('xxx');
  });
});

it('a header that cannot be sent is told of at once, without its value', () => {
  const create = () =>
    createCustomerAuthProxy({
      backend: proxiedShopify(),
      upstream: { url: 'https://shop.example.com', headers: { 'X-Token': 'shpat_1\nshpat_2' } },
      cookie: { secrets: [secret] },
    });
  expect(create).toThrow(/“X-Token”.*line break/);
  expect(create).not.toThrow(/shpat/);
});
