import type { FakeAdobeCommerceOptions } from 'react-customer-auth/testing';
import { describe, expect, it } from 'vitest';
import {
  ada,
  ask,
  createShop,
  customer,
  generate,
  grace,
  refusalOf,
  revoke,
  run,
  signIn,
  type Answer,
} from './fakeAdobeCommerceRequests';

const catalogue = '{ products(search: "mug") { items { sku } } }';
const notAuthorized = "The current customer isn't authorized.";

describe('a bearer at the fake Adobe Commerce shop', () => {
  const dead: [string, string, FakeAdobeCommerceOptions][] = [
    ['garbage', 'Composite reader could not read a token', {}],
    ['expired', 'Consumer key has expired', {}],
    ['revoked', 'User token has been revoked', {}],
    ['revoked', 'Composite reader could not read a token', { tokens: 'opaque' }],
  ];

  async function shopWith(state: string, options: FakeAdobeCommerceOptions) {
    const { shop, clock } = createShop(options);
    const token = state === 'garbage' ? 'garbage' : await signIn(shop);
    if (state === 'expired') clock.time += 3_600_000;
    if (state === 'revoked') await run(shop, revoke, { token });
    return { shop, token };
  }

  it.each(dead)('that is %s breaks even a public query: %s', async (state, message, options) => {
    const { shop, token } = await shopWith(state, options);
    const answer = await ask(shop, catalogue, { token });
    expect(answer).toEqual({
      status: 401,
      data: undefined,
      errors: [{ message, extensions: { category: 'graphql-authentication' } }],
    });
  });

  it('that is dead breaks a sign-in sent along with it', async () => {
    const { shop } = createShop();
    const answer = ask(shop, `mutation { ${generate(ada)} }`, { token: 'garbage' });
    expect(await refusalOf(answer)).toEqual([dead[0]?.[1], 'graphql-authentication', 401]);
    expect(shop.livingTokens()).toEqual([]);
  });

  it('that is dead has another category before 2.4.8', async () => {
    const { shop } = createShop({ deadTokenCategory: 'graphql-authorization' });
    const answer = ask(shop, catalogue, { token: 'garbage' });
    expect(await refusalOf(answer)).toEqual([dead[0]?.[1], 'graphql-authorization', 401]);
  });

  it.each(dead)('that is %s makes a guest in the old manner', async (state, _, options) => {
    const { shop, token } = await shopWith(state, { ...options, manner: 'old' });
    expect(await ask(shop, catalogue, { token })).toMatchObject({
      status: 200,
      data: { products: { items: [{ sku: 'mug' }] } },
    });
    const refused = [notAuthorized, 'graphql-authorization', 200];
    expect(await refusalOf(ask(shop, customer, { token }))).toEqual(refused);
  });

  it.each(['Basic abc', 'Bearer', 'Bearer two words'])(
    'is none, and no error, when the header reads %s',
    async (Authorization) => {
      const { shop } = createShop();
      expect((await ask(shop, catalogue, { headers: { Authorization } })).status).toBe(200);
    },
  );

  it('lives to the second that its lifetime ends', async () => {
    const { shop, clock } = createShop({ tokenLifetime: 60_000 });
    const token = await signIn(shop);
    clock.time = Date.parse('2026-02-03T04:06:05.999Z');
    expect((await ask(shop, customer, { token })).data).toEqual({ customer: { email: ada.email } });
    expect(shop.livingTokens()).toEqual([token]);
    clock.time++;
    expect((await ask(shop, customer, { token })).status).toBe(401);
    expect(shop.livingTokens()).toEqual([]);
  });
});

describe('the fields of a customer at the fake Adobe Commerce shop', () => {
  it.each([
    ['new', 403],
    ['old', 200],
  ] as const)('are not for guests, in the %s manner', async (manner, status) => {
    const { shop } = createShop({ manner });
    for (const query of [
      customer,
      '{ customerCart { id } }',
      `mutation { ${revoke} }`,
      'mutation { mergeCarts(source_cart_id: "any") { id } }',
      'mutation { updateCustomerV2(input: { firstname: "No" }) { customer { email } } }',
    ]) {
      const refused = [notAuthorized, 'graphql-authorization', status];
      expect(await refusalOf(ask(shop, query))).toEqual(refused);
    }
  });

  it('fail beside what is public, which is answered', async () => {
    const { shop } = createShop();
    const { data, errors } = await ask(shop, '{ customer { email } storeConfig { __typename } }');
    expect(data).toEqual({ customer: null, storeConfig: { __typename: 'StoreConfig' } });
    expect(errors?.[0]?.path).toEqual(['customer']);
  });

  it('tell who the customer is, and of no one else', async () => {
    const order = { number: '000000001', orderDate: '2026-01-05 10:00:00', total: 64 };
    const second = { ...order, number: '000000002' };
    const { shop } = createShop({
      customers: [ada, { ...grace, isSubscribed: true, orders: [order, second] }],
    });
    const query = `{ customer {
      id email firstname lastname is_subscribed allow_remote_shopping_assistance
      orders(pageSize: 1) {
        items { number order_date total { grand_total { value currency } } }
      }
    } }`;
    const shown = (await ask(shop, query, { token: await signIn(shop, grace) })).data?.customer;
    expect(shown).toEqual({
      id: 'Mg==',
      email: grace.email,
      firstname: 'Grace',
      lastname: null,
      is_subscribed: true,
      allow_remote_shopping_assistance: false,
      orders: {
        items: [
          {
            number: '000000001',
            order_date: '2026-01-05 10:00:00',
            total: { grand_total: { value: 64, currency: 'EUR' } },
          },
        ],
      },
    });
    const ofAda = await ask(shop, query, { token: await signIn(shop) });
    expect(ofAda.data).toMatchObject({ customer: { email: ada.email, orders: { items: [] } } });
  });

  it('can be changed by the customer', async () => {
    const { shop } = createShop();
    const token = await signIn(shop);
    const query = `mutation ($input: CustomerUpdateInput!) {
      updateCustomerV2(input: $input) {
        customer { firstname lastname allow_remote_shopping_assistance }
      }
    }`;
    const input = { lastname: 'King', allow_remote_shopping_assistance: true };
    expect((await ask(shop, query, { token, input })).data?.updateCustomerV2).toEqual({
      customer: { firstname: 'Ada', lastname: 'King', allow_remote_shopping_assistance: true },
    });
    expect((await ask(shop, '{ customer { lastname } }', { token })).data).toEqual({
      customer: { lastname: 'King' },
    });
  });
});

describe('a request to the fake Adobe Commerce shop', () => {
  it('may ask a query by GET, but no mutation', async () => {
    const { shop } = createShop();
    const get = async (query: string) => {
      const response = await shop.fetch(
        `${shop.connection.url}?query=${encodeURIComponent(query)}`,
      );
      const { errors }: Answer = await response.json();
      return [response.status, errors?.[0]?.message, errors?.[0]?.extensions?.category];
    };
    expect(await get(catalogue)).toEqual([200, undefined, undefined]);
    const message = 'Mutation requests allowed only for POST requests';
    expect(await get('mutation { createEmptyCart }')).toEqual([400, message, 'graphql-input']);
  });

  it('has to be JSON', async () => {
    const { shop } = createShop();
    const answer = ask(shop, catalogue, { headers: { 'Content-Type': 'text/plain' } });
    const message = 'Request content type must be application/json';
    expect(await refusalOf(answer)).toEqual([message, 'graphql-input', 400]);
  });

  it.each([
    ['new', 400],
    ['old', 500],
  ] as const)('that no parser understands is refused, in the %s manner', async (manner, status) => {
    const { shop } = createShop({ manner });
    const answer = await ask(shop, '{ customer {');
    expect(answer).toMatchObject({ status, data: undefined });
    expect(answer.errors?.[0]?.message).toContain('Syntax Error');
    // A dead token comes first where it counts at all.
    const bearing = await ask(shop, '{ customer {', { token: 'garbage' });
    expect(bearing.status).toBe(manner === 'new' ? 401 : 500);
  });

  it('that asks for unknown fields is refused, with HTTP 200', async () => {
    const { status, data, errors } = await ask(createShop().shop, '{ customer { renew } }');
    expect([status, data]).toEqual([200, undefined]);
    expect(errors?.[0]?.message).toContain('Cannot query field "renew"');
  });

  it.each([
    ['new', 400],
    ['old', 500],
  ] as const)('names a store view that exists, in the %s manner', async (manner, status) => {
    const { shop } = createShop({ manner, stores: ['de'] });
    const from = (Store: string) => ask(shop, catalogue, { headers: { Store } });
    expect((await from('de')).status).toBe(200);
    expect((await from('default')).status).toBe(200);
    const refused = ['Requested store is not found', 'graphql-input', status];
    expect(await refusalOf(from('fr'))).toEqual(refused);
    expect(shop.requests.map(({ headers }) => headers.store)).toEqual(['de', 'default', 'fr']);
  });

  it('gets its errors in the language of the store view', async () => {
    const { shop } = createShop({ translate: (message) => `Übersetzt: ${message}` });
    const wrong = await ask(shop, `mutation { ${generate({ ...ada, password: 'wrong' })} }`);
    expect(wrong.errors?.[0]?.message).toMatch(/^Übersetzt: The account sign-in was incorrect/);
    const [dead] = await refusalOf(ask(shop, customer, { token: 'garbage' }));
    expect(dead).toBe('Übersetzt: Composite reader could not read a token');
    const [unknown] = await refusalOf(ask(shop, '{ renew }'));
    expect(unknown).toMatch(/^Übersetzt: Cannot query field/);
  });

  it('is struck by the troubles that a test injects', async () => {
    const { shop } = createShop();
    shop.inject({ kind: 'offline' });
    await expect(ask(shop, catalogue)).rejects.toThrow('Failed to fetch');
    expect((await ask(shop, catalogue)).status).toBe(200);
  });
});
