import {
  cacheExchange,
  Client,
  CombinedError,
  fetchExchange,
  mapExchange,
  ssrExchange,
  subscriptionExchange,
  type Exchange,
  type OperationResult,
} from '@urql/core';
import {
  createCustomerAuth,
  customerAuthExchange,
  CustomerAuthError,
  isolateCustomers,
  type CustomerAuthOptions,
} from 'react-customer-auth';
import { customerAccessToken, shopify } from 'react-customer-auth/shopify';
import { shopifyTokenLife, type FakeShopify } from 'react-customer-auth/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ada, createShop, grace, operations } from '../support/shop';
import { pass } from '../support/time';

const emailQuery =
  'query Email($customerAccessToken: String!) { customer(customerAccessToken: $customerAccessToken) { id email } }';
const nameQuery =
  'query Name($customerAccessToken: String!) { customer(customerAccessToken: $customerAccessToken) { id firstName } }';
const buyerQuery = 'query ForBuyer($buyer: BuyerInput) @inContext(buyer: $buyer) { shop { name } }';
const shopQuery = 'query Shop { shop { name } }';
const cartCreate = 'mutation CartCreate { cartCreate { cart { id } } }';
const cartUpdate =
  'mutation Update($cartId: ID!, $buyer: CartBuyerIdentityInput!) { cartBuyerIdentityUpdate(cartId: $cartId, buyerIdentity: $buyer) { cart { id } userErrors { field message } } }';
const token = { customerAccessToken };

interface CustomerData {
  customer: { email?: string; firstName?: string } | null;
}

function openTheme({
  shop = createShop(),
  before = [],
  between = [],
  behind = [],
  ...options
}: Partial<CustomerAuthOptions> & {
  shop?: FakeShopify;
  before?: Exchange[];
  between?: Exchange[];
  behind?: Exchange[];
} = {}) {
  // A shop of its own in storage: what an earlier test still listens to must not hear of this one.
  const auth = createCustomerAuth({ backend: shopify(), key: crypto.randomUUID(), ...options });
  const client = new Client({
    ...shop.connection,
    exchanges: [
      ...before,
      isolateCustomers(auth, cacheExchange),
      ...between,
      customerAuthExchange(auth),
      ...behind,
      fetchExchange,
    ],
  });
  const ask = (query: string) => client.query<CustomerData>(query, token).toPromise();
  return { shop, auth, client, ask };
}

const tick = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

const kindOf = ({ error }: OperationResult) =>
  error?.networkError instanceof CustomerAuthError ? error.networkError.kind : undefined;

/** A storage as a server has it. */
const unknown = { read: () => undefined, write() {}, subscribe: () => () => {} };

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

describe('what an app asks for while the customer changes', () => {
  it('is not answered from the former customer’s cache', async () => {
    const { auth, ask } = openTheme();
    await auth.login(ada);
    await ask(emailQuery);
    void auth.logout();
    expect(kindOf(await ask(emailQuery))).toBe('signedOut');
  });

  it.each(['a listener', 'an event'])('is the next customer’s, asked for by %s', async (place) => {
    const seen: Promise<OperationResult<CustomerData>>[] = [];
    const mutated: Promise<OperationResult>[] = [];
    const act = () => {
      seen.push(theme.ask(emailQuery));
      mutated.push(theme.client.mutation(cartCreate, {}).toPromise());
    };
    const theme = openTheme({
      onEvent: ({ type }) => {
        if (place === 'an event' && type === 'signedIn') act();
      },
    });
    if (place === 'a listener') theme.auth.subscribe(act);
    await theme.client.query(shopQuery, {}).toPromise();
    await theme.auth.login(ada);
    await theme.auth.login(grace);
    expect((await seen[1])?.data).toMatchObject({ customer: { email: grace.email } });
    expect((await mutated[1])?.data).toHaveProperty('cartCreate');
    expect((await mutated[0])?.data).toHaveProperty('cartCreate');
  });

  it('goes on when the change comes to nothing', async () => {
    const { auth, ask, client } = openTheme({ key: 'mine' });
    const stop = auth.watch();
    await auth.login(ada);
    const shown: unknown[] = [];
    client.query(emailQuery, token).subscribe(({ data }) => shown.push(data));
    await vi.waitFor(() => expect(shown).toHaveLength(1));
    const key = 'react-customer-auth:mine';
    const stored = localStorage.getItem(key) ?? '';
    const store = (value: string) => {
      localStorage.setItem(key, value);
      window.dispatchEvent(new StorageEvent('storage', { key }));
    };
    const { token: mine, ...session }: Record<string, unknown> = JSON.parse(stored);
    store(JSON.stringify({ ...session, token: `${String(mine)}x`, id: 'another' }));
    const query = ask(nameQuery);
    const mutation = client.mutation(cartCreate, {}).toPromise();
    store(stored);
    expect((await query).data).toMatchObject({ customer: { firstName: 'Ada' } });
    expect((await mutation).data).toHaveProperty('cartCreate');
    expect(shown).toHaveLength(1);
    stop();
  });

  it('is not torn down because it was asked for when another query was blanked', async () => {
    const { auth, client, ask } = openTheme();
    await auth.login(ada);
    client.query<CustomerData | null>(emailQuery, token).subscribe(({ data }) => {
      if (data === null) void ask(nameQuery);
    });
    const names: OperationResult<CustomerData>[] = [];
    client.query<CustomerData>(nameQuery, token).subscribe((result) => names.push(result));
    await vi.waitFor(() => {
      expect(names.at(-1)?.data).toMatchObject({ customer: { firstName: 'Ada' } });
    });
    await auth.login(grace);
    await vi.waitFor(() => {
      expect(names.at(-1)?.data).toMatchObject({ customer: { firstName: 'Grace' } });
    });
  });

  it('loses a former customer’s error and extensions, too', async () => {
    const { shop, auth, client } = openTheme();
    await auth.login(ada);
    const errors = [{ message: 'Ada owes 5', extensions: { code: 'X' } }];
    const body = { data: { customer: null }, errors, extensions: { who: 'Ada' } };
    shop.inject({ kind: 'http', status: 200, body, operation: 'Email' });
    const results: OperationResult[] = [];
    client.query(emailQuery, token).subscribe((result) => results.push({ ...result }));
    await vi.waitFor(() => {
      expect(results.at(-1)?.extensions).toEqual({ who: 'Ada' });
    });
    shop.inject({ kind: 'slow', ms: 50, operation: 'Email' });
    await auth.login(grace);
    // urql's hooks take an error away when nothing is being fetched only, so that comes first.
    expect(results.slice(-2)).toMatchObject([
      { data: null, error: undefined, extensions: undefined, fetching: false },
      { data: null, error: undefined, extensions: undefined, fetching: true },
    ]);
  });

  it('has a mutation that waited for a session’s last renewal end as that session did', async () => {
    vi.useFakeTimers({
      now: Date.UTC(2026, 2, 20),
      toFake: ['Date', 'setTimeout', 'clearTimeout'],
    });
    const { auth, client } = openTheme();
    await auth.login(ada);
    vi.setSystemTime(Date.now() + shopifyTokenLife + 1_000);
    const update = client.mutation(cartUpdate, { cartId: '1', buyer: token }).toPromise();
    await pass(6_000);
    expect(kindOf(await update)).toBe('expired');
    expect(auth.getSession()).toMatchObject({ reason: 'expired' });
  });

  it('keeps a subscription for whoever signs in next', async () => {
    const runs: unknown[] = [];
    const subscriptions = subscriptionExchange({
      forwardSubscription: ({ variables }) => ({
        subscribe(sink) {
          runs.push(variables);
          sink.next({ data: { at: 1 } });
          return { unsubscribe: () => runs.push('over') };
        },
      }),
    });
    const { auth, client } = openTheme({ behind: [subscriptions] });
    await auth.login(ada);
    const first = { customerAccessToken: auth.getAccessToken() };
    const query = 'subscription At($customerAccessToken: String!) { at }';
    client.subscription(query, token).subscribe(() => {});
    await tick(5);
    await auth.logout();
    await auth.login(grace);
    await tick(5);
    const second = { customerAccessToken: auth.getAccessToken() };
    expect(runs).toEqual([first, 'over', second]);
  });
});

describe('a token', () => {
  it('is not quoted by an error', async () => {
    const { shop, auth, client } = openTheme();
    await auth.login(ada);
    const held = auth.getAccessToken() ?? '';
    const query = 'query Q($n: Int!) { products(first: $n) { nodes { id } } }';
    const refused = await client.query(query, { n: customerAccessToken }).toPromise();
    expect(refused.error?.message).toMatch(/got invalid value "…"/);
    const value = { customerAccessToken: held };
    const errors = [{ message: 'Invalid', path: ['x'], extensions: { code: 'INVALID', value } }];
    shop.inject({ kind: 'http', status: 200, body: { errors } });
    const quoted = await client.query(emailQuery, token).toPromise();
    expect(quoted.error?.graphQLErrors[0]?.extensions.code).toBe('INVALID');
    expect(quoted.error?.response).toHaveProperty('status', 200);
    shop.inject({ kind: 'http', status: 500, body: `<h1>${held}</h1>` });
    const page = await client.query(nameQuery, token).toPromise();
    expect(page.error?.networkError).toBeInstanceOf(Error);
    const all = [refused, quoted, page].map(({ error }) => [
      String(error),
      JSON.stringify(error?.graphQLErrors.map(({ message, extensions }) => [message, extensions])),
    ]);
    expect(JSON.stringify(all)).not.toContain(held);
  });

  it('leaves an error that does not quote it as it is', async () => {
    const refusal = new TypeError('Blocked by the app');
    const { auth, ask } = openTheme({
      behind: [
        mapExchange({
          onResult(result) {
            if (result.operation.kind !== 'query') return;
            return { ...result, error: new CombinedError({ networkError: refusal }) };
          },
        }),
      ],
    });
    await auth.login(ada);
    expect((await ask(emailQuery)).error?.networkError).toBe(refusal);
  });

  it('is asked about past every exchange of the app', async () => {
    const seen: string[] = [];
    const note = (value: unknown) => void seen.push(JSON.stringify(value));
    const spy = mapExchange({ onOperation: note, onResult: note });
    const shop = createShop({ scopes: ['unauthenticated_write_customers'] });
    const { auth, ask } = openTheme({ shop, before: [spy], between: [spy] });
    await auth.login(ada);
    seen.length = 0;
    expect((await ask(emailQuery)).error?.message).toContain('Access denied');
    expect(operations(shop)).toContain('customerAccessTokenProbe');
    expect(seen).toHaveLength(4);
    expect(seen.join()).not.toContain(auth.getAccessToken());
  });

  it('is left behind by a query that an exchange behind it sends anew', async () => {
    const seen: string[] = [];
    const note = (value: unknown) => void seen.push(JSON.stringify(value));
    let times = 0;
    const again: Exchange =
      ({ client, forward }) =>
      (operations) =>
        mapExchange({
          onResult({ operation }) {
            if (operation.kind === 'query' && !times++) client.reexecuteOperation(operation);
          },
        })({ client, forward, dispatchDebug: () => {} })(operations);
    const { shop, auth, client } = openTheme({
      between: [mapExchange({ onOperation: note, onResult: note })],
      behind: [again],
    });
    await auth.login(ada);
    seen.length = 0;
    const results: OperationResult[] = [];
    const context = { requestPolicy: 'network-only' } as const;
    client.query(emailQuery, token, context).subscribe((result) => results.push(result));
    await vi.waitFor(() => {
      expect(operations(shop).filter((name) => name === 'Email')).toHaveLength(2);
    });
    await tick(5);
    expect(JSON.stringify([results, seen])).not.toContain(auth.getAccessToken());
    expect(results.at(-1)?.data).toMatchObject({ customer: { email: ada.email } });
  });

  it('is asked about when a cart complains of it', async () => {
    const { shop, auth, client } = openTheme();
    await auth.login(ada);
    const { data } = await client
      .mutation<{ cartCreate: { cart: { id: string } } }>(cartCreate, {})
      .toPromise();
    shop.changePassword(ada.email, 'another');
    const cartId = data?.cartCreate.cart.id;
    await client.mutation(cartUpdate, { cartId, buyer: token }).toPromise();
    expect(auth.getSession()).toMatchObject({ reason: 'rejected' });
  });

  it('that was renewed while a query was under way has nothing asked for twice', async () => {
    const { shop, auth, ask } = openTheme();
    await auth.login(ada);
    shop.inject({ kind: 'slow', ms: 30, operation: 'Email' });
    const query = ask(emailQuery);
    await auth.renew();
    expect((await query).data).toMatchObject({ customer: { email: ada.email } });
    expect(operations(shop).filter((name) => name === 'Email')).toHaveLength(1);
  });
});

describe('server rendering', () => {
  /** What a server hands over after it has asked for `query`. */
  async function render(shop: FakeShopify, query: string, variables: object, wait = true) {
    const ssr = ssrExchange({ isClient: false });
    const { client } = openTheme({ shop, between: [ssr], storage: unknown });
    const result = client.query(query, variables).toPromise();
    if (wait) await result;
    return ssr.extractData();
  }

  it('has a guest’s query answered for the guest', async () => {
    const shop = createShop();
    const initialState = await render(shop, buyerQuery, { buyer: token });
    const { client } = openTheme({
      shop,
      between: [ssrExchange({ isClient: true, initialState })],
    });
    shop.requests.length = 0;
    const { data } = await client.query(buyerQuery, { buyer: token }).toPromise();
    expect(data).toMatchObject({ shop: { name: 'Fake Shop' } });
    expect(shop.requests).toEqual([]);
  });

  it('leaves to the browser what it has no token for', async () => {
    const shop = createShop();
    const browser = openTheme({ shop });
    await browser.auth.login(ada);
    const initialSession = browser.auth.getSession();
    if (initialSession.status !== 'signedIn') throw new Error('Nobody is signed in.');
    const ssr = ssrExchange({ isClient: false });
    const server = openTheme({ shop, between: [ssr], storage: unknown, initialSession });
    const answers: OperationResult[] = [];
    server.client.query(emailQuery, token).subscribe((answer) => answers.push(answer));
    await tick(20);
    expect([answers, ssr.extractData()]).toEqual([[], {}]);
  });

  it('leaves no trace where ssrExchange asks again', async () => {
    const shop = createShop();
    const initialState = await render(shop, shopQuery, {});
    const ssr = ssrExchange({ isClient: true, staleWhileRevalidate: true, initialState });
    const { client } = openTheme({ shop, between: [ssr] });
    const results: OperationResult[] = [];
    client.query(shopQuery, {}).subscribe((result) => results.push(result));
    await vi.waitFor(() => {
      expect(results.length).toBeGreaterThan(1);
    });
    for (const { operation } of results) {
      expect(operation.context).not.toHaveProperty('customerCache');
    }
  });
});
