import {
  adobeCommerce,
  loginAsCustomer,
  proxiedAdobeCommerce,
  type AdobeCommerceOptions,
} from 'react-customer-auth/adobe-commerce';
import type { ProxiedBackend } from 'react-customer-auth/server';
import { proxiedShopify, shopify, type Backend } from 'react-customer-auth/shopify';
import {
  createFakeAdobeCommerce,
  type FakeAdobeCommerceOptions,
  type FakeServer,
  type FakeShopifyOptions,
} from 'react-customer-auth/testing';
import { ada, createShop, grace } from '../shop';
import type { Answer } from './network';

/** What a request is for. */
export interface Errand {
  does: 'login' | 'renew' | 'revoke' | 'forget' | 'ask';
  /** The token that it is about, or what stands in its place. */
  token: string | null;
  /** Whom it signs in. */
  email: string | null;
}

/** A fake shop with its backend, and how to read what passes between the two. */
export interface Storefront {
  shop: FakeServer & {
    connection: {
      url: string;
      fetchOptions?: { headers: Record<string, string> };
      preferGetMethod?: false;
    };
    livingTokens: () => string[];
    changePassword: (email: string, password: string) => void;
  };
  backend: () => Backend;
  /** What a proxy knows of it. */
  proxied: () => ProxiedBackend;
  read: (operation: string, variables: Record<string, unknown>, headers: Headers) => Errand;
  answerIn: (body: string) => Answer;
}

/** What a request is for, by its body and headers. */
export function errandOf({ read }: Storefront, { body, headers }: RequestInit): Errand {
  const sent: { query?: string; operationName?: string; variables?: Record<string, unknown> } =
    typeof body === 'string' ? JSON.parse(body) : {};
  // What a server asks of its own has a document with one operation, and names it there alone.
  const name = sent.operationName ?? /^mutation (\w+)/.exec(sent.query ?? '')?.[1] ?? '';
  return read(name, sent.variables ?? {}, new Headers(headers));
}

/** Opens a storefront whose shop has this clock, in epoch milliseconds. */
export type OpenStorefront<Opened extends Storefront = Storefront> = (now: () => number) => Opened;

const text = (value: unknown) => (typeof value === 'string' ? value : null);

/** What is at a path of keys in a value that may be anything. */
function at(value: unknown, ...path: string[]): unknown {
  let found = value;
  for (const key of path) {
    found =
      typeof found === 'object' && found !== null
        ? Object.entries(found).find(([name]) => name === key)?.[1]
        : undefined;
  }
  return found;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const shopifyErrands: Partial<Record<string, Errand['does']>> = {
  customerAccessTokenCreate: 'login',
  customerAccessTokenRenew: 'renew',
  customerAccessTokenDelete: 'revoke',
};

/** A Shopify shop. */
export const onShopify =
  (options: FakeShopifyOptions = {}): OpenStorefront =>
  (now) => ({
    shop: createShop({ now, ...options }),
    backend: shopify,
    proxied: proxiedShopify,
    read: (operation, variables) => ({
      does: shopifyErrands[operation] ?? 'ask',
      token: text(variables.customerAccessToken),
      email: text(at(variables, 'input', 'email')),
    }),
    answerIn(body) {
      const answer = parse(body);
      const given = (name: string) =>
        text(at(answer, 'data', name, 'customerAccessToken', 'accessToken'));
      return {
        token: given('customerAccessTokenCreate') ?? given('customerAccessTokenRenew'),
        disowns: at(answer, 'data', 'customer') === null && at(answer, 'errors') === undefined,
      };
    },
  });

const adobeErrands: Partial<Record<string, Errand['does']>> = {
  generateCustomerToken: 'login',
  revokeCustomerToken: 'revoke',
};

/** An Adobe Commerce shop with the same customers. */
export const onAdobeCommerce =
  (options: FakeAdobeCommerceOptions = {}, backendOptions: AdobeCommerceOptions = {}) =>
  (now: () => number) => {
    const customers = [ada, grace].map(({ email, password }) => ({
      email,
      password,
      allowsAssistance: true,
    }));
    const shop = createFakeAdobeCommerce({ now, customers, ...options });
    return {
      shop,
      backend: () => adobeCommerce({ actions: [loginAsCustomer], ...backendOptions }),
      proxied: () => proxiedAdobeCommerce(backendOptions),
      read: (operation: string, variables: Record<string, unknown>, headers: Headers): Errand => ({
        does: adobeErrands[operation] ?? 'ask',
        token: headers.get('Authorization')?.replace('Bearer ', '') ?? null,
        email: text(variables.email),
      }),
      answerIn: (body: string): Answer => ({
        token: text(at(parse(body), 'data', 'generateCustomerToken', 'token')),
        disowns: false,
      }),
    };
  };
