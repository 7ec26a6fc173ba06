import { CustomerAuthError, fail } from '../../auth/errors.js';
import type { Grant } from '../../auth/session.js';
import { looksLikeEmail } from '../answer.js';
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
 * is nobody's to learn: from a refusal of what looks like an email nothing is to be learned, whatever its code.
 *
 * @see https://shopify.dev/docs/api/storefront/latest/mutations/customerRecover
 */
export const recoverPassword: ShopifyAction = {
  async recoverPassword(send, { email }) {
    const result = await send<Answer, object>('mutation', recover, { email });
    const outcome = outcomeOf(result, 'customerRecover', [], () => true, ['email']);
    if (outcome.ok || !looksLikeEmail(email)) return outcome;
    const isAboutAccount =
      result.data?.customerRecover && !result.error && outcome.error.kind !== 'throttled';
    return isAboutAccount ? { ok: true, data: null } : outcome;
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
    // The token is one of the link's segments, and may be quoted by itself.
    const segments = resetUrl.split(/[/?&=#]/).filter(({ length }) => length >= 8);
    const secrets = [password, resetUrl, ...segments];
    const result = await send<Answer, object>('mutation', resetByUrl, { resetUrl, password });
    const outcome = outcomeOf(result, 'customerResetByUrl', secrets, takeReset, ['password']);
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
