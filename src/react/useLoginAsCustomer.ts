'use client';

import type { CustomerAuth } from '../auth/customerAuth.js';
import { hostOf } from '../auth/host.js';
import { offered } from '../auth/offer.js';
import type { SessionData } from '../auth/session.js';
import type { OneTimeCodeCredentials, OneTimeCodeField } from '../backends/actions.js';
import {
  useAction,
  type ActionOptions,
  type ActionState,
  type UseActionResponse,
} from './useAction.js';

/** The customer, the code, and why the agent signs in. */
export interface LoginAsCustomerOptions extends OneTimeCodeCredentials {
  /** Kept in `session.impersonation`, sent nowhere. */
  reason?: string | undefined;
}

/** What {@link useLoginAsCustomer} shows. */
export type UseLoginAsCustomerState = ActionState<SessionData, OneTimeCodeField>;

/** What {@link useLoginAsCustomer} returns. */
export type UseLoginAsCustomerResponse = UseActionResponse<
  [LoginAsCustomerOptions],
  SessionData,
  OneTimeCodeField
>;

const loginAs = (auth: CustomerAuth, { reason, ...credentials }: LoginAsCustomerOptions) => {
  const host = hostOf(auth);
  return host.signIn(
    credentials.email,
    (send) => offered(host, 'loginAsCustomer', (ask) => ask(send, credentials)),
    { isImpersonated: true, reason },
  );
};

/**
 * Signs a support agent in as a customer by a one-time code: in this tab alone, a duplicate of it not included, above whatever
 * session there is, which is back at the end. It ends with `useLogout`, with its time (`maxImpersonation`) or with the tab, and is
 * never renewed. The backend needs an action that exchanges the code. Failures: `credentials` for a wrong, used or expired code where the server does not tell them from a
 * wrong password, `code` where it does; `consent`, `captcha`, `throttled`, `forbidden`, `network`, `server`, `unsupported`.
 *
 * @example
 * ```tsx
 * const [state, loginAsCustomer] = useLoginAsCustomer();
 * const outcome = await loginAsCustomer({ email, code });
 * ```
 */
export function useLoginAsCustomer(
  options?: ActionOptions<SessionData, OneTimeCodeField>,
): UseLoginAsCustomerResponse {
  return useAction(loginAs, options);
}
