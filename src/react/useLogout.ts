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
 * Signs the customer out at once, in every tab that has the session, then destroys the token on the server. A sign-out always succeeds:
 * what goes wrong on the server keeps nobody signed in, and is told in `data.error`.
 *
 * Where a revocation ends every token of the customer, as on Adobe Commerce, it is left undone: `logout({ everywhere: true })` asks for it.
 *
 * @returns The state of the last call, and `logout({ everywhere? })`, which resolves to `{ revoked, error? }`: whether the server knows the
 * token to be dead, and if not, why. Nobody signed in: `revoked` is false, without a request.
 *
 * @see https://shopify.dev/docs/api/storefront/latest/mutations/customerAccessTokenDelete
 *
 * @see https://developer.adobe.com/commerce/webapi/graphql/schema/customer/mutations/revoke-token/
 *
 * @example
 * ```tsx
 * import { useLogout } from 'react-customer-auth';
 *
 * export function SignOut() {
 *   const [{ fetching }, logout] = useLogout({
 *     onSuccess: ({ error }) => error && console.warn(error.kind),
 *   });
 *   return (
 *     <button disabled={fetching} onClick={() => void logout()}>
 *       Sign out
 *     </button>
 *   );
 * }
 * ```
 */
export function useLogout(
  options?: Pick<ActionOptions<LogoutData>, 'onSuccess'>,
): UseLogoutResponse {
  return useAction(logout, options);
}
