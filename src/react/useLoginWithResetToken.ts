'use client';

import type { CustomerAuth } from '../auth/customerAuth.js';
import { hostOf } from '../auth/host.js';
import { offered } from '../auth/offer.js';
import type { SessionData } from '../auth/session.js';
import type { ResetTokenCredentials } from '../backends/actions.js';
import {
  useAction,
  type ActionOptions,
  type ActionState,
  type UseActionResponse,
} from './useAction.js';

/** The token of an email about a forgotten password, and for how long it signs in. */
export type ResetTokenLoginOptions = ResetTokenCredentials;

/** What {@link useLoginWithResetToken} shows. */
export type UseLoginWithResetTokenState = ActionState<SessionData, 'email' | 'token'>;

/** What {@link useLoginWithResetToken} returns. */
export type UseLoginWithResetTokenResponse = UseActionResponse<
  [ResetTokenLoginOptions],
  SessionData,
  'email' | 'token'
>;

const login = (auth: CustomerAuth, credentials: ResetTokenLoginOptions) => {
  const host = hostOf(auth);
  return host.signIn(
    credentials.email,
    (send) => offered(host, 'loginWithResetToken', (ask) => ask(send, credentials)),
    { remember: credentials.remember },
  );
};

/**
 * Signs a customer in by the token of an email about a forgotten password, once, and leaves the password as it is. The backend
 * needs the action `loginWithResetToken`, which only Adobe Commerce has.
 *
 * Failures: those of {@link useLogin}; a token that is wrong, used or too old is `credentials`, as is a wrong email. `unsupported` where
 * the action is not named.
 *
 * @returns The state of the last call, and `login({ email, token, remember? })`, which resolves to the session's id and to when its token
 * ends, in epoch milliseconds: null where the server does not say.
 *
 * @see https://developer.adobe.com/commerce/webapi/graphql/schema/customer/mutations/generate-token/
 *
 * @example
 * ```tsx
 * import { useLoginWithResetToken } from 'react-customer-auth';
 *
 * export function SignInByEmail({ email, token }: { email: string; token: string }) {
 *   const [{ fetching }, login] = useLoginWithResetToken();
 *   return (
 *     <button disabled={fetching} onClick={() => void login({ email, token })}>
 *       Sign in without a new password
 *     </button>
 *   );
 * }
 * ```
 */
export function useLoginWithResetToken(
  options?: ActionOptions<SessionData, 'email' | 'token'>,
): UseLoginWithResetTokenResponse {
  return useAction(login, options);
}
