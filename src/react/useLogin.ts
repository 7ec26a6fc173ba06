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
 * Signs a customer in. Failures: `credentials`, `invalid` with field errors, `locked`, `throttled`, `forbidden`, `network`,
 * `server`; see {@link CustomerAuthErrorKind}.
 *
 * @example
 * ```tsx
 * const [state, login] = useLogin();
 * const outcome = await login({ email, password });
 * if (!outcome.ok) console.log(errorText(outcome.error, en));
 * ```
 */
export function useLogin(options?: ActionOptions<SessionData, LoginField>): UseLoginResponse {
  return useAction(login, options);
}
