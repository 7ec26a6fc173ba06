'use client';

import type { CustomerAuth } from '../auth/customerAuth.js';
import type { Outcome } from '../auth/errors.js';
import { hostOf } from '../auth/host.js';
import { offered } from '../auth/offer.js';
import type { SessionData } from '../auth/session.js';
import type { ResetPasswordField, ResetPasswordOptions } from '../backends/actions.js';
import {
  useAction,
  type ActionOptions,
  type ActionState,
  type UseActionResponse,
} from './useAction.js';

/** What a reset resolves to: the password is set. */
export interface ResetPasswordData {
  /** The session that it began; null where the customer has yet to sign in with the new password. */
  session: SessionData | null;
}

/** What {@link useResetPassword} shows. */
export type UseResetPasswordState = ActionState<ResetPasswordData, ResetPasswordField>;

/** What {@link useResetPassword} returns. */
export type UseResetPasswordResponse = UseActionResponse<
  [ResetPasswordOptions],
  ResetPasswordData,
  ResetPasswordField
>;

/** Sets a new password, for a hook. */
export async function reset(
  auth: CustomerAuth,
  options: ResetPasswordOptions,
): Promise<Outcome<ResetPasswordData, ResetPasswordField>> {
  const host = hostOf(auth);
  const outcome = await host.signIn(options.email ?? '', (send) =>
    offered(host, 'resetPassword', (set) => set(send, options)),
  );
  return outcome.ok ? { ok: true, data: { session: outcome.data } } : outcome;
}

/**
 * Sets a new password by what the customer was emailed, and signs in: on Shopify by the link's whole address (`resetUrl`), on
 * Adobe Commerce by the email and the link's `token`. The backend needs the action `resetPassword`.
 *
 * Failures: `code` for a link that is used or too old, where the server tells; `invalid`, with `fieldErrors`; `captcha`, `throttled`,
 * `superseded`, `forbidden`, `network`, `server`; `unsupported` where the action is not named.
 *
 * @returns The state of the last call, and `reset({ resetUrl, password })`, on Adobe Commerce `reset({ token, email, password })`. It
 * resolves to `{ session }`: that which the reset began, with its id and its end, or null where the password is set and the customer has
 * yet to sign in.
 *
 * @see https://shopify.dev/docs/api/storefront/latest/mutations/customerResetByUrl
 *
 * @see https://developer.adobe.com/commerce/webapi/graphql/schema/customer/mutations/reset-password/
 *
 * @example
 * ```tsx
 * import { useResetPassword } from 'react-customer-auth';
 *
 * export function Reset({ password }: { password: string }) {
 *   const [{ error }, reset] = useResetPassword();
 *   return (
 *     <>
 *       <button onClick={() => void reset({ resetUrl: location.href, password })}>Set it</button>
 *       {error?.kind === 'code' && <p role="alert">This link is no longer valid.</p>}
 *     </>
 *   );
 * }
 * ```
 */
export function useResetPassword(
  options?: ActionOptions<ResetPasswordData, ResetPasswordField>,
): UseResetPasswordResponse {
  return useAction(reset, options);
}
