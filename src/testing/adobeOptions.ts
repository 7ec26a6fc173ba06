import type { FakeAdobeCustomer } from './adobeAccounts.js';
import type { FakeAdobeAdmin } from './adobeAdmins.js';
import type { FakeAdobeProduct } from './adobeCatalogue.js';
import type { AdobeClaims } from './adobeTokenStrings.js';

/** How to make a fake Adobe Commerce shop. */
export interface FakeAdobeCommerceOptions {
  customers?: FakeAdobeCustomer[];
  products?: FakeAdobeProduct[];
  /** The shop's clock, in epoch milliseconds. Default: `Date.now`. */
  now?: () => number;
  /** Customer tokens that can be read, that are encrypted, or that are 32 characters. Default: `'jwt'`. */
  tokens?: 'jwt' | 'jwe' | 'opaque';
  /** How long a customer token lives, in milliseconds. Default: one hour. */
  tokenLifetime?: number;
  /** What `storeConfig` says of that, in hours; the setting is another one, and may disagree. Default: it agrees. */
  configuredLifetime?: number | null;
  /** What a new JWT claims, from what is true; the shop goes by its own record all the same. */
  claims?: (claims: AdobeClaims) => object;
  /** With what JWTs are signed (HS256). */
  signingKey?: string;
  /**
   * Whether errors have the HTTP status of their category and a dead bearer breaks the request, as in newer releases; or errors
   * come with HTTP 200, and whoever has a dead bearer is served as a guest. Default: `'new'`.
   */
  manner?: 'new' | 'old';
  /** Of what category a dead bearer is; `'graphql-authorization'` before Magento 2.4.8. Default: `'graphql-authentication'`. */
  deadTokenCategory?: 'graphql-authentication' | 'graphql-authorization';
  /** How many wrong passwords in a row lock an account. Default: 10. */
  loginAttempts?: number;
  /** For how long, in milliseconds. Default: ten minutes. */
  lockout?: number;
  /** How long a one-time code is good for, in milliseconds. Default: 30 seconds. */
  codeLifetime?: number;
  /** What signing in and resetting a password have to carry as `X-ReCaptcha`. Default: nothing. */
  captcha?: string;
  /** The store views that a `Store` header may name, besides `default`. Default: any. */
  stores?: string[];
  /** Puts the message of every error into the language of the store view. */
  translate?: (message: string) => string;
  /** Whether the shop lets its staff sign in as customers. Default: true. */
  loginAsCustomer?: boolean;
  /** Whether its staff may do so for customers who allow it. Default: true. */
  shoppingAssistance?: boolean;
  /** Whether it has `exchangeOtpForCustomerToken`, which not every instance has. Default: true. */
  exchangesCodes?: boolean;
  /** Who may have a token by username and password from the REST API. Default: nobody. */
  admins?: FakeAdobeAdmin[];
  /**
   * Where the REST API tells whether a customer allows assistance: of a single customer, as Adobe's cloud service does; in searches
   * too; or nowhere, as the open source has it. Default: `'customer'`.
   */
  tellsConsent?: 'customer' | 'search' | 'nowhere';
  /**
   * How the REST API refuses a code for a customer who allows no assistance: by saying so, or with HTTP 500 and no word of it.
   * Default: `'message'`.
   */
  refusesAssistance?: 'message' | 'crash';
  /** Whether a reason for a code will do. Default: each one does. */
  takesReason?: (reason: string) => boolean;
  /** Whether it manages to make tokens for `generateCustomerTokenAsAdmin` just now. Default: true. */
  makesTokens?: boolean;
}
