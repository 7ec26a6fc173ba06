import type { ProxiedBackend } from '../proxied.js';
import { destroy } from './documents.js';

/**
 * The Storefront API behind `createCustomerAuthProxy`. The upstream takes the private token as a header
 * (`Shopify-Storefront-Private-Token`), and the buyer's address, by which it throttles.
 *
 * @see https://shopify.dev/docs/api/usage/authentication#tokenless-and-token-based-authentication
 */
export function proxiedShopify(): ProxiedBackend {
  return {
    tokenFields: /access_?token$/i,
    renewals: ['customerAccessTokenRenew'],
    revocations: ['customerAccessTokenDelete'],
    revoke: (customerAccessToken) => ({ query: destroy, variables: { customerAccessToken } }),
    carries: ['customerAccessToken'],
    headers: [],
    buyerIpHeader: 'Shopify-Storefront-Buyer-IP',
    lifeOf({ beside: { expiresAt } }) {
      const life = Date.parse(String(expiresAt)) - Date.now();
      return { life: life > 0 ? life : null, isImpersonated: false };
    },
  };
}
