import { boxImpersonation } from '../../auth/box.js';
import { CustomerAuthError, failureWith } from '../../auth/errors.js';
import type { OneTimeCodeField } from '../actions.js';
import type { Answer } from './documents.js';
import { grantOf, outcomeOf } from './outcome.js';
import type { ShopifyAction } from './shopify.js';

const create =
  'mutation customerAccessTokenCreateWithMultipass($multipassToken:String!){customerAccessTokenCreateWithMultipass(multipassToken:$multipassToken){customerAccessToken{accessToken expiresAt}customerUserErrors{code field message}}}';

/**
 * Signs a support agent in as a customer by a Multipass token in the place of a one-time code: for `useLoginAsCustomer`. Your server
 * makes the token, for the customer whom it names; the shop needs the Plus plan and Multipass switched on.
 *
 * @see https://shopify.dev/docs/api/storefront/latest/mutations/customerAccessTokenCreateWithMultipass
 */
export const loginAsCustomer: ShopifyAction = {
  box: boxImpersonation,
  async loginAsCustomer(send, { code }) {
    const result = await send<Answer, object>('mutation', create, { multipassToken: code });
    const name = 'customerAccessTokenCreateWithMultipass';
    const outcome = outcomeOf(result, name, [code], grantOf, ['multipassToken']);
    if (outcome.ok) return outcome;
    const { multipassToken = [] } = outcome.fieldErrors;
    if (!multipassToken.length) return failureWith(outcome.error, outcome.formErrors);
    return failureWith<OneTimeCodeField>(new CustomerAuthError('code', outcome.error.message), [
      ...multipassToken.map((complaint) => ({ ...complaint, about: 'code' as const })),
      ...outcome.formErrors,
    ]);
  },
};
