import {
  cacheExchange,
  Client,
  CombinedError,
  fetchExchange,
  mapExchange,
  type Exchange,
  type OperationResult,
} from '@urql/core';
import {
  createCustomerAuth,
  customerAuthExchange,
  CustomerAuthError,
  type CustomerAuthEvent,
  type CustomerAuthOptions,
} from 'react-customer-auth';
import { customerAccessToken, shopify } from 'react-customer-auth/shopify';
import { shopifyTokenLife, type FakeShopify } from 'react-customer-auth/testing';
import { Kind, parse } from 'graphql';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ada, createShop, grace, operations } from '../support/shop';
import { hour, minute, pass } from '../support/time';

const emailQuery =
  'query Email($customerAccessToken: String!) { customer(customerAccessToken: $customerAccessToken) { email } }';
const shopQuery = 'query Shop { shop { name } }';
const buyerQuery = 'query ForBuyer($buyer: BuyerInput) @inContext(buyer: $buyer) { shop { name } }';
const cartMutation =
  'mutation CartUpdate($cartId: ID!, $buyer: CartBuyerIdentityInput!) { cartBuyerIdentityUpdate(cartId: $cartId, buyerIdentity: $buyer) { cart { buyerIdentity { email } } userErrors { field } } }';
const destroy =
  'mutation Destroy($former: String!) { customerAccessTokenDelete(customerAccessToken: $former) { deletedAccessToken } }';
const cartForBuyer =
  'mutation Create($buyer: BuyerInput) @inContext(buyer: $buyer) { cartCreate { cart { id } } }';
const cartCreate = 'mutation CartCreate { cartCreate { cart { id } } }';

const token = { customerAccessToken };
const buyer = { buyer: { customerAccessToken } };

/** A theme whose client has the exchange, in the place that the design gives it. */
function openTheme(
  shop: FakeShopify = createShop(),
  {
    before = [cacheExchange],
    behind = [],
    ...options
  }: Partial<CustomerAuthOptions> & { before?: Exchange[]; behind?: Exchange[] } = {},
) {
  const events: CustomerAuthEvent[] = [];
  const auth = createCustomerAuth({
    backend: shopify(),
    onEvent: (event) => events.push(event),
    ...options,
  });
  const client = new Client({
    ...shop.connection,
    preferGetMethod: true,
    exchanges: [...before, customerAuthExchange(auth), ...behind, fetchExchange],
  });
  const ask = (query: string, variables: object = {}) =>
    client.query(query, variables, { requestPolicy: 'network-only' }).toPromise();
  return { shop, auth, client, events, ask };
}

async function signedInTheme(...args: Parameters<typeof openTheme>) {
  const theme = openTheme(...args);
  await theme.auth.login(ada);
  theme.shop.requests.length = 0;
  return theme;
}

/** The kind of the package's own error in a result. */
const kindOf = (error: CombinedError | undefined) =>
  error?.networkError instanceof CustomerAuthError ? error.networkError.kind : undefined;

const reasons = (events: CustomerAuthEvent[]) =>
  events.flatMap((event) => (event.type === 'signedOut' ? [event.reason] : []));

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

describe('a token in an operation', () => {
  it('stands where the placeholder stands, at any depth', async () => {
    const { shop, auth, client, ask } = await signedInTheme();
    expect((await ask(emailQuery, token)).data).toMatchObject({ customer: { email: ada.email } });
    const cart = await client
      .mutation<{ cartCreate: { cart: { id: string } } }>(cartCreate, {})
      .toPromise();
    const updated = await client
      .mutation(cartMutation, { cartId: cart.data?.cartCreate.cart.id, ...buyer })
      .toPromise();
    expect(updated.data).toMatchObject({
      cartBuyerIdentityUpdate: { cart: { buyerIdentity: { email: ada.email } } },
    });
    await ask('query Deep { shop { name } }', { list: [{ nested: [customerAccessToken] }], n: 1 });
    expect(shop.requests.at(-1)?.variables).toEqual({
      list: [{ nested: [auth.getAccessToken()] }],
      n: 1,
    });
  });

  it('leaves what is no plain object as it is', async () => {
    const sent: unknown[] = [];
    const spy = mapExchange({
      onOperation({ kind, variables }) {
        if (kind === 'query') sent.push(variables);
      },
    });
    const { auth, ask } = await signedInTheme(createShop(), { behind: [spy] });
    const when = new Date(0);
    const bare: unknown = Object.assign(Object.create(null), token);
    await ask(shopQuery, { ...token, when, none: null, bare });
    const customerAccessToken = auth.getAccessToken();
    expect(sent).toEqual([
      { customerAccessToken, when, none: null, bare: { customerAccessToken } },
    ]);
    expect((sent[0] as { when: Date }).when).toBe(when);
  });

  it('goes by POST, also where the app prefers GET; what carries none goes as the app likes', async () => {
    const { shop, ask } = await signedInTheme();
    await ask(emailQuery, token);
    await ask(shopQuery);
    expect(shop.requests.map(({ method }) => method)).toEqual(['POST', 'GET']);
  });

  it('is seen by no exchange before it, no cache and no result', async () => {
    const seen: string[] = [];
    const note = (value: unknown) => void seen.push(JSON.stringify(value));
    const spy = mapExchange({ onOperation: note, onResult: note });
    const { auth, ask } = await signedInTheme(createShop(), { before: [spy, cacheExchange, spy] });
    seen.length = 0;
    const result = await ask(emailQuery, token);
    expect(result.operation.variables).toEqual(token);
    expect(JSON.stringify(result)).toContain(ada.email);
    expect(seen.length).toBe(4);
    expect(seen.join()).not.toContain(auth.getAccessToken());
  });

  it('is never that of an operation of the package itself', async () => {
    const { shop, auth } = await signedInTheme();
    const former = auth.getAccessToken();
    await auth.login(grace);
    await vi.waitFor(() => expect(shop.requests).toHaveLength(2));
    expect(JSON.stringify(shop.requests[0])).not.toContain(former);
    expect(operations(shop)).toEqual(['customerAccessTokenCreate', 'customerAccessTokenDelete']);
    shop.requests.length = 0;
    await auth.login({ email: customerAccessToken, password: customerAccessToken });
    expect(shop.requests[0]?.variables.input).toEqual({
      email: customerAccessToken,
      password: customerAccessToken,
    });
  });
});

describe('while nobody is signed in', () => {
  it('nothing that needs the token is sent, and the error says so', async () => {
    const { shop, client, ask } = openTheme();
    const query = await ask(emailQuery, token);
    expect(kindOf(query.error)).toBe('signedOut');
    expect(query.error?.message).toMatch(/nobody is signed in: nothing was sent.*<SignedIn>/s);
    const mutation = await client.mutation(cartMutation, { cartId: '1', ...buyer }).toPromise();
    expect(kindOf(mutation.error)).toBe('signedOut');
    const optional = await client.mutation(cartForBuyer, buyer).toPromise();
    expect(kindOf(optional.error)).toBe('signedOut');
    const spread =
      'query Email($customerAccessToken: String!, $n: Int) { customer(customerAccessToken: $customerAccessToken) { ...Address } } fragment Address on Customer { email }';
    expect(kindOf((await ask(spread, { ...token, n: 1 })).error)).toBe('signedOut');
    expect(shop.requests).toEqual([]);
  });

  it('a subscription is told so, and is not over', () => {
    const { client } = openTheme();
    const results: OperationResult[] = [];
    const listener = client
      .subscription(
        'subscription Mine($customerAccessToken: String!) { customer(customerAccessToken: $customerAccessToken) { email } }',
        token,
      )
      .subscribe((result) => results.push(result));
    expect(results.at(-1)).toMatchObject({ hasNext: true });
    expect(kindOf(results.at(-1)?.error)).toBe('signedOut');
    listener.unsubscribe();
  });

  it('on a server that knows the customer, and has no token, their query waits for the browser', async () => {
    const unknown = { read: () => undefined, write: () => {}, subscribe: () => () => {} };
    const { client, shop, ask } = openTheme(createShop(), {
      storage: unknown,
      initialSession: {
        status: 'signedIn',
        id: '1',
        issuedAt: 1,
        expiresAt: null,
        impersonation: null,
      },
    });
    const results: OperationResult[] = [];
    const listener = client.query(emailQuery, token).subscribe((result) => results.push(result));
    await Promise.resolve();
    expect(results).toEqual([]);
    expect(shop.requests).toEqual([]);
    listener.unsubscribe();
    expect((await ask(shopQuery)).data).toMatchObject({ shop: { name: 'Fake Shop' } });
  });

  it('a query that can do without the token goes without it, as the app likes', async () => {
    const { shop, ask } = openTheme();
    const query =
      'query Few($buyer: BuyerInput, $first: Int!) @inContext(buyer: $buyer) { products(first: $first) { nodes { id } } }';
    expect((await ask(query, { ...buyer, first: 1 })).data).toMatchObject({ products: {} });
    expect(shop.requests[0]).toMatchObject({ variables: { first: 1 }, method: 'GET' });
    expect(shop.requests[0]?.variables).not.toHaveProperty('buyer');
  });

  it('a query that declares no variable goes without those that have the token', async () => {
    const { shop, client } = openTheme();
    const definitions = parse(shopQuery).definitions.map((definition) => ({
      ...definition,
      variableDefinitions: undefined,
    }));
    const document = { kind: Kind.DOCUMENT, definitions } as ReturnType<typeof parse>;
    const { data } = await client.query(document, token).toPromise();
    expect(data).toMatchObject({ shop: { name: 'Fake Shop' } });
    expect(shop.requests[0]?.variables).toEqual({});
  });

  it('what needs none is none of its business', async () => {
    const { shop, ask } = openTheme();
    expect((await ask(shopQuery)).data).toMatchObject({ shop: { name: 'Fake Shop' } });
    const few = 'query Few($first: Int!) { products(first: $first) { nodes { id } } }';
    expect((await ask(few, { first: 1 })).error).toBeUndefined();
    expect(shop.requests[1]?.variables).toEqual({ first: 1 });
  });

  it('nothing is done to operations by a backend that has no token to put into them', async () => {
    const { placeholder: _, ...backend } = shopify();
    const { shop, auth, ask } = await signedInTheme(createShop(), { backend });
    expect((await ask(emailQuery, token)).data).toMatchObject({ customer: null });
    expect(shop.requests[0]?.variables).toEqual(token);
    expect(auth.getSession().status).toBe('signedIn');
  });
});

describe('shortly before the end', () => {
  /** A theme whose token is about to end, since nobody has renewed it. */
  async function endingTheme(left: number, options?: Parameters<typeof openTheme>[1]) {
    vi.useFakeTimers({
      now: Date.UTC(2026, 2, 20),
      toFake: ['Date', 'setTimeout', 'clearTimeout'],
    });
    const theme = await signedInTheme(createShop(), options);
    vi.setSystemTime(Date.now() + shopifyTokenLife - left);
    return { ...theme, former: theme.auth.getAccessToken() };
  }

  it.each([30_000, 20_000])(
    'an operation that needs the token waits for its renewal with %i ms left, and goes with the new one',
    async (left) => {
      const { shop, auth, ask, former } = await endingTheme(left);
      const results = Promise.all([ask(emailQuery, token), ask(shopQuery)]);
      await pass(1);
      await results;
      expect(operations(shop).toSorted()).toEqual(['Email', 'Shop', 'customerAccessTokenRenew']);
      const { variables } =
        shop.requests.find((request) => request.operationName === 'Email') ?? {};
      expect(variables).toEqual({ customerAccessToken: auth.getAccessToken() });
      expect(auth.getAccessToken()).not.toBe(former);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it('it waits for five seconds at most', async () => {
    const { shop, ask, former } = await endingTheme(20_000);
    shop.inject({ kind: 'slow', ms: hour, operation: 'customerAccessTokenRenew' });
    let answered = false;
    const result = ask(emailQuery, token).finally(() => (answered = true));
    await pass(4_900);
    expect(answered).toBe(false);
    await pass(200);
    expect((await result).data).toMatchObject({ customer: { email: ada.email } });
    expect(shop.requests.at(-1)?.variables).toEqual({ customerAccessToken: former });
  });

  it('what is everybody’s neither waits nor has anything renewed', async () => {
    const { shop, ask } = await endingTheme(20_000);
    await Promise.all([ask(shopQuery), pass(1)]);
    expect(operations(shop)).toEqual(['Shop']);
  });

  it('it does not wait before that, and not for a renewal that has just failed', async () => {
    const { shop, ask } = await endingTheme(minute);
    await ask(emailQuery, token);
    expect(operations(shop)).toEqual(['Email']);
    vi.setSystemTime(Date.now() + 35_000);
    shop.inject({ kind: 'offline', operation: 'customerAccessTokenRenew', times: 9 });
    for (let i = 0; i < 3; i++) {
      const result = ask(emailQuery, token);
      await pass(1);
      await result;
    }
    expect(operations(shop).filter((name) => name === 'customerAccessTokenRenew')).toHaveLength(1);
  });

  it('neither of two equal mutations is lost, and none is repeated', async () => {
    const { shop, client } = await endingTheme(20_000);
    const update = () => client.mutation(cartMutation, { cartId: 'none', ...buyer }).toPromise();
    const results = Promise.all([update(), update()]);
    await pass(1);
    expect(await results).toHaveLength(2);
    expect(operations(shop).filter((name) => name === 'CartUpdate')).toHaveLength(2);
  });

  it('a query that nobody waits for any more is not sent', async () => {
    const { shop, client } = await endingTheme(20_000);
    const query = client.query(emailQuery, token).subscribe(() => {});
    query.unsubscribe();
    await pass(10_000);
    expect(operations(shop)).toEqual(['customerAccessTokenRenew']);
  });

  it('a mutation of one customer does not go out as another', async () => {
    const { shop, auth, client } = await endingTheme(20_000);
    shop.inject({ kind: 'slow', ms: 3_000, operation: 'customerAccessTokenRenew' });
    const result = client.mutation(cartMutation, { cartId: '1', ...buyer }).toPromise();
    void auth.login(grace);
    await pass(6_000);
    expect(kindOf((await result).error)).toBe('superseded');
    expect(operations(shop)).not.toContain('CartUpdate');
  });

  it('a query that has waited goes out as whoever is signed in by then', async () => {
    const { shop, auth, ask } = await endingTheme(20_000);
    shop.inject({ kind: 'slow', ms: 3_000, operation: 'customerAccessTokenRenew' });
    const result = ask(emailQuery, token);
    void auth.login(grace);
    await pass(6_000);
    expect((await result).data).toMatchObject({ customer: { email: grace.email } });
  });
});

describe('a dead token', () => {
  it('ends the session once, as rejected, when the shop knows no customer for it', async () => {
    const { shop, auth, ask, events } = await signedInTheme();
    shop.changePassword(ada.email, 'another');
    const results = await Promise.all([
      ask(emailQuery, token),
      ask(emailQuery.replace('Email', 'Again'), token),
      ask(emailQuery.replace('Email', 'Third').replace('customer(', 'me: customer('), token),
    ]);
    expect(results[0].data).toMatchObject({ customer: null });
    expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'rejected' });
    expect(reasons(events)).toEqual(['rejected']);
    expect(operations(shop)).not.toContain('customerAccessTokenDelete');
    // Other tabs are to hear the same.
    expect(localStorage.getItem('react-customer-auth:customer')).toContain('rejected');
  });

  it.each([
    ['an alias', 'query Q($t: String!) { me: customer(customerAccessToken: $t) { email } }'],
    [
      'a fragment',
      'query Q($t: String!) { shop { name } ...Mine } fragment Mine on QueryRoot { customer(customerAccessToken: $t) { email } }',
    ],
    [
      'a fragment among others, in a query without a name',
      'query ($t: String!) { ...Shop ...Mine } fragment Shop on QueryRoot { shop { name } } fragment Mine on QueryRoot { customer(customerAccessToken: $t) { email } }',
    ],
    [
      'an inline fragment',
      'query Q($t: String!) { ... on QueryRoot { x: customer(customerAccessToken: $t) { id } } }',
    ],
  ])('is recognised behind %s', async (_, query) => {
    const { shop, auth, ask } = await signedInTheme();
    shop.changePassword(ada.email, 'another');
    await ask(query, { t: customerAccessToken });
    expect(auth.getSession()).toMatchObject({ reason: 'rejected' });
  });

  it('is not seen in a null that has nothing to do with it', async () => {
    const { shop, auth, ask } = await signedInTheme();
    const named =
      'query Q($t: String!, $mine: String!) { customer(customerAccessToken: $t) { id } x: customer(customerAccessToken: $mine) { id } }';
    await ask(named, { t: 'somebody else', mine: customerAccessToken });
    await ask('query P { product(handle: "none") { id } }', token);
    shop.inject({
      kind: 'http',
      status: 200,
      body: { data: { customer: null }, errors: [{ message: 'Oh', extensions: { code: 'X' } }] },
    });
    await ask(emailQuery, token);
    shop.inject({ kind: 'half' });
    await ask(shopQuery, token);
    shop.inject({ kind: 'http', status: 200, body: { data: { points: null } } });
    await ask('query L($t: String!) { points(customerAccessToken: $t) { sum } }', {
      t: customerAccessToken,
    });
    expect(auth.getSession().status).toBe('signedIn');
  });

  it('has a query that can do without it repeated once, without it', async () => {
    const { shop, auth, ask } = await signedInTheme();
    shop.changePassword(ada.email, 'another');
    const result = await ask(buyerQuery, buyer);
    expect(result.data).toMatchObject({ shop: { name: 'Fake Shop' } });
    expect(result.operation.variables).toEqual(buyer);
    expect(operations(shop)).toEqual(['ForBuyer', 'customerAccessTokenProbe', 'ForBuyer']);
    expect(shop.requests.at(-1)?.variables).toEqual({});
    expect(auth.getSession()).toMatchObject({ reason: 'rejected' });
  });

  it('has it repeated once even if that fails too', async () => {
    const { shop, ask } = await signedInTheme();
    const trouble = { kind: 'http', status: 200, body: { errors: [{ message: 'No' }] } } as const;
    shop.changePassword(ada.email, 'another');
    shop.inject({ ...trouble, operation: 'ForBuyer', times: 9 });
    expect((await ask(buyerQuery, buyer)).error?.message).toContain('No');
    expect(operations(shop)).toEqual(['ForBuyer', 'customerAccessTokenProbe', 'ForBuyer']);
  });

  it('never has a mutation repeated', async () => {
    const { shop, auth, client } = await signedInTheme();
    shop.changePassword(ada.email, 'another');
    const result = await client.mutation(cartForBuyer, buyer).toPromise();
    expect(result.error?.message).toContain('The token provided is not valid');
    expect(operations(shop)).toEqual(['Create', 'customerAccessTokenProbe']);
    expect(auth.getSession()).toMatchObject({ reason: 'rejected' });
  });

  it('does not end a session that was renewed while the shop was asked', async () => {
    const { shop, auth, client, ask } = await signedInTheme();
    const former = auth.getAccessToken();
    shop.inject({ kind: 'slow', ms: 20, operation: 'customerAccessTokenRenew' });
    const renewed = auth.renew();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await client.mutation(destroy, { former }).toPromise();
    shop.inject({ kind: 'slow', ms: 50, operation: 'customerAccessTokenProbe' });
    const result = await ask(buyerQuery, buyer);
    await renewed;
    expect(result.data).toMatchObject({ shop: { name: 'Fake Shop' } });
    expect(shop.requests.at(-1)?.variables).toEqual({
      buyer: { customerAccessToken: auth.getAccessToken() },
    });
    expect(auth.getSession().status).toBe('signedIn');
  });

  it('is asked for by POST, also where the app prefers GET', async () => {
    const { shop, ask } = await signedInTheme();
    shop.changePassword(ada.email, 'another');
    await ask(buyerQuery, buyer);
    const probe = shop.requests.find(
      ({ operationName }) => operationName === 'customerAccessTokenProbe',
    );
    expect(probe?.method).toBe('POST');
  });

  it('is what a cart complains of that was given it', async () => {
    const { shop, auth, client } = await signedInTheme();
    const cart = await client
      .mutation<{ cartCreate: { cart: { id: string } } }>(cartCreate, {})
      .toPromise();
    shop.changePassword(ada.email, 'another');
    const cartId = cart.data?.cartCreate.cart.id;
    await client.mutation(cartMutation, { cartId, ...buyer }).toPromise();
    expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'rejected' });
  });

  it.each([
    ['among other complaints', [{ field: ['quantity'] }, { field: ['customerAccessToken'] }]],
    ['beside one of nothing', [{ field: null }, { field: ['customerAccessToken'] }]],
  ])('is what a cart complains of %s', async (_, userErrors) => {
    const { shop, auth, client } = await signedInTheme();
    shop.changePassword(ada.email, 'anotherpassword');
    const body = { data: { cartBuyerIdentityUpdate: { cart: null, userErrors } } };
    shop.inject({ kind: 'http', status: 200, operation: 'CartUpdate', body });
    await client.mutation(cartMutation, { cartId: 'x', ...buyer }).toPromise();
    await expect.poll(() => auth.getSession()).toEqual({ status: 'signedOut', reason: 'rejected' });
  });

  it('is not asked about where a cart complains of something else', async () => {
    const { shop, auth, client } = await signedInTheme();
    const userErrors = [{ field: null }, { field: ['quantity'] }];
    const body = { data: { cartBuyerIdentityUpdate: { cart: null, userErrors } } };
    shop.inject({ kind: 'http', status: 200, operation: 'CartUpdate', body });
    await client.mutation(cartMutation, { cartId: 'x', ...buyer }).toPromise();
    expect(operations(shop)).toEqual(['CartUpdate']);
    expect(auth.getSession().status).toBe('signedIn');
  });

  it.each([
    ['with nothing in it', { data: null }],
    [
      'with a code beside an error without one',
      {
        data: null,
        errors: [{ message: 'Busy', extensions: { code: 'BUSY' } }, { message: 'Internal error' }],
      },
    ],
  ])('is not asked about after an answer %s', async (_, body) => {
    const { shop, auth, ask } = await signedInTheme();
    shop.inject({ kind: 'http', status: 200, operation: 'Email', body });
    expect((await ask(emailQuery, token)).data).toBeFalsy();
    expect(operations(shop)).toEqual(['Email']);
    expect(auth.getSession().status).toBe('signedIn');
  });

  it('is nobody’s finding when the question for it fails', async () => {
    const isDead = () => Promise.reject(new Error('The question failed.'));
    const { shop, auth, ask } = await signedInTheme(createShop(), {
      backend: { ...shopify(), isDead },
    });
    shop.changePassword(ada.email, 'another');
    expect((await ask(buyerQuery, buyer)).error?.message).toContain('The token provided');
    expect(auth.getSession().status).toBe('signedIn');
  });

  it('leaves the answer of a query that needs it as it is', async () => {
    const { shop, auth, ask } = await signedInTheme();
    shop.changePassword(ada.email, 'another');
    const errors = [{ message: 'Access denied', extensions: { code: 'ACCESS_DENIED' } }];
    shop.inject({ kind: 'http', status: 200, operation: 'Email', body: { data: null, errors } });
    expect((await ask(emailQuery, token)).error?.message).toContain('Access denied');
    expect(auth.getSession()).toMatchObject({ reason: 'rejected' });
  });

  it('ends the session although the shop says so late, and leaves word for other tabs', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { shop, auth, ask } = await signedInTheme();
    shop.changePassword(ada.email, 'another');
    shop.inject({ kind: 'slow', ms: 6_000, operation: 'customerAccessTokenProbe' });
    const result = ask(buyerQuery, buyer);
    await pass(5_100);
    expect((await result).error?.message).toContain('The token provided');
    expect(auth.getSession().status).toBe('signedIn');
    await pass(2_000);
    expect(auth.getSession()).toMatchObject({ reason: 'rejected' });
    expect(localStorage.getItem('react-customer-auth:customer')).toContain('rejected');
  });

  it('is nobody’s finding when the answer comes late, and says that it lives', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { shop, auth, ask } = await signedInTheme(
      createShop({ scopes: ['unauthenticated_write_customers'] }),
    );
    shop.inject({ kind: 'slow', ms: 6_000, operation: 'customerAccessTokenProbe' });
    const result = ask(emailQuery, token);
    await pass(5_100);
    expect((await result).error?.message).toContain('Access denied');
    await pass(2_000);
    expect(auth.getSession().status).toBe('signedIn');
  });

  it('is told from a missing scope by one question, and the session stays', async () => {
    const { shop, auth, ask } = await signedInTheme(
      createShop({ scopes: ['unauthenticated_write_customers'] }),
    );
    const results = await Promise.all([
      ask(emailQuery, token),
      ask(emailQuery.replace('Email', 'Again'), token),
    ]);
    for (const { error } of results) expect(error?.message).toContain('Access denied');
    expect(auth.getSession().status).toBe('signedIn');
    expect(operations(shop).filter((name) => name === 'customerAccessTokenProbe')).toHaveLength(1);
  });

  it.each([
    ['a network that fails', { kind: 'offline' }],
    ['an outage', { kind: 'http', status: 503 }],
    [
      'a refused app',
      {
        kind: 'http',
        status: 401,
        body: { errors: [{ message: '', extensions: { code: 'UNAUTHORIZED' } }] },
      },
    ],
    ['a page of HTML', { kind: 'html' }],
    ['the limit', { kind: 'throttled' }],
    [
      'a part of the answer',
      {
        kind: 'http',
        status: 200,
        body: { data: { customer: { email: null } }, errors: [{ message: 'No email' }] },
      },
    ],
    [
      'a mistake in the query',
      {
        kind: 'http',
        status: 200,
        body: { errors: [{ message: 'Field', extensions: { code: 'undefinedField' } }] },
      },
    ],
  ] as const)('is not %s', async (_, trouble) => {
    const { shop, auth, ask } = await signedInTheme();
    shop.inject(trouble);
    expect((await ask(emailQuery, token)).error).toBeDefined();
    expect(operations(shop)).toEqual(['Email']);
    expect(auth.getSession().status).toBe('signedIn');
  });

  it('is not one that has been replaced in the meantime: the query is repeated with the present one', async () => {
    const { shop, auth, client, ask } = await signedInTheme();
    const former = auth.getAccessToken();
    shop.inject({ kind: 'slow', ms: 20, operation: 'customerAccessTokenRenew' });
    const renewed = auth.renew();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await client.mutation(destroy, { former }).toPromise();
    shop.inject({ kind: 'slow', ms: 50, operation: 'Email' });
    const result = await ask(emailQuery, token);
    expect((await renewed).ok).toBe(true);
    expect(result.data).toMatchObject({ customer: { email: ada.email } });
    const sent = shop.requests.filter(({ operationName }) => operationName === 'Email');
    expect(sent.map(({ variables }) => variables.customerAccessToken)).toEqual([
      former,
      auth.getAccessToken(),
    ]);
    expect(auth.getSession().status).toBe('signedIn');
  });

  it('gives nobody a former customer’s answer', async () => {
    const { shop, auth, ask } = await signedInTheme();
    shop.inject({ kind: 'slow', ms: 50, operation: 'Email' });
    const slow = ask(emailQuery, token);
    await auth.login(grace);
    expect((await slow).data).toMatchObject({ customer: { email: grace.email } });
    shop.inject({ kind: 'slow', ms: 50, operation: 'Email' });
    const left = ask(emailQuery, token);
    await auth.logout();
    expect(kindOf((await left).error)).toBe('signedOut');
  });

  it('has no mutation repeated because the customer changed under it', async () => {
    const { shop, auth, client } = await signedInTheme();
    shop.inject({ kind: 'slow', ms: 20, operation: 'CartUpdate' });
    const update = client.mutation(cartMutation, { cartId: 'none', ...buyer }).toPromise();
    await auth.login(grace);
    expect((await update).data).toHaveProperty('cartBuyerIdentityUpdate');
    expect(operations(shop).filter((name) => name === 'CartUpdate')).toHaveLength(1);
  });
});

describe('the clients of an auth', () => {
  it('may be made anew: the one that is connected counts', async () => {
    const shop = createShop();
    const auth = createCustomerAuth({ backend: shopify() });
    const make = () =>
      new Client({ ...shop.connection, exchanges: [customerAuthExchange(auth), fetchExchange] });
    const first = make();
    make();
    auth.connect(first);
    make();
    expect((await auth.login(ada)).ok).toBe(true);
    expect(() => auth.connect(make())).toThrow(/already connected/);
  });

  it('need no provider where there is the exchange', async () => {
    const { auth } = openTheme();
    expect((await auth.login(ada)).ok).toBe(true);
  });
});
