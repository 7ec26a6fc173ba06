import { createCustomerAuthProxy } from 'react-customer-auth/server';
import { describe, expect, it, vi } from 'vitest';
import { json } from './hostile/attack';
import {
  cookiesOf,
  grace,
  grounds,
  onAdobe,
  onShopify,
  openStage,
  privateToken,
  secret,
} from './hostile/stage';
import type { Stage } from './hostile/stage';

const headersOf = (at: Stage) => new Headers(at.lastInit()?.headers);

describe.each(grounds)('what goes to the shop, on $name', (ground) => {
  it('is the customer’s token, and nothing that only concerns this server', async () => {
    const at = await openStage(ground);
    const response = await at.send(
      at.request({
        headers: {
          Referer: 'https://shop.example/account',
          'X-Forwarded-For': '6.6.6.6',
          'X-Real-IP': '6.6.6.6',
          'Shopify-Storefront-Buyer-IP': '6.6.6.6',
          'X-Custom': 'a',
          'User-Agent': 'a',
          'Accept-Language': 'de',
        },
      }),
    );
    expect(await response.json()).toEqual({ data: { customer: { email: 'ada@example.com' } } });
    const own = {
      Shopify: ['x-shopify-storefront-access-token'],
      'Adobe Commerce': ['authorization', 'x-private'],
    };
    expect(at.lastInit()).toMatchObject({ method: 'POST', redirect: 'manual' });
    for (const name of ['Accept', 'Content-Type']) {
      expect(headersOf(at).get(name)).toBe('application/json');
    }
    expect([...headersOf(at).keys()]).toEqual(
      ['accept', ...own[ground.name], 'content-type'].sort(),
    );
  });

  it('has headers that a browser cannot replace', async () => {
    const at = await openStage(ground);
    const own = { 'X-Shopify-Storefront-Access-Token': 'mine', 'X-Private': 'mine' };
    await at.send(at.request({ headers: own }));
    expect(JSON.stringify([...headersOf(at)])).toContain(privateToken);
    expect(JSON.stringify([...headersOf(at)])).not.toContain('mine');
  });

  it('is no bearer that is not this proxy’s', async () => {
    const at = await openStage(ground);
    await at.send(at.request({ query: ground.public, headers: { Authorization: 'Basic YTpi' } }));
    await at.send(
      at.request({ query: ground.public, headers: { Authorization: 'Bearer ey.a.b' } }),
    );
    expect(headersOf(at).has('Authorization')).toBe(false);
  });

  it('is a bearer of this proxy’s where the shop takes tokens by a header alone', async () => {
    const at = await openStage(ground);
    const headers = { Authorization: `Bearer ${at.handle}` };
    await at.send(at.request({ query: ground.public, headers }));
    const token = ground.name === 'Shopify' ? null : `Bearer ${at.token}`;
    expect(headersOf(at).get('Authorization')).toBe(token);
  });

  it('is the document as it was understood', async () => {
    const at = await openStage(ground);
    await at.send(at.request({ query: '#a\r{,b: __typename }', variables: { c: 1 } }));
    expect(JSON.parse(at.lastInit()?.body ?? '')).toEqual({
      query: '{\n  b: __typename\n}',
      operationName: null,
      variables: {},
    });
  });

  it('stops when the browser hangs up', async () => {
    let signal: AbortSignal | null | undefined;
    const at = await openStage(ground, {}, (init) => {
      signal = init.signal;
      return new Promise((_, reject) => signal?.addEventListener('abort', reject));
    });
    const browser = new AbortController();
    const answered = at.send(new Request(at.request(), { signal: browser.signal }));
    await vi.waitFor(() => expect(signal).toBeDefined());
    browser.abort();
    expect((await answered).status).toBe(502);
    expect(signal?.aborted).toBe(true);
  });

  it('is each customer’s own, for two at once', async () => {
    const at = await openStage(ground);
    const other = await at.signIn(grace);
    const cookies = [at.cookie, other.cookie].map(({ name, value }) => `${name}=${value}`);
    const ask = (handle: string) => {
      const { headers, ...parts } = ground.asCustomer(handle);
      return at.send(at.request({ ...parts, headers: { ...headers, Cookie: cookies.join('; ') } }));
    };
    const answers = await Promise.all([at.handle, other.handle, at.handle].map(ask));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(texts.map((text) => /[a-z]+@example/.exec(text)?.[0])).toEqual([
      'ada@example',
      'grace@example',
      'ada@example',
    ]);
  });
});

describe('the buyer’s address', () => {
  const trusting = (trustedIpHeader?: string) => {
    const { shop, options } = onShopify.open();
    const inits: RequestInit[] = [];
    const proxy = createCustomerAuthProxy({
      ...options,
      cookie: { secrets: [secret] },
      upstream: {
        ...options.upstream,
        ...(trustedIpHeader && { trustedIpHeader }),
        fetch: (input, init = {}) => {
          inits.push(init);
          return shop.fetch(input, init);
        },
      },
    });
    return async (headers: Record<string, string>) => {
      const body = JSON.stringify({ query: '{ shop { name } }' });
      const all = { Origin: 'https://a.example', 'Content-Type': 'application/json', ...headers };
      await proxy(new Request('https://a.example/', { method: 'POST', headers: all, body }));
      return new Headers(inits.at(-1)?.headers).get('Shopify-Storefront-Buyer-IP');
    };
  };

  it('comes from the trusted header alone', async () => {
    const addressFor = trusting('X-Real-IP');
    expect(await addressFor({ 'X-Real-IP': '203.0.113.7', 'X-Forwarded-For': '6.6.6.6' })).toBe(
      '203.0.113.7',
    );
    expect(await addressFor({ 'X-Real-IP': '2001:db8::7' })).toBe('2001:db8::7');
    expect(await addressFor({ 'Shopify-Storefront-Buyer-IP': '6.6.6.6' })).toBe(null);
    for (const none of ['localhost', '203.0.113.7 or so', 'at 203.0.113.7', '7'.repeat(46)]) {
      expect(await addressFor({ 'X-Real-IP': none })).toBe(null);
    }
    expect(await trusting()({ 'X-Real-IP': '6.6.6.6' })).toBe(null);
  });

  it('is the last of a list: what stands before it a browser may have written', async () => {
    expect(await trusting('X-Forwarded-For')({ 'X-Forwarded-For': '6.6.6.6, 203.0.113.7' })).toBe(
      '203.0.113.7',
    );
  });
});

it.each([
  { ground: onShopify, field: 'accessTokenKind' },
  { ground: onAdobe, field: 'tokenKind' },
])(
  'leaves a field alone that only begins as one of a token does, $field on $ground.name',
  async ({ ground, field }) => {
    const data = { shop: { [field]: 'x1'.repeat(16) } };
    const at = await openStage(ground, {}, () => json({ data }));
    const response = await at.send(at.request({ query: `{ shop { ${field} } }`, variables: {} }));
    expect(await response.json()).toEqual({ data });
  },
);

it('passes Adobe Commerce’s own headers on', async () => {
  const at = await openStage(onAdobe);
  const own = { Store: 'german', 'X-ReCaptcha': 'passed', 'Content-Currency': 'EUR' };
  await at.send(at.request({ headers: own }));
  expect(Object.fromEntries(headersOf(at))).toMatchObject({
    store: 'german',
    'x-recaptcha': 'passed',
    'content-currency': 'EUR',
  });
});

it.each(grounds)('has no shop call a token dead whose cookie is gone, on $name', async (ground) => {
  const at = await openStage(ground);
  const own = ground.asCustomer(at.handle);
  const variables = { token: at.handle };
  const headers = { ...own.headers, Cookie: null };
  const response = await at.send(at.request({ query: ground.revoke, variables, headers }));
  expect(response.status).toBe(410);
  expect(at.asked()).toBe(0);
  expect(at.shop.livingTokens()).toEqual([at.token]);
});

it('forgets a session without asking the shop', async () => {
  const at = await openStage(onAdobe);
  const forget = 'mutation { forgetCustomerSession }';
  const response = await at.send(at.request({ query: forget }));
  expect(await response.json()).toEqual({ data: { forgetCustomerSession: true } });
  expect(cookiesOf(response)).toMatchObject([{ name: at.cookie.name, value: '' }]);
  expect(at.asked()).toBe(0);
  expect(at.shop.livingTokens()).toHaveLength(1);
});

it('asks the app’s own limit with the fields of the operation, and lets the rest through', async () => {
  const asked: string[][] = [];
  const rateLimit = (_: Request, fields: string[]) => {
    asked.push(fields);
    return Promise.resolve(fields.includes('customer') ? 1.5 : null);
  };
  const at = await openStage(onShopify, { rateLimit });
  const response = await at.send(at.request());
  expect(response.status).toBe(429);
  expect(response.headers.get('Retry-After')).toBe('2');
  expect(asked).toEqual([['customerAccessTokenCreate'], ['customer']]);
});

it.each([
  ['30', true],
  ['Fri, 31 Dec 1999 23:59:59 GMT', true],
  ['3'.repeat(40), true],
  ['3'.repeat(41), false],
  ['30 <b>', false],
  ['<b> 30', false],
])('passes on when to come back, and nothing else: %s', async (wait, isPassed) => {
  const limited = () => json({}, { status: 429, headers: { 'Retry-After': wait } });
  const at = await openStage(onShopify, {}, limited);
  const response = await at.send(at.request());
  expect(response.headers.get('Retry-After')).toBe(isPassed ? wait : null);
});
