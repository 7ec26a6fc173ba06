import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { Client, fetchExchange } from '@urql/core';
import { createFakeShopify, shopifyTokenLife, type FakeShopify } from 'react-customer-auth/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ada, createClient, createShop, grace, openTab } from '../support/shop';

const customerQuery = `query ($token: String!) {
  customer(customerAccessToken: $token) { email firstName displayName acceptsMarketing }
}`;

/** What the shop says of the customer whom a token belongs to. */
async function customerOf(shop: FakeShopify, token: string | undefined) {
  const { data, error } = await createClient(shop).query(customerQuery, { token });
  if (error) throw error;
  const { customer }: { customer: Record<string, unknown> | null } = data;
  return customer;
}

/** A shop with a clock of its own, and a customer signed in to it. */
async function shopInTime() {
  const clock = { time: Date.parse('2026-02-03T04:05:06.789Z') };
  const shop = createShop({ now: () => clock.time });
  await openTab(shop).auth.login(ada);
  const [token] = shop.livingTokens();
  return { clock, shop, token };
}

describe('the tokens of the fake shop', () => {
  it('live 42 days, to the second', async () => {
    const { clock, shop, token } = await shopInTime();
    expect(await customerOf(shop, token)).toMatchObject({
      email: ada.email,
      displayName: 'Ada Lovelace',
    });
    clock.time = Date.parse('2026-02-03T04:05:06Z') + shopifyTokenLife - 1;
    expect(await customerOf(shop, token)).not.toBeNull();
    clock.time++;
    expect(await customerOf(shop, token)).toBeNull();
    expect(shop.livingTokens()).toEqual([]);
  });

  it('die by a change of password, and by deletion', async () => {
    const { shop, token } = await shopInTime();
    shop.changePassword(ada.email, 'anotherpassword');
    expect(await customerOf(shop, token)).toBeNull();
    const tab = openTab(shop);
    expect((await tab.auth.login(ada)).ok).toBe(false);
    await tab.auth.login({ ...ada, password: 'anotherpassword' });
    const [other] = shop.livingTokens();
    await tab.auth.logout();
    expect(await customerOf(shop, other)).toBeNull();
  });

  it('say their end in UTC, without milliseconds', async () => {
    const { shop } = await shopInTime();
    const client = createClient(shop);
    const { data } = await client.mutation(
      `mutation ($input: CustomerAccessTokenCreateInput!) {
        customerAccessTokenCreate(input: $input) { customerAccessToken { expiresAt } }
      }`,
      { input: { email: ada.email, password: ada.password } },
    );
    expect(data).toMatchObject({
      customerAccessTokenCreate: { customerAccessToken: { expiresAt: '2026-03-17T04:05:06Z' } },
    });
  });

  it('outlive a renewal that gives another string', async () => {
    const { shop, token } = await shopInTime();
    const tab = openTab(shop);
    await tab.auth.renew();
    expect(tab.auth.getAccessToken()).not.toBe(token);
    expect(shop.livingTokens()).toContain(token);
  });
});

describe('the orders of the fake shop', () => {
  const first = { name: '#1001', processedAt: '2026-01-05T10:00:00Z', total: '64.00' };
  const second = { name: '#1002', processedAt: '2026-01-19T18:30:00Z', total: '18.50' };
  const third = { name: '#1003', processedAt: '2026-02-01T08:15:00Z', total: '7.00' };

  /** What the shop says of the orders of whoever signs in with these credentials. */
  async function ordersOf(shop: FakeShopify, credentials: typeof ada, range = '') {
    await openTab(shop).auth.login(credentials);
    const query = `query ($token: String!) {
      customer(customerAccessToken: $token) {
        orders${range} { nodes { id name processedAt totalPrice { amount currencyCode } } }
      }
    }`;
    const token = shop.livingTokens().pop();
    const { data, error } = await createClient(shop).query(query, { token });
    if (error) throw error;
    const { customer }: { customer: { orders: { nodes: { id: string; name: string }[] } } } = data;
    return customer.orders.nodes;
  }

  it('show to the customer who has placed them', async () => {
    const shop = createShop({
      customers: [
        { ...ada, orders: [first] },
        { ...grace, orders: [second] },
      ],
    });
    const [ofAda, ofGrace] = [await ordersOf(shop, ada), await ordersOf(shop, grace)];
    expect(ofAda).toEqual([
      {
        id: 'gid://shopify/Order/1',
        name: '#1001',
        processedAt: '2026-01-05T10:00:00Z',
        totalPrice: { amount: '64.00', currencyCode: 'EUR' },
      },
    ]);
    expect(ofGrace).toMatchObject([{ id: 'gid://shopify/Order/2', name: '#1002' }]);
  });

  it.each([
    ['(first: 2)', ['#1001', '#1002']],
    ['(first: 2, reverse: true)', ['#1003', '#1002']],
    ['', ['#1001', '#1002', '#1003']],
  ])('come oldest first, and as many as are asked for: orders%s', async (range, names) => {
    const shop = createShop({ customers: [{ ...ada, orders: [first, second, third] }] });
    expect((await ordersOf(shop, ada, range)).map(({ name }) => name)).toEqual(names);
  });

  it('are none for a customer who has just come', async () => {
    const shop = createShop();
    expect(await ordersOf(shop, ada)).toEqual([]);
    const newcomer = { ...ada, email: 'new@example.com' };
    await createClient(shop).mutation(
      'mutation ($input: CustomerCreateInput!) { customerCreate(input: $input) { customer { id } } }',
      { input: newcomer },
    );
    expect(await ordersOf(shop, newcomer)).toEqual([]);
  });
});

describe('the fake shop', () => {
  it('lets people try again fifteen minutes after too many wrong passwords', async () => {
    const clock = { time: 0 };
    const shop = createShop({ now: () => clock.time, loginAttempts: 1 });
    const { auth } = openTab(shop);
    await auth.login({ ...ada, password: 'wrongpassword' });
    expect((await auth.login(ada)).ok).toBe(false);
    clock.time += 15 * 60_000;
    expect((await auth.login(ada)).ok).toBe(true);
  });

  it('answers a public query, and refuses what is no GraphQL request', async () => {
    const shop = createFakeShopify({
      products: [{ handle: 'mug', title: 'Mug', description: 'Holds coffee', price: '18.00' }],
    });
    const { data } = await createClient(shop).query(
      '{ shop { name } product(handle: "mug") { title } products(first: 5) { nodes { handle priceRange { minVariantPrice { amount } } } } }',
      {},
    );
    expect(data).toMatchObject({
      product: { title: 'Mug' },
      products: {
        nodes: [{ handle: 'mug', priceRange: { minVariantPrice: { amount: '18.00' } } }],
      },
    });
    const bad = await shop.fetch(shop.connection.url, { method: 'POST', body: 'no json' });
    expect(bad.status).toBe(400);
    const none = await shop.fetch(new Request(shop.connection.url, { method: 'POST', body: '{}' }));
    expect(none.status).toBe(400);
  });

  it('records GET requests, so that a test sees what stood in a URL', async () => {
    const shop = createShop();
    const client = new Client({
      ...shop.connection,
      preferGetMethod: 'force',
      exchanges: [fetchExchange],
    });
    await client.query('query Named($first: Int) { products(first: $first) { nodes { id } } }', {
      first: 1,
    });
    expect(shop.requests).toMatchObject([
      { method: 'GET', operationName: 'Named', variables: { first: 1 } },
    ]);
  });

  it('strikes the operation that a fault names, as often as it says, or until it is called off', async () => {
    const shop = createShop();
    const { auth } = openTab(shop);
    const callOff = shop.inject({
      kind: 'offline',
      operation: 'customerAccessTokenCreate',
      times: 9,
    });
    expect((await auth.login(ada)).ok).toBe(false);
    expect((await auth.login(ada)).ok).toBe(false);
    callOff();
    expect((await auth.login(ada)).ok).toBe(true);
    shop.inject({ kind: 'offline', operation: 'somethingElse' });
    expect((await auth.renew()).ok).toBe(true);
  });

  it('does what it was asked when only its answer is lost', async () => {
    const shop = createShop();
    shop.inject({ kind: 'lost' });
    expect((await openTab(shop).auth.login(ada)).ok).toBe(false);
    expect(shop.livingTokens()).toHaveLength(1);
  });

  it('ends a request with its signal', async () => {
    const shop = createShop();
    shop.inject({ kind: 'slow', ms: 5_000 });
    const controller = new AbortController();
    const request = shop.fetch(shop.connection.url, {
      method: 'POST',
      body: '{"query":"{shop{name}}"}',
      signal: controller.signal,
    });
    controller.abort();
    await expect(request).rejects.toThrow('aborted');
  });

  it('serves HTTP', async () => {
    const shop = createShop();
    const server = createServer(shop.listener).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const address: AddressInfo | string | null = server.address();
    if (typeof address !== 'object' || !address) throw new Error('The server has no port.');
    const ask = () =>
      fetch(`http://127.0.0.1:${address.port}/api`, {
        method: 'POST',
        headers: shop.connection.fetchOptions.headers,
        body: '{"query":"{shop{name}}"}',
      });
    expect(await (await ask()).json()).toEqual({ data: { shop: { name: 'Fake Shop' } } });
    shop.inject({ kind: 'offline' });
    await expect(ask()).rejects.toThrow();
    // A caller who hangs up in the middle leaves it standing.
    const half = connect(address.port, '127.0.0.1');
    half.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
    await new Promise((resolve) => setTimeout(resolve, 50));
    half.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await ask()).status).toBe(200);
  });
});
