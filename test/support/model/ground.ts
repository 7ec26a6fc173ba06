import fc from 'fast-check';
import { proxiedAdobeCommerce } from 'react-customer-auth/adobe-commerce';
import { shopifyTokenLife, type FakeAdobeCommerceOptions } from 'react-customer-auth/testing';
import { ada } from '../shop';
import {
  onAdobeCommerce,
  onShopify,
  type OpenStorefront,
  type Storefront,
} from '../simulation/storefront';
import { day, hour, minute } from '../time';

/** What a customer, or an agent with a one-time code, signs in with. */
export type Proof = 'password' | 'wrong' | 'code';

/** A storefront that the model can play on. */
export interface PlayedStorefront extends Storefront {
  /** How long a token lives at least, in milliseconds from the request for it. */
  life: number;
  /** Whether to revoke one token is to revoke all that the customer has by then. */
  revokesAll: boolean;
  /** What a browser leaves alive of the tokens that it no longer uses. */
  leaves: 'nothing' | 'what it has renewed' | 'everything';
  passwordFor: (customer: typeof ada, proof: Proof) => string;
}

/** A kind of shop for the model to play on. */
export interface Ground<Manner> {
  /** How shops of this kind differ. */
  manners: fc.Arbitrary<Manner>;
  proofs: Proof[];
  /** How long a step lets pass at most, awake and asleep, in milliseconds. */
  longest: { pass: number; sleep: number };
  /** `odd`: how long the tokens of the moment say that they live, NaN for nothing readable; null: the truth. */
  open: (manner: Manner, odd: () => number | null) => OpenStorefront<PlayedStorefront>;
  /** What has to happen now and then, in the names of what the model counts. */
  reaches: string[];
}

const wrong = 'wrongpassword';

interface ShopifyManner {
  renewedToken: 'another' | 'same';
  deadRenewal: 'accessDenied' | 'userErrors' | 'empty';
}

/** Tokens that live for weeks and are renewed; each is revoked by itself. */
export const shopifyGround: Ground<ShopifyManner> = {
  manners: fc.record({
    renewedToken: fc.constantFrom('another', 'same'),
    deadRenewal: fc.constantFrom('accessDenied', 'userErrors', 'empty'),
  }),
  proofs: ['password', 'wrong'],
  longest: { pass: 4 * day, sleep: 25 * day },
  open: (manner, odd) => (now) => {
    const expiresAt = (end: number) => {
      const life = odd();
      if (life === null) return new Date(end).toISOString();
      return Number.isNaN(life) ? 'never' : new Date(now() + life).toISOString();
    };
    return {
      ...onShopify({ ...manner, expiresAt })(now),
      life: shopifyTokenLife - 1_000,
      revokesAll: false,
      leaves: manner.renewedToken === 'same' ? 'nothing' : 'what it has renewed',
      passwordFor: ({ password }, proof) => (proof === 'password' ? password : wrong),
    };
  },
  reaches: ['event: renewed', 'event: renewalFailed', 'renew: superseded'],
};

interface AdobeManner extends Required<
  Pick<FakeAdobeCommerceOptions, 'tokens' | 'tokenLifetime' | 'manner' | 'deadTokenCategory'>
> {
  /** What the app says of how long tokens live. */
  told: number | null;
}

/** Tokens that live for an hour and cannot be renewed; with one, all of the customer's are revoked, unless they are opaque. */
export const adobeGround: Ground<AdobeManner> = {
  manners: fc.record({
    tokens: fc.constantFrom('jwt', 'jwt', 'opaque', 'jwe'),
    tokenLifetime: fc.constantFrom(hour, hour, 30 * day, 10 * minute, 2_000),
    manner: fc.constantFrom('new', 'old'),
    deadTokenCategory: fc.constantFrom('graphql-authentication', 'graphql-authorization'),
    told: fc.constantFrom(null, hour, minute),
  }),
  proofs: ['password', 'password', 'wrong', 'code'],
  longest: { pass: 3 * hour, sleep: 2 * day },
  open:
    ({ told, ...options }, odd) =>
    (now) => {
      const claims = ({ iat, exp, ...rest }: { iat: number; exp: number }) => {
        const life = odd();
        const end = life === null ? exp : Number.isNaN(life) ? 'never' : iat + life / 1000;
        return { ...rest, iat, exp: end };
      };
      const open = onAdobeCommerce({ ...options, claims }, told ? { tokenLifetime: told } : {});
      const storefront = open(now);
      // A server takes its word for it, and no token after its end.
      const isTrue = told !== null && told >= options.tokenLifetime;
      return {
        ...storefront,
        proxied: () => proxiedAdobeCommerce(isTrue ? { tokenLifetime: told } : {}),
        life: options.tokenLifetime - 1_000,
        revokesAll: options.tokens !== 'opaque',
        leaves: 'everything',
        passwordFor({ email, password }, proof) {
          // Only a token that can be read tells of an agent.
          const isCode = proof === 'code' && options.tokens === 'jwt';
          if (isCode) return storefront.shop.secretFor('code', email);
          return proof === 'wrong' ? wrong : password;
        },
      };
    },
  reaches: [
    'renew: unsupported',
    'revoked everywhere',
    'waited for a revocation',
    'signedOut: expired',
    'signedOut: rejected',
    'impersonated',
    'event: impersonationEnded',
  ],
};
