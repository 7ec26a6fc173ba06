import type { AnyVariables, Operation } from '@urql/core';
import type { Outcome } from '../../auth/errors.js';
import { isWord, type Grant } from '../../auth/session.js';
import type { Backend, LoginField } from '../backend.js';
import { currentCustomer, generate, revoke } from './documents.js';
import { failureOf, isRefused, judge } from './errors.js';
import { withHeaders } from './headers.js';
import { readHint } from './jwt.js';

/** Operations that a ReCaptcha may guard. */
export type GuardedOperation =
  'generateCustomerToken' | 'requestPasswordResetEmail' | 'resetPassword';

/** Options of {@link adobeCommerce}. */
export interface AdobeCommerceOptions {
  /** The store view, for the `Store` header of every operation. Default: none, the server's own default. */
  store?: string;
  /** How long a token lives, in milliseconds, where the token does not tell. Default: unknown. */
  tokenLifetime?: number;
  /** Asked before each guarded operation for what goes as its `X-ReCaptcha` header; null for none. */
  captcha?: (operation: GuardedOperation) => Promise<string | null>;
  /** Which operations are one customer's, beside what the package takes for it, by the names of their root fields. */
  isPersonal?: (fields: string[], operation: Operation) => boolean;
}

/** Root fields that a server answers for one customer alone; a guest's cart is one's own, too. */
const personalFields =
  /^(cart|compareList|wishlist|giftRegistry|guestOrder.*|company|negotiableQuote.*|purchaseOrder.*|requisitionList.*|customer([A-Z].*)?)$/;

/** Those of them that a guest gets nothing but an error for. */
const customerFields =
  /^(wishlist|customer|customer(Cart|Orders|DownloadableProducts|PaymentTokens))$/;

/** Mutations that sign in, or help to: a dead token would have them refused. */
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
 * const auth = createCustomerAuth({ backend: adobeCommerce({ store: 'default' }) });
 * ```
 */
export function adobeCommerce({
  store,
  tokenLifetime,
  captcha,
  isPersonal = () => false,
}: AdobeCommerceOptions = {}): Backend {
  const inStore = store === undefined ? {} : { Store: store };

  const dress = (token: string | null) => ({
    ...inStore,
    ...(token !== null && { Authorization: `Bearer ${token}` }),
  });

  /** Headers of the package's own operations. */
  const withOwn =
    (headers: Record<string, string>) =>
    <Data, Variables extends AnyVariables>(operation: Operation<Data, Variables>) =>
      withHeaders(operation, headers);

  async function guarded(operation: GuardedOperation) {
    // Without an answer the server says whether it wants one.
    const answer = await captcha?.(operation).catch(() => null);
    return withOwn({ ...inStore, ...(answer ? { 'X-ReCaptcha': answer } : {}) });
  }

  function grantOf(token: string): Grant {
    const { life, isImpersonated } = readHint(token);
    const known = life !== null && life > 0 ? life : tokenLifetime;
    return { token, life: known ?? null, isImpersonated };
  }

  return {
    revocation: 'customer',

    async login(send, { email, password }) {
      const adapt = await guarded('generateCustomerToken');
      const result = await send<TokenAnswer, AnyVariables>(
        'mutation',
        generate,
        { email, password },
        adapt,
      );
      const token = result.data?.generateCustomerToken?.token;
      return isWord(token)
        ? { ok: true, data: grantOf(token) }
        : failureOf<LoginField>(result, {
            refused: 'credentials',
            fields: loginFields,
            secret: password,
          });
    },

    async revoke(send, token): Promise<Outcome<unknown>> {
      const result = await send<RevokeAnswer, AnyVariables>(
        'mutation',
        revoke,
        {},
        withOwn(dress(token)),
      );
      if (result.data?.revokeCustomerToken?.result) return { ok: true, data: null };
      // A token that the server no longer takes has been destroyed already.
      if (isRefused(result)) return { ok: true, data: null };
      return failureOf(result, { refused: 'rejected', fields: {}, secret: token });
    },

    bearer: {
      carry: (operation, token, fields) => {
        const headers = dress(fields.some((name) => signIns.test(name)) ? null : token);
        return Object.keys(headers).length ? withHeaders(operation, headers) : operation;
      },
      isPersonal: (fields, operation) =>
        fields.some((name) => personalFields.test(name)) || isPersonal(fields, operation),
      needsToken: (fields) => fields.every((name) => customerFields.test(name)),
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
    isDead: async (send, token) =>
      isRefused(
        await send<object, AnyVariables>('query', currentCustomer, {}, withOwn(dress(token))),
      ),
  };
}

const loginFields: Partial<Record<string, LoginField>> = { email: 'email', password: 'password' };

interface TokenAnswer {
  generateCustomerToken?: { token: string | null } | null;
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
