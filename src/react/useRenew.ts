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
 * Exchanges the customer's token for one with a new life. Calls that meet share one request. Failures: `signedOut` (no
 * request is made), `unsupported` where the backend cannot renew, `rejected` when the token is dead, which ends the session;
 * `forbidden`, `throttled`, `network` and `server` leave it as it was.
 *
 * @example
 * ```tsx
 * const [{ fetching, data }, renew] = useRenew();
 * <button onClick={() => void renew()}>{fetching ? 'One moment…' : 'Keep me signed in'}</button>;
 * ```
 */
export function useRenew(options?: ActionOptions<SessionData>): UseRenewResponse {
  return useAction(renew, options);
}
