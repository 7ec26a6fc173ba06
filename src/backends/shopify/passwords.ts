import { CustomerAuthError, fail } from '../../auth/errors.js';
import type { Grant } from '../../auth/session.js';
import type { Answer, Payload } from './documents.js';
import { codesOf } from './errors.js';
import { grantOf, outcomeOf } from './outcome.js';
import type { ShopifyAction } from './shopify.js';

const recover =
  'mutation customerRecover($email:String!){customerRecover(email:$email){customerUserErrors{code field message}}}';

const resetByUrl =
  'mutation customerResetByUrl($resetUrl:URL!,$password:String!){customerResetByUrl(resetUrl:$resetUrl,password:$password){customer{id}customerAccessToken{accessToken expiresAt}customerUserErrors{code field message}}}';

/**
 * Has a link to a new password emailed: for `useRecoverPassword`. That the shop knows no such customer, or has closed the account,
 * is nobody's to learn, and counts as a success.
 *
 * @see https://shopify.dev/docs/api/storefront/latest/mutations/customerRecover
 */
export const recoverPassword: ShopifyAction = {
  async recoverPassword(send, { email }) {
    const result = await send<Answer, object>('mutation', recover, { email });
    const outcome = outcomeOf(result, 'customerRecover', '', () => true, ['email']);
    if (outcome.ok) return outcome;
    const { kind } = outcome.error;
    return kind === 'credentials' || kind === 'locked' ? { ok: true, data: null } : outcome;
  },
};

/**
 * Sets a new password by the address of the emailed link, and brings the token that the shop answers with: for `useResetPassword`.
 *
 * @see https://shopify.dev/docs/api/storefront/latest/mutations/customerResetByUrl
 */
export const resetPassword: ShopifyAction = {
  async resetPassword(send, { resetUrl, password }) {
    if (resetUrl === undefined) {
      return fail(
        'unsupported',
        process.env.NODE_ENV !== 'production' &&
          'Shopify resets a password by the whole address of the emailed link: call reset({ resetUrl, password }).',
      );
    }
    const result = await send<Answer, object>('mutation', resetByUrl, { resetUrl, password });
    const outcome = outcomeOf(result, 'customerResetByUrl', password, takeReset, ['password']);
    if (outcome.ok) return { ok: true, data: outcome.data.grant };
    const codes = [
      ...outcome.formErrors.map(({ code }) => code),
      ...(result.error ? codesOf(result.error) : []),
    ];
    // The shop speaks of a link that it does not know, and of one that is used or too old.
    return codes.includes('NOT_FOUND') || codes.includes('TOKEN_INVALID')
      ? { ...outcome, error: new CustomerAuthError('code', outcome.error.message) }
      : outcome;
  },
};

/** A payload with a customer and no token is of a password that was set all the same. */
function takeReset(payload: Payload): { grant: Grant | null } | null {
  const grant = grantOf(payload) || null;
  return grant || payload.customer ? { grant } : null;
}
