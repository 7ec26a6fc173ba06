import {
  cacheExchange,
  Client,
  composeExchanges,
  fetchExchange,
  mapExchange,
  ssrExchange,
  subscriptionExchange,
  type Exchange,
  type OperationResult,
} from '@urql/core';
import { cacheExchange as graphcache } from '@urql/exchange-graphcache';
import {
  createCustomerAuth,
  customerAuthExchange,
  CustomerAuthError,
  isolateCustomers,
  type CustomerAuthOptions,
} from 'react-customer-auth';
import { customerAccessToken, shopify } from 'react-customer-auth/shopify';
import type { FakeShopify } from 'react-customer-auth/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { delay, pipe, tap } from 'wonka';
import { ada, createShop, grace, operations } from '../support/shop';
import { pass } from '../support/time';

const emailQuery =
  'query Email($customerAccessToken: String!) { customer(customerAccessToken: $customerAccessToken) { id email } }';
const shopQuery = 'query Shop { shop { name } }';
const cartCreate = 'mutation CartCreate { cartCreate { cart { id } } }';
const token = { customerAccessToken };

/** A theme's client with everything in the place that the design gives it. */
function openTheme({
  shop = createShop(),
  cache = cacheExchange,
  between = [],
  ...options
}: Partial<CustomerAuthOptions> & {
  shop?: FakeShopify;
  cache?: Exchange;
  between?: Exchange[];
} = {}) {
  // A shop of its own in storage: what an earlier test still listens to must not hear of this one.
  const auth = createCustomerAuth({ backend: shopify(), key: crypto.randomUUID(), ...options });
  const client = new Client({
    ...shop.connection,
    exchanges: [
      isolateCustomers(auth, cache),
      ...between,
      customerAuthExchange(auth),
      fetchExchange,
    ],
  });
  const email = (requestPolicy?: 'cache-only') =>
    client
      .query<{ customer: { email: string } | null }>(
        emailQuery,
        token,
        requestPolicy && { requestPolicy },
      )
      .toPromise()
      .then(({ data }) => data?.customer?.email);
  /** Listens as a hook does. */
  const listen = (query: string, variables: object = {}, context?: object) => {
    const results: OperationResult[] = [];
    const subscription = client.query(query, variables, context).subscribe((result) => {
      // urql marks a result as stale in place.
      results.push({ ...result });
    });
    return { results, stop: () => subscription.unsubscribe() };
  };
  return { shop, auth, client, email, listen };
}

const inTime = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
const tick = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

const kindOf = ({ error }: OperationResult) =>
  error?.networkError instanceof CustomerAuthError ? error.networkError.kind : undefined;

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

describe.each([
  ['cacheExchange', () => cacheExchange],
  ['Graphcache', () => graphcache()],
  [
    'no cache',
    (): Exchange =>
      ({ forward }) =>
        forward,
  ],
])('with %s', (name, makeCache) => {
  it('no customer gets what another one’s cache has', async () => {
    const { auth, email } = openTheme({ cache: makeCache() });
    await auth.login(ada);
    expect(await email()).toBe(ada.email);
    await auth.logout();
    expect(await email()).toBeUndefined();
    await auth.login(grace);
    if (name !== 'no cache') expect(await email('cache-only')).toBeUndefined();
    expect(await email()).toBe(grace.email);
  });

  it('one customer who follows another directly starts with nothing too', async () => {
    const { auth, email } = openTheme({ cache: makeCache() });
    await auth.login(ada);
    await email();
    await auth.login(grace);
    expect(await email()).toBe(grace.email);
  });

  it('a cache is kept as long as the session, through its renewals', async () => {
    const { shop, auth, email } = openTheme({ cache: makeCache() });
    await auth.login(ada);
    await email();
    await auth.renew();
    await email();
    const asked = operations(shop).filter((one) => one === 'Email').length;
    expect(asked).toBe(name === 'no cache' ? 2 : 1);
  });

  it('a query that is listened to is blanked at once, and asked for again', async () => {
    inTime();
    const { shop, auth, listen } = openTheme({ cache: makeCache() });
    await auth.login(ada);
    const { results } = listen(emailQuery, token);
    await pass(20);
    expect(results.at(-1)?.data).toMatchObject({ customer: { email: ada.email } });
    shop.inject({ kind: 'slow', ms: 20, operation: 'Email' });
    await auth.login(grace);
    const blank = { data: null, stale: true, fetching: true, hasNext: false };
    expect(results.at(-1)).toMatchObject(blank);
    await pass(40);
    expect(results.at(-1)).toMatchObject({ data: { customer: { email: grace.email } } });
    const at = results.findIndex(({ data }) => data === null);
    expect(JSON.stringify(results.slice(at))).not.toContain(ada.email);
  });

  it('a query in flight ends with the next customer’s answer, or with an error', async () => {
    const { shop, auth, client } = openTheme({ cache: makeCache() });
    await auth.login(ada);
    shop.inject({ kind: 'slow', ms: 20, operation: 'Email' });
    const first = client.query(emailQuery, token).toPromise();
    await auth.login(grace);
    expect((await first).data).toMatchObject({ customer: { email: grace.email } });
    shop.inject({ kind: 'slow', ms: 20, operation: 'Email' });
    const second = client.query(emailQuery, token, { requestPolicy: 'network-only' }).toPromise();
    await auth.logout();
    expect(kindOf(await second)).toBe('signedOut');
  });

  it('mutations in flight end with an error, and what they bring is dropped', async () => {
    const { shop, auth, client } = openTheme({ cache: makeCache() });
    await auth.login(ada);
    shop.inject({ kind: 'slow', ms: 30, operation: 'CartCreate', times: 2 });
    const update = () => client.mutation(cartCreate, {}).toPromise();
    const both = Promise.all([update(), update()]);
    await tick();
    await auth.logout();
    for (const result of await both) {
      expect(kindOf(result)).toBe('superseded');
      expect(result.error?.message).toMatch(/may have been carried out/);
    }
    await tick(40);
    expect((await update()).data).toMatchObject({ cartCreate: {} });
  });

  it('what is nobody’s stays on screen, stale, until it has been fetched anew', async () => {
    const { shop, auth, listen } = openTheme({ cache: makeCache() });
    const { results } = listen(shopQuery);
    await tick(20);
    await auth.login(ada);
    await tick(20);
    expect(results.every(({ data }) => data !== null)).toBe(true);
    expect(results.map(({ stale }) => stale)).toContain(true);
    expect(results.at(-1)).toMatchObject({ data: { shop: { name: 'Fake Shop' } }, stale: false });
    expect(operations(shop).filter((one) => one === 'Shop')).toHaveLength(2);
  });

  it('the package’s own answers reach it, a logout’s above all', async () => {
    const { auth } = openTheme({ cache: makeCache() });
    await auth.login(ada);
    expect(await auth.logout()).toEqual({ ok: true, data: { revoked: true } });
  });
});

describe('isolation', () => {
  it('does nothing when a session is renewed, or a login fails', async () => {
    const { shop, auth, listen } = openTheme();
    await auth.login(ada);
    const { results } = listen(emailQuery, token);
    await tick(20);
    await auth.renew();
    await auth.login({ ...ada, password: 'wrong' });
    await tick(20);
    expect(results).toHaveLength(1);
    expect(operations(shop).filter((name) => name === 'Email')).toHaveLength(1);
  });

  it('follows another tab, and the end of a session by the server', async () => {
    const key = 'mine';
    const { shop, auth, listen } = openTheme({ key });
    const stop = auth.watch();
    await auth.login(ada);
    const { results } = listen(emailQuery, token);
    await tick(20);
    localStorage.removeItem('react-customer-auth:mine');
    window.dispatchEvent(new StorageEvent('storage', { key: 'react-customer-auth:mine' }));
    await tick(20);
    expect(results.at(-1)?.data ?? null).toBeNull();
    await auth.login(ada);
    await tick(20);
    expect(results.at(-1)?.data).toMatchObject({ customer: { email: ada.email } });
    shop.changePassword(ada.email, 'another');
    await openTheme({ shop, key }).email();
    listen(emailQuery.replace('Email', 'Other'), token);
    await tick(20);
    expect(auth.getSession()).toMatchObject({ reason: 'rejected' });
    expect(kindOf(results.at(-1) ?? expect.fail())).toBe('signedOut');
    stop();
  });

  it('asks a public query with a dead token once more, not twice', async () => {
    const { shop, auth, client } = openTheme();
    await auth.login(ada);
    shop.changePassword(ada.email, 'another');
    shop.requests.length = 0;
    const query = 'query ForBuyer($buyer: BuyerInput) @inContext(buyer: $buyer) { shop { name } }';
    const { data } = await client.query(query, { buyer: { customerAccessToken } }).toPromise();
    expect(data).toMatchObject({ shop: { name: 'Fake Shop' } });
    await tick(20);
    expect(operations(shop)).toEqual(['ForBuyer', 'customerAccessTokenProbe', 'ForBuyer']);
  });

  it.each([
    ['behind it', (slow: Exchange) => ({ between: [slow] })],
    ['in the cache', (slow: Exchange) => ({ cache: composeExchanges([slow, cacheExchange]) })],
  ])('drops a former customer’s answer that something %s has held back', async (_, place) => {
    inTime();
    const slow = mapExchange({
      async onResult(result) {
        if (result.operation.kind === 'query') await tick(20);
        return result;
      },
    });
    const { auth, listen } = openTheme(place(slow));
    await auth.login(ada);
    const { results } = listen(emailQuery, token);
    await pass(15);
    await auth.login(grace);
    await pass(50);
    expect(results.at(-1)?.data).toMatchObject({ customer: { email: grace.email } });
    expect(JSON.stringify(results)).not.toContain(ada.email);
  });

  it('asks for nothing that the change has made superfluous', async () => {
    const { shop, auth, client } = openTheme();
    await auth.login(ada);
    const query = client.query(emailQuery, token).subscribe(({ data }) => {
      if (data === null) query.unsubscribe();
    });
    await tick(20);
    shop.requests.length = 0;
    await auth.login(grace);
    await tick(20);
    expect(operations(shop)).not.toContain('Email');
  });

  it('gives no mutation but the reason for which its session has ended', async () => {
    const { shop, auth, client, email } = openTheme();
    await auth.login(ada);
    shop.inject({ kind: 'slow', ms: 5_000, operation: 'CartCreate' });
    const mutation = client.mutation(cartCreate, {}).toPromise();
    shop.changePassword(ada.email, 'another');
    await email();
    expect(kindOf(await mutation)).toBe('rejected');
  });

  it('asks nothing for a query that another one’s answer has had given up', async () => {
    const { shop, auth, client, listen } = openTheme();
    await auth.login(ada);
    client.query(emailQuery, token).subscribe(({ error }) => {
      if (error) shown.stop();
    });
    const shown = listen(shopQuery);
    await vi.waitFor(() => expect(shown.results).toHaveLength(1));
    await tick(20);
    shop.requests.length = 0;
    await auth.logout();
    await tick(20);
    expect(operations(shop)).toEqual(['customerAccessTokenDelete']);
  });

  it('lets a cache speak of what nobody listens to any more', async () => {
    let count = 0;
    const spoken: number[] = [];
    const late: Exchange =
      ({ forward }) =>
      (operations) =>
        pipe(
          operations,
          forward,
          tap(() => count++),
          delay(20),
          tap(() => spoken.push(count)),
        );
    const { auth, listen, email } = openTheme({ cache: late });
    await auth.login(ada);
    const gone = listen(emailQuery.replace('Email', 'Gone'), token);
    await vi.waitFor(() => expect(count).toBe(1), { interval: 1 });
    gone.stop();
    expect(await email()).toBe(ada.email);
    expect(spoken).toHaveLength(2);
  });

  it('leaves no trace in results, and tells of each mutation once', async () => {
    const told: OperationResult[] = [];
    const shop = createShop();
    const auth = createCustomerAuth({ backend: shopify() });
    const client = new Client({
      ...shop.connection,
      exchanges: [
        mapExchange({ onResult: (result) => void told.push(result) }),
        isolateCustomers(auth, cacheExchange),
        customerAuthExchange(auth),
        fetchExchange,
      ],
    });
    await auth.login(ada);
    told.length = 0;
    await client.mutation(cartCreate, {}).toPromise();
    await client.query(emailQuery, token).toPromise();
    await auth.logout();
    expect(told.map(({ operation }) => operation.kind)).toEqual(['mutation', 'query', 'mutation']);
    for (const { operation } of told.slice(0, 2)) {
      expect(operation.context).not.toHaveProperty('customerCache');
      expect(operation.context).not.toHaveProperty('customerAuth');
    }
  });

  it('ends a mutation that has had but a part of its answer', async () => {
    const part = mapExchange({
      onResult: (result) =>
        result.operation.context.customerAuth === 'own' ? result : { ...result, hasNext: true },
    });
    const { auth, client } = openTheme({ between: [part] });
    const results: OperationResult[] = [];
    client.mutation(cartCreate, {}).subscribe((result) => results.push({ ...result }));
    await tick(20);
    expect(results.map(({ hasNext }) => hasNext)).toEqual([true]);
    await auth.login(ada);
    expect(kindOf(results[1] ?? expect.fail())).toBe('superseded');
  });

  it('forgets a query that nobody listens to any more', async () => {
    const { shop, auth, listen } = openTheme();
    await auth.login(ada);
    listen(emailQuery, token).stop();
    await tick(20);
    shop.requests.length = 0;
    await auth.login(grace);
    await tick(20);
    expect(operations(shop)).not.toContain('Email');
  });

  it('blanks what a hook may still show that did not listen when the customer changed', async () => {
    const { auth, listen } = openTheme();
    const other = emailQuery.replace('Email', 'Suspending');
    const suspense = { suspense: true };
    await auth.login(ada);
    const [paused, suspended] = [listen(emailQuery, token), listen(other, token, suspense)];
    await tick(20);
    paused.stop();
    suspended.stop();
    await auth.login(grace);
    const [again, anew] = [listen(emailQuery, token), listen(other, token, suspense)];
    expect(again.results).toMatchObject([{ data: null }, { data: null, fetching: true }]);
    expect(anew.results).toEqual([]);
    await tick(20);
    for (const { results } of [again, anew]) {
      expect(results.at(-1)?.data).toMatchObject({ customer: { email: grace.email } });
    }
    const third = listen(emailQuery, token);
    expect(third.results[0]?.data).toMatchObject({ customer: { email: grace.email } });
  });

  it('leaves alone what is read from the cache only, and is nobody’s', async () => {
    const { auth, client, listen } = openTheme();
    await client.query(shopQuery, {}).toPromise();
    const { results } = listen(shopQuery, {}, { requestPolicy: 'cache-only' });
    await auth.login(ada);
    await tick(20);
    expect(results.at(-1)?.data).toMatchObject({ shop: {} });
  });

  it('has a subscription run on for the next customer', async () => {
    const runs: string[] = [];
    const subscriptions = subscriptionExchange({
      forwardSubscription: ({ variables }) => ({
        subscribe(sink) {
          const carried = String((variables as Partial<typeof token>).customerAccessToken);
          runs.push(carried);
          sink.next({ data: { at: carried } });
          return { unsubscribe: () => runs.push('over') };
        },
      }),
    });
    const shop = createShop();
    const auth = createCustomerAuth({ backend: shopify() });
    const client = new Client({
      ...shop.connection,
      exchanges: [
        isolateCustomers(auth, cacheExchange),
        customerAuthExchange(auth),
        subscriptions,
        fetchExchange,
      ],
    });
    await auth.login(ada);
    const first = auth.getAccessToken();
    const seen: unknown[] = [];
    const subscribe = () =>
      client
        .subscription('subscription At($customerAccessToken: String!) { at }', token)
        .subscribe(({ data }) => seen.push(data));
    const running = subscribe();
    await tick(20);
    await auth.login(grace);
    await tick(20);
    const second = auth.getAccessToken();
    expect(runs).toEqual([first, 'over', second]);
    expect(seen).toEqual([{ at: first }, null, { at: second }]);
    running.unsubscribe();
    await auth.login(ada);
    seen.length = 0;
    subscribe();
    await tick(20);
    expect(seen).toEqual([{ at: auth.getAccessToken() }]);
  });

  it('refuses a Graphcache with persistent storage', () => {
    const then: unknown = Reflect.get(Promise.prototype, 'then');
    const storage = { readData: () => Promise.resolve({}), writeData: () => Promise.resolve() };
    expect(() => openTheme({ cache: graphcache({ storage }) })).toThrow(
      /persistent storage.*one customer's data to the next.*Leave out/s,
    );
    expect(() => openTheme({ cache: graphcache() })).not.toThrow();
    expect(Reflect.get(Promise.prototype, 'then')).toBe(then);
  });
});

describe('what a server has rendered', () => {
  /** What ssrExchange would hand over, for a query asked by a client that shares the variables. */
  async function rendered(query: string, variables: object, data: unknown) {
    const ssr = ssrExchange({ isClient: false });
    const client = new Client({
      url: 'http://server',
      fetch: () => Promise.resolve(new Response(JSON.stringify({ data }))),
      preferGetMethod: false,
      exchanges: [ssr, fetchExchange],
    });
    await client.query(query, variables).toPromise();
    return ssrExchange({ isClient: true, initialState: ssr.extractData() });
  }

  it('answers until the first change, and not after it', async () => {
    const between = [await rendered(shopQuery, {}, { shop: { name: 'Rendered' } })];
    const first = openTheme({ between });
    expect((await first.client.query(shopQuery, {}).toPromise()).data).toEqual({
      shop: { name: 'Rendered' },
    });
    const leftover = [await rendered(shopQuery, {}, { shop: { name: 'Rendered' } })];
    const second = openTheme({ between: leftover });
    await second.email();
    await second.auth.login(ada);
    expect((await second.client.query(shopQuery, {}).toPromise()).data).toMatchObject({
      shop: { name: 'Fake Shop' },
    });
  });

  it('answers for a customer only where the server knew this customer', async () => {
    const data = { customer: { id: '1', email: 'rendered' } };
    const unknown = openTheme({ key: 'known', between: [await rendered(emailQuery, token, data)] });
    await unknown.auth.login(ada);
    const { client } = unknown;
    expect((await client.query(emailQuery, token).toPromise()).data).not.toEqual(data);
    const initialSession = unknown.auth.getSession();
    if (initialSession.status !== 'signedIn') throw new Error('Nobody is signed in.');
    const known = openTheme({
      key: 'known',
      between: [await rendered(emailQuery, token, data)],
      initialSession,
    });
    expect((await known.client.query(emailQuery, token).toPromise()).data).toEqual(data);
  });
});
