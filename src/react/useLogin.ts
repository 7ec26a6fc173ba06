'use client';

import type { CustomerAuth, LoginOptions } from '../auth/customerAuth.js';
import type { SessionData } from '../auth/session.js';
import type { LoginField } from '../backends/backend.js';
import {
  useAction,
  type ActionOptions,
  type ActionState,
  type UseActionResponse,
} from './useAction.js';

/** What {@link useLogin} shows. */
export type UseLoginState = ActionState<SessionData, LoginField>;

/** What {@link useLogin} returns. */
export type UseLoginResponse = UseActionResponse<[LoginOptions], SessionData, LoginField>;

/** Signs in, for a hook. */
export const login = (auth: CustomerAuth, credentials: LoginOptions) => auth.login(credentials);

/**
 * Signs a customer in by email and password, in place of whoever was signed in. A failure leaves the session as it was. With
 * `remember: false` the session is this tab's alone, until it is closed.
 *
 * Failures: `credentials`; `invalid`, with `fieldErrors` of `email` and `password`; `unconfirmed`, `locked`, `throttled` and `captcha`, as
 * far as the server tells; `superseded` when another sign-in or a sign-out has begun meanwhile; `forbidden`, `unsupported`, `network`,
 * `server`. {@link CustomerAuthErrorKind} says what they mean.
 *
 * @returns The state of the last call, and `login({ email, password, remember? })`, which resolves to the session's id and to when its
 * token ends, in epoch milliseconds: null where the server does not say.
 *
 * @see https://shopify.dev/docs/api/storefront/latest/mutations/customerAccessTokenCreate
 *
 * @see https://developer.adobe.com/commerce/webapi/graphql/schema/customer/mutations/generate-token/
 *
 * @example
 * ```tsx
 * import { errorText, useLogin } from 'react-customer-auth';
 * import { en } from 'react-customer-auth/messages/en';
 *
 * export function SignInAsAda() {
 *   const [{ fetching, error }, login] = useLogin({
 *     onSuccess: ({ sessionId }) => console.log(sessionId),
 *   });
 *   return (
 *     <>
 *       <button
 *         disabled={fetching}
 *         onClick={() => void login({ email: 'ada@example.com', password: 'analytical' })}
 *       >
 *         Sign in
 *       </button>
 *       {error && <p role="alert">{errorText(error, en)}</p>}
 *     </>
 *   );
 * }
 * ```
 */
export function useLogin(options?: ActionOptions<SessionData, LoginField>): UseLoginResponse {
  return useAction(login, options);
}
