import { cacheExchange, Client, fetchExchange, type ClientOptions } from '@urql/core';
import {
  createCustomerAuth,
  customerAuthExchange,
  CustomerAuthError,
  isolateCustomers,
  type CustomerAuthEvent,
  type CustomerAuthOptions,
} from 'react-customer-auth';
import {
  adobeCommerce,
  loginAsCustomer,
  type AdobeCommerceOptions,
} from 'react-customer-auth/adobe-commerce';
import {
  createFakeAdobeCommerce,
  type FakeAdobeCommerce,
  type FakeAdobeCommerceOptions,
} from 'react-customer-auth/testing';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { hour, minute, pass } from '../support/time';

const ada = {
  email: 'ada@example.com',
  password: 'Analytical1',
  firstname: 'Ada',
  lastname: 'Lovelace',
};
const grace = { email: 'grace@example.com', password: 'Debugging1', firstname: 'Grace' };
const unconfirmed = { email: 'new@example.com', password: 'Confirmed1', confirmed: false };

const customerQuery = 'query Mine { customer { email } }';
const productsQuery = 'query Products { products(search: "a") { items { sku } } }';
const cartMutation = 'mutation Cart { createEmptyCart }';
const renameMutation =
  'mutation Rename { updateCustomerV2(input: { firstname: "Augusta" }) { customer { firstname } } }';

const createShop = (options?: FakeAdobeCommerceOptions) =>
  createFakeAdobeCommerce({
    customers: [{ ...ada, allowsAssistance: true }, grace, unconfirmed],
    products: [{ sku: 'a', name: 'A', price: 1 }],
    ...options,
  });

function openTheme(
  shop: FakeAdobeCommerce = createShop(),
  {
    adobe,
    client: given,
    isolates = true,
    ...options
  }: Partial<CustomerAuthOptions> & {
    adobe?: AdobeCommerceOptions;
    client?: Partial<ClientOptions>;
    isolates?: boolean;
  } = {},
) {
  const events: CustomerAuthEvent[] = [];
  const auth = createCustomerAuth({
    backend: adobeCommerce(adobe),
    key: crypto.randomUUID(),
    onEvent: (event) => events.push(event),
    ...options,
  });
  const client = new Client({
    ...shop.connection,
    ...given,
    exchanges: [
      isolates ? isolateCustomers(auth, cacheExchange) : cacheExchange,
      customerAuthExchange(auth),
      fetchExchange,
    ],
  });
  const ask = (query: string) =>
    client.query(query, {}, { requestPolicy: 'network-only' }).toPromise();
  const headersOf = (name: string) =>
    shop.requests.find(({ operationName }) => operationName === name)?.headers ?? {};
  const names = () => shop.requests.map(({ operationName }) => operationName);
  return { shop, auth, client, events, ask, headersOf, names };
}

async function signedInTheme(...args: Parameters<typeof openTheme>) {
  const theme = openTheme(...args);
  expect((await theme.auth.login(ada)).ok).toBe(true);
  theme.shop.requests.length = 0;
  return theme;
}

const kindOf = (error: { networkError?: Error | undefined } | undefined) =>
  error?.networkError instanceof CustomerAuthError ? error.networkError.kind : undefined;

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
  sessionStorage.clear();
});

const inTime = () =>
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 20), toFake: ['Date', 'setTimeout', 'clearTimeout'] });

describe('a sign-in', () => {
  it('brings a session for as long as the token says that it lives', async () => {
    inTime();
    const { auth } = openTheme();
    expect(await auth.login(ada)).toMatchObject({
      ok: true,
      data: { expiresAt: Date.now() + hour },
    });
    expect(auth.getSession()).toMatchObject({ status: 'signedIn', impersonation: null });
  });

  it.each([
    ['an encrypted token', { tokens: 'jwe' }, undefined, null],
    ['an opaque token', { tokens: 'opaque' }, 30 * minute, 30 * minute],
    ['claims without times', { claims: () => ({}) }, 30 * minute, 30 * minute],
    ['an end before the start', { claims: () => ({ iat: 9, exp: 1 }) }, 5 * minute, 5 * minute],
    ['an end that never comes', { claims: () => ({ iat: 0, exp: 1e300 }) }, 5 * minute, 5 * minute],
    ['times that are no numbers', { claims: () => ({ iat: 'x', exp: 'y' }) }, undefined, null],
    ['an end in words', { claims: () => ({ iat: 0, exp: '60' }) }, 5 * minute, 5 * minute],
    ['a start in words', { claims: () => ({ iat: '0', exp: 60 }) }, 5 * minute, 5 * minute],
    ['an end at the start', { claims: () => ({ iat: 9, exp: 9 }) }, 5 * minute, 5 * minute],
    ['a life of a century', { claims: () => ({ iat: 0, exp: 3.16e9 }) }, undefined, 3.16e12],
    ['claims that are no object', { claims: () => [] }, undefined, null],
  ] as const)('survives %s', async (_, options, tokenLifetime, life) => {
    inTime();
    const { auth } = openTheme(createShop(options), {
      adobe: tokenLifetime === undefined ? {} : { tokenLifetime },
    });
    const expiresAt = life === null ? null : Date.now() + life;
    expect(await auth.login(ada)).toMatchObject({ ok: true, data: { expiresAt } });
  });

  it('with a one-time code is a support agent’s, and stays one after a reload', async () => {
    const forAgents = { key: 'mine', adobe: { actions: [loginAsCustomer] } };
    const { shop, auth } = openTheme(createShop(), forAgents);
    await auth.login({ email: ada.email, password: shop.secretFor('code', ada.email) });
    const impersonation = { customer: ada.email, startedAt: expect.any(Number) as number };
    expect(auth.getSession()).toMatchObject({ status: 'signedIn', impersonation });
    onTestFinished(auth.watch());
    window.dispatchEvent(new Event('pagehide'));
    expect(openTheme(shop, forAgents).auth.getSession()).toMatchObject({ impersonation });
  });

  it.each(['new', 'old'] as const)(
    'is refused in words of its own, in the %s manner',
    async (manner) => {
      const translate = (message: string) => message;
      const shop = createShop({ manner, translate, loginAttempts: 2 });
      const { auth } = openTheme(shop);
      const kind = async (email: string, password: string) => {
        const outcome = await auth.login({ email, password });
        return outcome.ok ? 'in' : outcome.error.kind;
      };
      expect(await kind(ada.email, 'wrong')).toBe('credentials');
      expect(await kind(unconfirmed.email, unconfirmed.password)).toBe('unconfirmed');
      await kind(ada.email, 'wrong');
      expect(await kind(ada.email, ada.password)).toBe('credentials');
    },
  );

  it('goes by category where messages are translated', async () => {
    const { auth } = openTheme(createShop({ translate: () => 'Anmeldung fehlgeschlagen.' }));
    const outcome = await auth.login({ ...ada, password: 'wrong' });
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'credentials' } });
  });

  it('has the fields that the server complains about', async () => {
    const { auth } = openTheme();
    const outcome = await auth.login({ email: '', password: '' });
    expect(outcome).toMatchObject({
      ok: false,
      error: { kind: 'invalid' },
      fieldErrors: { email: [{ code: null, path: ['email'] }] },
    });
  });

  it('quotes no password, and loses no complaint', async () => {
    const { shop, auth } = openTheme();
    const complain = (message: string) => ({
      kind: 'http' as const,
      status: 200,
      body: { errors: [{ message, extensions: { category: 'graphql-input' } }] },
    });
    shop.inject(complain(`The value "${ada.password}" is not allowed.`));
    expect(JSON.stringify(await auth.login(ada))).not.toContain(ada.password);
    shop.inject(complain('Specify the "constructor" value.'));
    expect(await auth.login(ada)).toMatchObject({
      fieldErrors: {},
      formErrors: [{ path: ['constructor'] }],
    });
  });

  it('is the developer’s to mend where the store view is wrong', async () => {
    const { auth } = openTheme(createShop({ stores: ['de'] }), { adobe: { store: 'fr' } });
    expect(await auth.login(ada)).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
  });

  it('with what cannot be a header is none', async () => {
    const { shop, auth } = openTheme();
    const body = { data: { generateCustomerToken: { token: 'two\nlines' } } };
    shop.inject({ kind: 'http', status: 200, body });
    expect(await auth.login(ada)).toMatchObject({ ok: false, error: { kind: 'server' } });
  });

  it('goes without a bearer that the app has left over', async () => {
    const { auth, headersOf } = openTheme(createShop(), {
      client: { fetchOptions: { headers: { AUTHORIZATION: 'Bearer old' } } },
    });
    expect((await auth.login(ada)).ok).toBe(true);
    expect(headersOf('generateCustomerToken')).not.toHaveProperty('authorization');
  });

  it('that is overtaken while it waits for a revocation is not sent', async () => {
    inTime();
    const captcha = vi.fn(() => Promise.resolve('answer'));
    const { shop, auth, names } = await signedInTheme(createShop(), { adobe: { captcha } });
    shop.inject({ kind: 'slow', ms: 3_000, operation: 'revokeCustomerToken' });
    captcha.mockClear();
    void auth.logout({ everywhere: true });
    const login = auth.login(ada);
    void auth.logout();
    await pass(4_000);
    expect(await login).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    expect(names()).toEqual(['revokeCustomerToken']);
    expect(captcha).not.toHaveBeenCalled();
  });

  it('that is overtaken while the customer answers a captcha is not sent', async () => {
    let answer: ((response: string) => void) | undefined;
    const captcha = () => new Promise<string>((resolve) => (answer = resolve));
    const { auth, names } = openTheme(createShop(), { adobe: { captcha } });
    const login = auth.login(ada);
    await vi.waitFor(() => expect(answer).toBeDefined());
    await auth.logout();
    answer?.('human');
    expect(await login).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    expect(names()).toEqual([]);
  });

  it.each([
    ['throws', () => expect.fail('No widget.')],
    ['fails', () => Promise.reject(new Error('No widget.'))],
    ['has no answer', () => Promise.resolve(null)],
  ])('goes without an answer where the captcha %s', async (_, captcha) => {
    const { auth, headersOf } = openTheme(createShop(), { adobe: { captcha } });
    expect((await auth.login(ada)).ok).toBe(true);
    expect(headersOf('generateCustomerToken')).not.toHaveProperty('x-recaptcha');
    expect(headersOf('generateCustomerToken')).not.toHaveProperty('store');
  });

  it('answers the captcha that the shop asks for, and says so where it has no answer', async () => {
    const shop = createShop({ captcha: 'human' });
    const without = await openTheme(shop).auth.login(ada);
    expect(without).toMatchObject({ ok: false, error: { kind: 'captcha' } });
    if (!without.ok) expect(without.error.message).toMatch(/adobeCommerce\({ captcha }\)/);
    const captcha = vi.fn(() => Promise.resolve('human'));
    const { auth } = openTheme(shop, { adobe: { captcha } });
    expect((await auth.login(ada)).ok).toBe(true);
    expect(captcha.mock.calls).toEqual([['generateCustomerToken']]);
  });

  it.each([
    ['an object', { headers: { 'x-theme': 'oak' } }],
    ['a function', () => ({ headers: new Headers({ 'x-theme': 'oak' }) })],
  ])('keeps the app’s own fetchOptions, %s', async (_, fetchOptions) => {
    const { auth, ask, headersOf } = openTheme(createShop({ stores: ['de'] }), {
      adobe: { store: 'de' },
      client: { fetchOptions },
    });
    await auth.login(ada);
    await ask(customerQuery);
    expect(headersOf('generateCustomerToken')).toMatchObject({ store: 'de', 'x-theme': 'oak' });
    expect(headersOf('Mine')).toMatchObject({ store: 'de', 'x-theme': 'oak' });
  });

  it('never carries a token, and its failure ends no session', async () => {
    const { auth, headersOf } = await signedInTheme();
    await auth.login({ ...grace, password: 'wrong' });
    expect(headersOf('generateCustomerToken')).not.toHaveProperty('authorization');
    expect(auth.getSession().status).toBe('signedIn');
  });

  it.each([
    ['forbidden', { kind: 'http', status: 403, body: 'No' }],
    ['network', { kind: 'offline' }],
    ['server', { kind: 'http', status: 503, body: 'Soon' }],
    ['server', { kind: 'half' }],
    ['throttled', { kind: 'http', status: 429, body: 'Slow down' }],
  ] as const)('is %s when the shop is out of reach', async (kind, trouble) => {
    const { shop, auth } = openTheme();
    shop.inject(trouble);
    expect(await auth.login(ada)).toMatchObject({ ok: false, error: { kind } });
  });
});

describe('a session', () => {
  it('cannot be renewed, and says what to do instead', async () => {
    const { auth, names } = await signedInTheme();
    const outcome = await auth.renew();
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'unsupported' } });
    if (!outcome.ok) expect(outcome.error.message).toMatch(/signs in again/);
    expect(names()).toEqual([]);
  });

  it('tells of its end before it comes, and ends without a request', async () => {
    inTime();
    const { auth, events, names } = await signedInTheme();
    onTestFinished(auth.watch());
    await pass(55 * minute + 1_000);
    expect(events.at(-1)).toMatchObject({ type: 'expiring' });
    await pass(5 * minute);
    expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'expired' });
    expect(names()).toEqual([]);
    // Other tabs are to hear the same.
    expect(Object.values(localStorage).join()).toContain('"expired"');
  });

  it('goes on where the clock has been set back', async () => {
    inTime();
    const { auth } = await signedInTheme();
    onTestFinished(auth.watch());
    vi.setSystemTime(Date.now() - 24 * hour);
    await pass(2 * hour);
    expect(auth.getSession().status).toBe('signedIn');
  });

  it('ends here alone at a logout, and everywhere where that is asked for', async () => {
    const { shop, auth, names } = await signedInTheme();
    const other = await signedInTheme(shop);
    expect(await auth.logout()).toEqual({ ok: true, data: { revoked: false } });
    expect(names()).toEqual([]);
    expect((await other.ask(customerQuery)).data).toMatchObject({ customer: { email: ada.email } });
    await auth.login(ada);
    expect(await auth.logout({ everywhere: true })).toEqual({ ok: true, data: { revoked: true } });
    await other.ask(customerQuery);
    expect(other.auth.getSession()).toMatchObject({ reason: 'rejected' });
  });

  it('of a support agent never ends the customer’s own', async () => {
    const { shop, auth, names } = openTheme();
    await auth.login({ email: ada.email, password: shop.secretFor('code', ada.email) });
    shop.requests.length = 0;
    expect((await auth.logout({ everywhere: true })).data).toEqual({ revoked: false });
    expect(names()).toEqual([]);
  });

  it('that is replaced leaves its token alone', async () => {
    const { shop, auth, names } = await signedInTheme();
    await auth.login(grace);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(names()).toEqual(['generateCustomerToken']);
    expect(shop.livingTokens()).toHaveLength(2);
  });

  it('begins after a revocation under way, five seconds later at most', async () => {
    inTime();
    const { shop, auth, names } = await signedInTheme();
    shop.inject({ kind: 'slow', ms: 3_000, operation: 'revokeCustomerToken' });
    void auth.logout({ everywhere: true });
    const login = auth.login(ada);
    await pass(2_900);
    expect(names()).toEqual(['revokeCustomerToken']);
    await pass(200);
    expect((await login).ok).toBe(true);
    shop.inject({ kind: 'slow', ms: hour, operation: 'revokeCustomerToken' });
    void auth.logout({ everywhere: true });
    const second = auth.login(ada);
    await pass(5_100);
    expect((await second).ok).toBe(true);
  });

  it('begins after every revocation under way, not just the last', async () => {
    inTime();
    const { shop, auth, names } = await signedInTheme();
    shop.inject({ kind: 'slow', ms: 8_000, operation: 'revokeCustomerToken' });
    void auth.logout({ everywhere: true });
    const first = auth.login(ada);
    await pass(5_100);
    expect((await first).ok).toBe(true);
    await auth.logout({ everywhere: true });
    shop.requests.length = 0;
    const second = auth.login(ada);
    await pass(2_500);
    expect(names()).toEqual([]);
    await pass(500);
    expect((await second).ok).toBe(true);
  });

  it.each(['new', 'old'] as const)(
    'that the server has ended already counts as revoked, in the %s manner',
    async (manner) => {
      const { shop, auth } = await signedInTheme(createShop({ manner }));
      shop.changePassword(ada.email, 'Another12');
      expect((await auth.logout({ everywhere: true })).data).toEqual({ revoked: true });
    },
  );
});

describe('queries', () => {
  it('carry the bearer, public ones too', async () => {
    const { auth, ask, headersOf } = await signedInTheme();
    const authorization = `Bearer ${auth.getAccessToken() ?? ''}`;
    expect((await ask(customerQuery)).data).toMatchObject({ customer: { email: ada.email } });
    await ask(productsQuery);
    expect(headersOf('Mine')).toMatchObject({ authorization });
    expect(headersOf('Products')).toMatchObject({ authorization });
  });

  it('that need a customer are not sent while there is none; a guest’s own are', async () => {
    const { ask, client, names } = openTheme();
    expect(kindOf((await ask(customerQuery)).error)).toBe('signedOut');
    await ask(productsQuery);
    await client.mutation(cartMutation, {}).toPromise();
    expect(names()).toEqual(['Products', 'Cart']);
  });

  it('of a guest go out, with what a guest may ask beside it', async () => {
    const { ask, names } = openTheme();
    await ask('query Group { customerGroup { uid } }');
    await ask('query Page { products(search: "a") { items { sku } } customer { email } }');
    expect(names()).toEqual(['Group', 'Page']);
  });

  it('ask for a type’s name beside a customer’s field, or alone', async () => {
    const { ask, names } = openTheme();
    expect(kindOf((await ask('query Named { __typename customer { email } }')).error)).toBe(
      'signedOut',
    );
    await ask('query Type { __typename }');
    expect(names()).toEqual(['Type']);
  });

  it('are told by the fields of their root, in fragments too', async () => {
    const { ask, names } = openTheme();
    const mine = 'query Mine { customer { ...Name } } fragment Name on Customer { email }';
    expect(kindOf((await ask(mine)).error)).toBe('signedOut');
    const { error } = await ask('query Lost { ...Nowhere }');
    expect(error?.graphQLErrors).not.toEqual([]);
    expect(names()).toEqual(['Lost']);
  });

  it.each([{}, { store: 'default' }])(
    'of a guest go without a bearer that the app has left over, with %o',
    async (adobe) => {
      const { ask, headersOf } = openTheme(createShop(), {
        adobe,
        client: { fetchOptions: { headers: { Authorization: 'Bearer old' } } },
      });
      expect((await ask(productsQuery)).error).toBeUndefined();
      expect(headersOf('Products')).not.toHaveProperty('authorization');
    },
  );

  it.each([{}, { store: 'default' }])(
    'that sign in carry no bearer, and a refusal of theirs ends nothing, with %o',
    async (adobe) => {
      const { client, auth, headersOf } = await signedInTheme(createShop(), { adobe });
      const signIn =
        'mutation Own { generateCustomerToken(email: "ada@example.com", password: "wrong") { token } }';
      const { error } = await client.mutation(signIn, {}).toPromise();
      expect(error).toBeDefined();
      expect(headersOf('Own')).not.toHaveProperty('authorization');
      expect(auth.getSession().status).toBe('signedIn');
    },
  );

  it('that sign in wait for nothing when the session is over', async () => {
    inTime();
    const { client, names } = await signedInTheme();
    vi.setSystemTime(Date.now() + hour + minute);
    const signIn =
      'mutation Own { generateCustomerToken(email: "ada@example.com", password: "Analytical1") { token } }';
    expect((await client.mutation(signIn, {}).toPromise()).error).toBeUndefined();
    expect(names()).toEqual(['Own']);
  });

  it.each(['new', 'old'] as const)(
    'meet no token that is over, in the %s manner',
    async (manner) => {
      inTime();
      const overTheme = async (isolates = true) => {
        const theme = await signedInTheme(createShop({ manner }), { isolates });
        vi.setSystemTime(Date.now() + hour + minute);
        return theme;
      };
      const { auth, ask, shop } = await overTheme();
      expect((await ask(productsQuery)).data).toMatchObject({
        products: { items: [{ sku: 'a' }] },
      });
      expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'expired' });
      expect(shop.requests).toHaveLength(1);
      expect(shop.requests[0]?.headers).not.toHaveProperty('authorization');
      // The server would have made a guest's cart of it without a word.
      for (const isolates of [true, false]) {
        const { client, names } = await overTheme(isolates);
        expect(kindOf((await client.mutation(cartMutation, {}).toPromise()).error)).toBe('expired');
        expect(names()).toEqual([]);
      }
    },
  );

  it.each([
    ['a locked account', (message: string) => message],
    ['a locked account, in translation', () => 'Das Konto ist gesperrt.'],
  ])('do not take %s for a dead token', async (_, translate) => {
    const { shop, auth, ask } = await signedInTheme(createShop({ translate }));
    shop.lock(ada.email);
    expect((await ask(customerQuery)).error).toBeDefined();
    expect(auth.getSession().status).toBe('signedIn');
  });

  it('of one customer are not the next one’s', async () => {
    const { auth, client } = await signedInTheme();
    const ask = () => client.query(customerQuery, {}).toPromise();
    expect((await ask()).data).toMatchObject({ customer: { email: ada.email } });
    await auth.login(grace);
    expect((await ask()).data).toMatchObject({ customer: { email: grace.email } });
  });

  it('leave the screen with their customer, and stay there where they are everybody’s', async () => {
    const { auth, client } = await signedInTheme();
    const shown = (query: string) => {
      const all: unknown[] = [];
      client.query(query, {}).subscribe(({ data }) => all.push(data));
      return all;
    };
    const mine = shown(customerQuery);
    const products = shown(productsQuery);
    await expect.poll(() => [mine.length, products.length]).toEqual([1, 1]);
    await auth.login(grace);
    await expect.poll(() => mine.at(-1)).toMatchObject({ customer: { email: grace.email } });
    expect(mine).toContain(null);
    expect(products).not.toContain(null);
  });

  describe.each([
    ['new', 'graphql-authentication'],
    ['new', 'graphql-authorization'],
    ['old', 'graphql-authentication'],
  ] as const)('with a dead bearer, in the %s manner with %s', (manner, deadTokenCategory) => {
    const deadTheme = async () => {
      const theme = await signedInTheme(createShop({ manner, deadTokenCategory }));
      theme.shop.changePassword(ada.email, 'Another12');
      return theme;
    };

    it('end the session', async () => {
      const { auth, ask, events } = await deadTheme();
      await Promise.all([ask(customerQuery), ask('query Again { customer { firstname } }')]);
      expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'rejected' });
      expect(events.filter(({ type }) => type === 'signedOut')).toHaveLength(1);
    });

    it('are repeated without it where they are public', async () => {
      const { ask, shop } = await deadTheme();
      const { data } = await ask(productsQuery);
      expect(data).toMatchObject({ products: { items: [{ sku: 'a' }] } });
      expect(shop.requests.length).toBe(manner === 'new' ? 2 : 1);
    });

    it('are never repeated as mutations', async () => {
      const { client, names } = await deadTheme();
      await client.mutation(renameMutation, {}).toPromise();
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(names().filter((name) => name === 'Rename')).toHaveLength(1);
    });
  });

  describe('whose refusal has the server asked whether the token is dead', () => {
    const denied = {
      kind: 'http' as const,
      status: 403,
      operation: 'Mine',
      body: {
        errors: [
          {
            message: 'No.',
            path: ['customer'],
            extensions: { category: 'graphql-authorization' },
          },
        ],
        data: { customer: null },
      },
    };

    it('end the session by an answer that no hook can take away, or share', async () => {
      inTime();
      const { shop, auth, client, ask } = await signedInTheme(createShop({ manner: 'old' }));
      shop.changePassword(ada.email, 'Another12');
      shop.inject({ kind: 'slow', ms: 2_000, operation: 'customerTokenProbe' });
      const seen = ask(customerQuery);
      await pass(100);
      for (const query of [
        'query customerTokenProbe{customer{email}}',
        'query currentCustomer{customer{email firstname lastname is_subscribed}}',
      ]) {
        const subscription = client.query(query, {}).subscribe((result) => {
          expect(JSON.stringify(result.operation)).not.toContain(auth.getAccessToken());
        });
        await pass(100);
        subscription.unsubscribe();
      }
      await pass(3_000);
      expect((await seen).error).toBeDefined();
      expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'rejected' });
    });

    it('end nothing when no answer comes, and wait no longer than five seconds', async () => {
      inTime();
      const { shop, auth, ask } = await signedInTheme();
      shop.inject(denied);
      shop.inject({ kind: 'slow', ms: hour, operation: 'customerTokenProbe' });
      let isThere = false;
      void ask(customerQuery).then(() => (isThere = true));
      await pass(4_900);
      expect(isThere).toBe(false);
      await pass(200);
      expect(isThere).toBe(true);
      expect(auth.getSession().status).toBe('signedIn');
    });

    it('end the session when the answer comes later than that', async () => {
      inTime();
      const { shop, auth, ask } = await signedInTheme(createShop({ manner: 'old' }));
      shop.changePassword(ada.email, 'Another12');
      shop.inject({ kind: 'slow', ms: 6_000, operation: 'customerTokenProbe' });
      void ask(customerQuery);
      await pass(5_500);
      expect(auth.getSession().status).toBe('signedIn');
      await pass(1_000);
      expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'rejected' });
    });

    it('end no session that has come since', async () => {
      inTime();
      const { shop, auth, ask } = await signedInTheme(createShop({ manner: 'old' }));
      shop.changePassword(ada.email, 'Another12');
      shop.inject({ kind: 'slow', ms: 6_000, operation: 'customerTokenProbe' });
      void ask(customerQuery);
      await pass(5_500);
      await auth.login(grace);
      await pass(1_000);
      expect(auth.getSession().status).toBe('signedIn');
    });

    it('ask again the next time', async () => {
      const { shop, ask, names } = await signedInTheme();
      for (let count = 0; count < 2; count++) {
        shop.inject(denied);
        await Promise.all([ask(customerQuery), ask(customerQuery)]);
      }
      expect(names().filter((name) => name === 'customerTokenProbe')).toHaveLength(2);
    });
  });

  it('that are refused for another reason end nothing', async () => {
    const { shop, auth, ask } = await signedInTheme();
    const guest = openTheme(shop);
    const { data } = await guest.client
      .mutation<{ createEmptyCart: string }>(cartMutation, {})
      .toPromise();
    await guest.auth.login(grace);
    const own = await guest.client
      .query<{ customerCart: { id: string } }>('query Own { customerCart { id } }', {})
      .toPromise();
    expect(data?.createEmptyCart).toBeDefined();
    const { error } = await ask(
      `query Theirs { cart(cart_id: "${own.data?.customerCart.id ?? ''}") { id } }`,
    );
    expect(error).toBeDefined();
    expect(auth.getSession().status).toBe('signedIn');
  });
});
