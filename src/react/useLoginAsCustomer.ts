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
 * never renewed. The backend needs the action `loginAsCustomer` or, on Adobe Commerce, `exchangeOneTimeCode`. On Shopify the code is a
 * Multipass token.
 *
 * Failures: `credentials` for a wrong, used or expired code where the server does not tell them from a wrong password, `code` where it
 * does; `consent` where the customer does not allow it, `captcha`, `throttled`, `superseded`, `forbidden`, `network`, `server`;
 * `unsupported` where the action is not named.
 *
 * @returns The state of the last call, and `login({ email, code, reason? })`, which resolves to the session's id and to when it ends, in
 * epoch milliseconds. `reason` is kept in `session.impersonation`, and sent nowhere.
 *
 * @see https://developer.adobe.com/commerce/webapi/graphql/schema/customer/mutations/generate-token/
 *
 * @see https://developer.adobe.com/commerce/webapi/graphql/schema/customer/mutations/exchange-otp/
 *
 * @see https://shopify.dev/docs/api/storefront/latest/mutations/customerAccessTokenCreateWithMultipass
 *
 * @example
 * ```tsx
 * import { useLoginAsCustomer } from 'react-customer-auth';
 *
 * export function SignInByCode({ email, code }: { email: string; code: string }) {
 *   const [{ error }, loginAsCustomer] = useLoginAsCustomer();
 *   return (
 *     <>
 *       <button onClick={() => void loginAsCustomer({ email, code, reason: 'ticket 1815' })}>
 *         Sign in as {email}
 *       </button>
 *       {error?.kind === 'consent' && <p role="alert">This customer does not allow it.</p>}
 *     </>
 *   );
 * }
 * ```
 */
export function useLoginAsCustomer(
  options?: ActionOptions<SessionData, OneTimeCodeField>,
): UseLoginAsCustomerResponse {
  return useAction(loginAs, options);
}
