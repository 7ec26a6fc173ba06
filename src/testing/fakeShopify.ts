import { buildSchema, graphql, GraphQLError } from 'graphql';
import { jsonAnswer } from './faults.js';
import { createFakeServer, type FakeServer } from './http.js';
import { accountMutations, type Account } from './shopifyAccounts.js';
import { buyerOf } from './shopifyContext.js';
import { orderBook, type FakeOrder } from './shopifyOrders.js';
import { shopifySchema } from './shopifySchema.js';

/** A customer of a fake shop. */
export interface FakeCustomer {
  email: string;
  password: string;
  firstName?: string | null;
  lastName?: string | null;
  phone?: string | null;
  acceptsMarketing?: boolean;
  /** `invited` has never activated the account, and meets what a wrong password meets. Default: `enabled`. */
  state?: 'enabled' | 'disabled' | 'invited';
  /** Oldest first. Default: none. */
  orders?: FakeOrder[];
}

/** A product of a fake shop. */
export interface FakeProduct {
  handle: string;
  title: string;
  description: string;
  /** In euros, as the API has it: `'24.00'`. */
  price: string;
}

/** How to make a fake Shopify shop. */
export interface FakeShopifyOptions {
  customers?: FakeCustomer[];
  products?: FakeProduct[];
  /** The shop's clock, in epoch milliseconds. Default: `Date.now`. */
  now?: () => number;
  /** What requests have to carry as `X-Shopify-Storefront-Access-Token`, or a server's as `Shopify-Storefront-Private-Token`. */
  storefrontAccessToken?: string;
  /** What that token allows. Default: to read and to write customers. */
  scopes?: ('unauthenticated_read_customers' | 'unauthenticated_write_customers')[];
  /** How many wrong passwords an email may have in fifteen minutes; the real limit is not published. Default: 10. */
  loginAttempts?: number;
  /** Whether renewal gives another string, the old one living on until its end, or the same. Default: `'another'`. */
  renewedToken?: 'another' | 'same';
  /** What a new token has for `expiresAt`, from its true end in epoch milliseconds: for shops that tell odd things. */
  expiresAt?: (end: number) => string;
  /** How a dead token is refused at renewal; no public source shows which one is real. Default: `'accessDenied'`. */
  deadRenewal?: 'accessDenied' | 'userErrors' | 'empty';
}

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

/** How long a customer access token lives: 42 days, in milliseconds. */
export const shopifyTokenLife = 42 * 24 * 60 * 60 * 1000;

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
  const tokens = new Map<string, { account: Account; end: number }>();
  const failures = new Map<string, number[]>();
  let issued = 0;

  const find = (email: string) =>
    accounts.find((account) => account.email.toLowerCase() === email.trim().toLowerCase());

  function alive(token: string) {
    const entry = tokens.get(token);
    return entry && entry.end > now() ? entry : undefined;
  }

  function issue(account: Account, token = `fake-token-${++issued}-${crypto.randomUUID()}`) {
    const end = Math.floor(now() / 1000) * 1000 + shopifyTokenLife;
    tokens.set(token, { account, end });
    return { accessToken: token, expiresAt: expiresAt(end) };
  }

  function demand(scope: (typeof scopes)[number]) {
    if (!scopes.includes(scope)) throw accessDenied(`\`${scope}\` access scope`);
  }

  function setPassword(account: Account, password: string) {
    account.password = password;
    for (const [token, entry] of tokens) if (entry.account === account) tokens.delete(token);
  }

  const holder = (token: string | null | undefined) => alive(token ?? '')?.account;
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
    shop: { name: 'Fake Shop' },
    product: ({ handle }: { handle?: string }) => catalogue.find((one) => one.handle === handle),
    products: ({ first = 20 }: { first?: number }) => ({ nodes: catalogue.slice(0, first) }),

    customer({ customerAccessToken }: TokenArguments) {
      demand('unauthenticated_read_customers');
      return alive(customerAccessToken)?.account ?? null;
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

    customerAccessTokenRenew({ customerAccessToken }: TokenArguments) {
      demand('unauthenticated_write_customers');
      const entry = alive(customerAccessToken);
      if (!entry) {
        if (deadRenewal === 'accessDenied') throw deadToken();
        return {
          customerAccessToken: null,
          userErrors:
            deadRenewal === 'empty'
              ? []
              : [{ field: ['customerAccessToken'], message: 'Customer access token is invalid' }],
        };
      }
      return {
        customerAccessToken:
          renewedToken === 'same'
            ? issue(entry.account, customerAccessToken)
            : issue(entry.account),
        userErrors: [],
      };
    },

    customerAccessTokenDelete({ customerAccessToken }: TokenArguments) {
      demand('unauthenticated_write_customers');
      if (!alive(customerAccessToken)) throw deadToken();
      tokens.delete(customerAccessToken);
      return {
        deletedAccessToken: customerAccessToken,
        deletedCustomerAccessTokenId: 'gid://shopify/CustomerAccessToken/1',
        userErrors: [],
      };
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
    livingTokens: () => [...tokens.keys()].filter(alive),
    changePassword(email, password) {
      const account = find(email);
      if (!account) throw new Error(`The fake shop has no customer ${email}.`);
      setPassword(account, password);
    },
    secretFor: desk.secretFor,
  };
}

interface TokenArguments {
  customerAccessToken: string;
}

function refusal(code: string, message: string) {
  return {
    customerAccessToken: null,
    customerUserErrors: [{ code, field: null, message }],
    userErrors: [{ field: null, message }],
  };
}

function accessDenied(requiredAccess: string) {
  return new GraphQLError(`Access denied. Required access: ${requiredAccess}.`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess: `${requiredAccess}.`,
    },
  });
}

const deadToken = () =>
  accessDenied(
    '`unauthenticated_write_customers` access scope. Requires valid customer access token',
  );
