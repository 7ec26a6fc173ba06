import type { FakeOrder } from './shopifyOrders.js';

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
