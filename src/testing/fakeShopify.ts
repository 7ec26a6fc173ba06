import { buildSchema, graphql, GraphQLError } from 'graphql';
import { jsonAnswer } from './faults.js';
import { createFakeServer, type FakeServer } from './http.js';
import { accountMutations, type Account } from './shopifyAccounts.js';
import { buyerOf } from './shopifyContext.js';
import { accessDenied, refusal } from './shopifyErrors.js';
import type { FakeCustomer, FakeShopifyOptions } from './shopifyOptions.js';
import { orderBook } from './shopifyOrders.js';
import { shopifySchema } from './shopifySchema.js';
import { tokenBook } from './shopifyTokens.js';

/** A shop in memory, and what a test may ask of it or do to it. */
export interface FakeShopify extends FakeServer {
  /** What a urql client needs to reach the shop: spread it into the client's options. */
  connection: {
    url: string;
    /** Answers from memory. */
    fetch: typeof fetch;
    fetchOptions: { headers: Record<string, string> };
    preferGetMethod: false;
  };
  /** The tokens that are alive now, oldest first. */
  livingTokens(): string[];
  /** Gives a customer another password, which kills each of their tokens. */
  changePassword(email: string, password: string): void;
  /**
   * What the shop would send a customer, or an app's server: the address of a reset or an activation, or a Multipass token.
   * Each is good for one use.
   */
  secretFor(kind: 'reset' | 'activate' | 'multipass', email: string): string;
}

const schema = buildSchema(shopifySchema);

/**
 * Makes a Shopify shop in memory that speaks GraphQL over `fetch`, answers as the Storefront API does, errors included, and
 * lets a test see what came in and break what it likes. Needs `graphql`.
 *
 * @example
 * ```ts
 * import { Client, fetchExchange } from '@urql/core';
 * import { createFakeShopify } from 'react-customer-auth/testing';
 *
 * const shop = createFakeShopify({
 *   customers: [{ email: 'ada@example.com', password: 'lovelace' }],
 * });
 *
 * export const client = new Client({ ...shop.connection, exchanges: [fetchExchange] });
 * ```
 */
export function createFakeShopify({
  customers = [],
  products = [],
  now = Date.now,
  storefrontAccessToken = 'fake-storefront-access-token',
  scopes = ['unauthenticated_read_customers', 'unauthenticated_write_customers'],
  loginAttempts = 10,
  renewedToken = 'another',
  expiresAt = (end) => new Date(end).toISOString().replace(/\.\d+Z$/, 'Z'),
  deadRenewal = 'accessDenied',
}: FakeShopifyOptions = {}): FakeShopify {
  const accounts: Account[] = [];
  const ordersOf = orderBook();
  customers.forEach(open);

  function open(customer: FakeCustomer): Account {
    const { firstName = null, lastName = null, phone = null, orders = [] } = customer;
    const account = {
      acceptsMarketing: false,
      state: 'enabled' as const,
      ...customer,
      firstName,
      lastName,
      phone,
      orders: ordersOf(orders),
      id: `gid://shopify/Customer/${accounts.length + 1}`,
      displayName: [firstName, lastName].filter(Boolean).join(' ') || customer.email,
    };
    accounts.push(account);
    return account;
  }

  const catalogue = products.map(({ price, ...product }, index) => ({
    ...product,
    id: `gid://shopify/Product/${index + 1}`,
    priceRange: { minVariantPrice: { amount: price, currencyCode: 'EUR' } },
  }));
  const failures = new Map<string, number[]>();

  const find = (email: string) =>
    accounts.find((account) => account.email.toLowerCase() === email.trim().toLowerCase());

  function demand(scope: (typeof scopes)[number]) {
    if (!scopes.includes(scope)) throw accessDenied(`\`${scope}\` access scope`);
  }

  const tokens = tokenBook({ now, renewedToken, expiresAt, deadRenewal, demand });
  const { holder, issue } = tokens;

  function setPassword(account: Account, password: string) {
    account.password = password;
    tokens.endAll(account);
  }

  const desk = accountMutations({
    find,
    open,
    issue,
    holder,
    demand,
    changePassword: setPassword,
  });

  const unidentified = refusal('UNIDENTIFIED_CUSTOMER', 'Unidentified customer');

  const root = {
    ...desk.root,
    ...tokens.root,
    shop: { name: 'Fake Shop' },
    product: ({ handle }: { handle?: string }) => catalogue.find((one) => one.handle === handle),
    products: ({ first = 20 }: { first?: number }) => ({ nodes: catalogue.slice(0, first) }),

    customer({ customerAccessToken }: { customerAccessToken: string }) {
      demand('unauthenticated_read_customers');
      return holder(customerAccessToken) ?? null;
    },

    customerAccessTokenCreate({ input }: { input: { email: string; password: string } }) {
      demand('unauthenticated_write_customers');
      const email = input.email.trim().toLowerCase();
      const recent = (failures.get(email) ?? []).filter((at) => now() - at < 15 * 60_000);
      if (recent.length >= loginAttempts) {
        throw new GraphQLError('Login attempt limit exceeded. Please try again later.');
      }
      const account = find(email);
      if (!account || account.password !== input.password || account.state === 'invited') {
        failures.set(email, [...recent, now()]);
        return unidentified;
      }
      if (account.state === 'disabled') {
        return refusal('CUSTOMER_DISABLED', 'Customer is disabled');
      }
      return { customerAccessToken: issue(account), customerUserErrors: [], userErrors: [] };
    },
  };

  const server = createFakeServer(async ({ headers, query, variables, operationName }) => {
    const key =
      headers['shopify-storefront-private-token'] ?? headers['x-shopify-storefront-access-token'];
    if (key !== storefrontAccessToken) {
      // The message really is empty.
      return jsonAnswer({ errors: [{ message: '', extensions: { code: 'UNAUTHORIZED' } }] }, 401);
    }
    const buyer = buyerOf(schema, query, variables);
    if (buyer !== undefined && !holder(buyer)) {
      return jsonAnswer({ errors: [{ message: 'The token provided is not valid' }] });
    }
    return jsonAnswer(
      await graphql({
        schema,
        source: query,
        rootValue: root,
        variableValues: variables,
        operationName,
      }),
    );
  });

  return {
    ...server,
    connection: {
      url: 'https://fake-shop.myshopify.com/api/2026-04/graphql.json',
      fetch: server.fetch,
      fetchOptions: { headers: { 'X-Shopify-Storefront-Access-Token': storefrontAccessToken } },
      preferGetMethod: false,
    },
    livingTokens: tokens.living,
    changePassword(email, password) {
      const account = find(email);
      if (!account) throw new Error(`The fake shop has no customer ${email}.`);
      setPassword(account, password);
    },
    secretFor: desk.secretFor,
  };
}
