'use client';

import type { CustomerAuth } from '../auth/customerAuth.js';
import { fail, type Outcome } from '../auth/errors.js';
import { hostOf } from '../auth/host.js';
import { offered } from '../auth/offer.js';
import { identityOf, signedOut } from '../auth/session.js';
import { keepUp } from '../auth/watch.js';
import {
  useAction,
  type ActionOptions,
  type ActionState,
  type UseActionResponse,
} from './useAction.js';

/** What the server keeps of a customer's consent. */
export interface RemoteShoppingAssistanceData {
  /** Whether support agents may sign in as the customer. */
  allowed: boolean;
}

/** What {@link useRemoteShoppingAssistance} shows. */
export type UseRemoteShoppingAssistanceState = ActionState<RemoteShoppingAssistanceData>;

/** What {@link useRemoteShoppingAssistance} returns. */
export type UseRemoteShoppingAssistanceResponse = UseActionResponse<
  [allowed: boolean],
  RemoteShoppingAssistanceData
>;

async function allow(
  auth: CustomerAuth,
  allowed: boolean,
): Promise<Outcome<RemoteShoppingAssistanceData>> {
  const host = hostOf(auth);
  // A session that is over ends without a request.
  await keepUp(host);
  const { session, token } = host.current();
  if (token === null) return fail('signedOut');
  const outcome = await offered(host, 'remoteShoppingAssistance', (consent) =>
    consent.allow(host.send, token, allowed),
  );
  const now = host.current();
  if (identityOf(now.session) !== identityOf(session)) return fail('superseded');
  if (outcome.ok) return { ok: true, data: { allowed: outcome.data } };
  if (outcome.error.kind === 'rejected' && now.token === token) {
    host.hold(signedOut('rejected'), true)();
  }
  return outcome;
}

/**
 * Lets support agents sign in as the customer who is signed in, or not any more. The backend needs the action
 * `remoteShoppingAssistance`, which only Adobe Commerce has.
 *
 * Failures: `signedOut`, without a request; `rejected` when the token is dead, which ends the session; `superseded` when another customer
 * has come meanwhile; `forbidden`, `network`, `server`; `unsupported` where the action is not named.
 *
 * @returns The state of the last call, and `allow(allowed)`, which resolves to what the server keeps: `{ allowed }`.
 *
 * @see https://developer.adobe.com/commerce/webapi/graphql/schema/customer/mutations/update-v2/
 *
 * @example
 * ```tsx
 * import { useRemoteShoppingAssistance } from 'react-customer-auth';
 *
 * export function Consent() {
 *   const [{ data }, allow] = useRemoteShoppingAssistance();
 *   return (
 *     <button onClick={() => void allow(!data?.allowed)}>Let support help me with my account</button>
 *   );
 * }
 * ```
 */
export function useRemoteShoppingAssistance(
  options?: ActionOptions<RemoteShoppingAssistanceData>,
): UseRemoteShoppingAssistanceResponse {
  return useAction(allow, options);
}
