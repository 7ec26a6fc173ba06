import type { AnyVariables, Operation } from '@urql/core';
import { awaitRevocations } from '../../auth/revocations.js';
import type { Outcome } from '../../auth/errors.js';
import type { Backend } from '../backend.js';
import { currentCustomer, revoke } from './documents.js';
import { failureOf, isRefused, judge } from './errors.js';
import { withHeaders } from '../headers.js';
import { createAdobeShop, type AdobeCommerceAction, type AdobeShopOptions } from './shop.js';
import { signInBy } from './signIn.js';

/** Options of {@link adobeCommerce}. */
export interface AdobeCommerceOptions extends AdobeShopOptions {
  /**
   * Which operations are one customer's, beside those that the package takes for it (`customer`, `cart`, `wishlist` and their like), by the
   * names of their root fields: true for an extension's field that a server answers for the customer alone. Default: none.
   */
  isPersonal?: (fields: string[], operation: Operation) => boolean;
  /** What the app needs beyond login and logout, `recoverPassword` for example. Default: nothing. */
  actions?: AdobeCommerceAction[];
}

/** Root fields that a server answers for one customer alone; a guest's cart is one's own, too. */
const personalFields =
  /^(cart|compareList|wishlist|giftRegistry|guestOrder.*|company|negotiableQuote.*|purchaseOrder.*|requisitionList.*|customer([A-Z].*)?)$/;

/** Those of them that a guest gets nothing but an error for. */
const customerFields =
  /^(wishlist|customer|customer(Cart|Orders|DownloadableProducts|PaymentTokens))$/;

/** Mutations that sign in, or help to: a token, which may be dead, would have them refused. */
const signIns =
  /^(generateCustomerToken|exchangeOtpForCustomerToken|createCustomer(V2)?|requestPasswordResetEmail|resetPassword|(confirm|resendConfirmation)Email)$/;

/**
 * Sessions on Adobe Commerce and Magento Open Source. The address is that of the app's urql client. A token cannot be renewed: at
 * its end the customer signs in again. Revoking one ends the customer's sessions on every device, so a logout leaves that
 * undone unless it is asked for (`everywhere`).
 *
 * @see https://developer.adobe.com/commerce/webapi/graphql/schema/customer/mutations/generate-token/
 *
 * @example
 * ```ts
 * import { createCustomerAuth } from 'react-customer-auth';
 * import { adobeCommerce } from 'react-customer-auth/adobe-commerce';
 *
 * export const auth = createCustomerAuth({ backend: adobeCommerce({ store: 'default' }) });
 * ```
 */
export function adobeCommerce({
  isPersonal = () => false,
  actions = [],
  ...options
}: AdobeCommerceOptions = {}): Backend {
  const shop = createAdobeShop(options);
  const signIn = signInBy(shop, 'generateCustomerToken', 'password', 'password');

  const backend: Backend = {
    revocation: 'customer',
    revocations: awaitRevocations,

    login: (send, { email, password }) => signIn(send, email, password),

    async revoke(send, token): Promise<Outcome<unknown>> {
      const result = await send<RevokeAnswer, AnyVariables>(
        'mutation',
        revoke,
        {},
        shop.withToken(token),
      );
      // A token that the server no longer takes has been destroyed already.
      return result.data?.revokeCustomerToken?.result || isRefused(result)
        ? { ok: true, data: null }
        : failureOf(result, { refused: 'forbidden', fields: {}, secrets: [token] });
    },

    bearer: {
      isSignIn: (fields) => fields.some((name) => signIns.test(name)),
      carry: (operation, token) => withHeaders(operation, shop.headersOf(token)),
      isPersonal: (fields, operation) =>
        fields.some((name) => personalFields.test(name)) || isPersonal(fields, operation),
      needsToken(fields) {
        const asked = fields.filter((name) => name !== '__typename');
        return asked.length > 0 && asked.every((name) => customerFields.test(name));
      },
    },
    customer: {
      query: currentCustomer,
      variables: {},
      read: ({ customer }: { customer?: AdobeCustomer | null }) =>
        customer
          ? {
              id: null,
              email: customer.email,
              firstName: customer.firstname,
              lastName: customer.lastname,
              phone: null,
              acceptsMarketing: customer.is_subscribed,
            }
          : null,
    },
    judge,
    isDead: shop.isDead,
  };
  for (const action of actions) Object.assign(backend, action(shop));
  return backend;
}

interface RevokeAnswer {
  revokeCustomerToken?: { result: boolean } | null;
}

interface AdobeCustomer {
  email: string | null;
  firstname: string | null;
  lastname: string | null;
  is_subscribed: boolean | null;
}
