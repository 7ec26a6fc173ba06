'use client';

import type { CustomerAuth, LogoutData, LogoutOptions } from '../auth/customerAuth.js';
import {
  useAction,
  type ActionOptions,
  type ActionState,
  type UseActionResponse,
} from './useAction.js';

/** What {@link useLogout} shows. */
export type UseLogoutState = ActionState<LogoutData>;

/** What {@link useLogout} returns. A logout always succeeds; its `data.error` tells of a token that may still live. */
export type UseLogoutResponse = UseActionResponse<[options?: LogoutOptions], LogoutData>;

const logout = (auth: CustomerAuth, options?: LogoutOptions) => auth.logout(options);

/**
 * Signs the customer out here at once, then destroys the token on the server; `data` says whether that worked.
 *
 * @example
 * ```tsx
 * const [{ data }, logout] = useLogout();
 * <button onClick={() => void logout()}>Sign out</button>;
 * ```
 */
export function useLogout(
  options?: Pick<ActionOptions<LogoutData>, 'onSuccess'>,
): UseLogoutResponse {
  return useAction(logout, options);
}
