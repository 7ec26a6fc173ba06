import type { AnyVariables } from '@urql/core';
import { attempt, fail } from '../../auth/errors.js';
import { looksLikeEmail } from '../answer.js';
import { failureOf } from './errors.js';
import type { AdobeCommerceAction } from './shop.js';
import type { ResetPasswordField } from '../actions.js';
import { signInBy } from './signIn.js';

const requestEmail =
  'mutation requestPasswordResetEmail($email:String!){requestPasswordResetEmail(email:$email)}';

const reset =
  'mutation resetPassword($email:String!,$token:String!,$password:String!){resetPassword(email:$email,resetPasswordToken:$token,newPassword:$password)}';

/**
 * Has a link to a new password emailed: for `useRecoverPassword`. The server refuses an email that it does not know, in words of any
 * language; from a refusal of what looks like an email nothing is to be learned.
 *
 * @see https://developer.adobe.com/commerce/webapi/graphql/schema/customer/mutations/request-password-reset-email/
 */
export const recoverPassword: AdobeCommerceAction = (shop) => ({
  async recoverPassword(send, { email }) {
    const result = await send<{ requestPasswordResetEmail?: boolean | null }, AnyVariables>(
      'mutation',
      requestEmail,
      { email },
      await shop.guarded('requestPasswordResetEmail'),
    );
    if (typeof result.data?.requestPasswordResetEmail === 'boolean') {
      return { ok: true, data: null };
    }
    const failure = failureOf<'email'>(result, {
      refused: 'invalid',
      fields: { email: 'email' },
      secrets: [],
    });
    const { kind } = failure.error;
    const tells = kind === 'invalid' || kind === 'locked' || kind === 'unconfirmed';
    if (!tells) return failure;
    if (looksLikeEmail(email)) return { ok: true, data: null };
    const complaints = [...(failure.fieldErrors.email ?? []), ...failure.formErrors];
    return { ...failure, fieldErrors: { email: complaints }, formErrors: [] };
  },
});

/**
 * Sets a new password by the token in the emailed link and the customer's email, then signs in with it: for `useResetPassword`.
 *
 * @see https://developer.adobe.com/commerce/webapi/graphql/schema/customer/mutations/reset-password/
 */
export const resetPassword: AdobeCommerceAction = (shop) => {
  const signIn = signInBy(shop, 'generateCustomerToken', 'password', 'password');
  return {
    async resetPassword(send, { email, token, password }) {
      if (token === undefined) {
        return fail(
          'unsupported',
          process.env.NODE_ENV !== 'production' &&
            'Adobe Commerce resets a password by the token in the emailed link and the email, which the link does not have: ask the customer for it, and call reset({ token, email, password }).',
        );
      }
      const result = await send<{ resetPassword?: boolean | null }, AnyVariables>(
        'mutation',
        reset,
        { email, token, password },
        await shop.guarded('resetPassword'),
      );
      if (result.data?.resetPassword) {
        // The password is set all the same, whatever becomes of it.
        const outcome = await attempt(() => signIn(send, email, password));
        return outcome.ok ? outcome : { ok: true, data: null };
      }
      const failure = failureOf<ResetPasswordField>(result, {
        refused: 'invalid',
        fields: resetFields,
        secrets: [token, password],
      });
      const { kind } = failure.error;
      // What tells of the account is nobody's to learn who has but made up a token.
      return kind === 'locked' || kind === 'unconfirmed' || failure.formErrors.length
        ? fail('invalid', refusedReset)
        : failure;
    },
  };
};

const refusedReset =
  process.env.NODE_ENV !== 'production' &&
  'The server has set no password. It does not say why: the token may be used, too old or not this email’s, the password too simple, or the account locked.';

const resetFields = {
  email: 'email',
  resetPasswordToken: 'token',
  newPassword: 'password',
} as const;

/**
 * Signs in with the token of an email about a forgotten password, in the place of the password, which stays as it is: for
 * `useLoginWithResetToken`. The token is good for one use; not every instance takes it.
 *
 * @see https://developer.adobe.com/commerce/webapi/graphql/schema/customer/mutations/generate-token/
 */
export const loginWithResetToken: AdobeCommerceAction = (shop) => {
  const signIn = signInBy(shop, 'generateCustomerToken', 'password', 'token');
  return { loginWithResetToken: (send, { email, token }) => signIn(send, email, token) };
};
