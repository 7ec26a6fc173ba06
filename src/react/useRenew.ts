'use client';

import type { CustomerAuth } from '../auth/customerAuth.js';
import type { SessionData } from '../auth/session.js';
import {
  useAction,
  type ActionOptions,
  type ActionState,
  type UseActionResponse,
} from './useAction.js';

/** What {@link useRenew} shows. */
export type UseRenewState = ActionState<SessionData>;

/** What {@link useRenew} returns. */
export type UseRenewResponse = UseActionResponse<[], SessionData>;

const renew = (auth: CustomerAuth) => auth.renew();

/**
 * Exchanges the customer's token for one with a new life. The session keeps its id. Calls that meet, of other hooks and other tabs too,
 * share one request. While a provider is mounted this happens by itself, so that hardly any app needs this hook.
 *
 * Failures: `signedOut`, without a request; `unsupported` where the backend cannot renew, as on Adobe Commerce; `rejected` when the server
 * no longer takes the token, which ends the session. `forbidden`, `throttled`, `network` and `server` leave it as it was.
 *
 * @returns The state of the last call, and `renew()`, which resolves to the session's id and to when the new token ends, in epoch
 * milliseconds: null where the server does not say.
 *
 * @see https://shopify.dev/docs/api/storefront/latest/mutations/customerAccessTokenRenew
 *
 * @example
 * ```tsx
 * import { useRenew } from 'react-customer-auth';
 *
 * export function KeepSignedIn() {
 *   const [{ fetching }, renew] = useRenew();
 *   return (
 *     <button onClick={() => void renew()}>{fetching ? 'One moment…' : 'Keep me signed in'}</button>
 *   );
 * }
 * ```
 */
export function useRenew(options?: ActionOptions<SessionData>): UseRenewResponse {
  return useAction(renew, options);
}
