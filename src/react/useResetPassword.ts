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
 * Adobe Commerce by the email and the link's `token`. The backend needs the action `resetPassword`. Failures: `code` for a link
 * that is used or too old, where the server tells; `invalid` with field errors, `captcha`, `throttled`, `forbidden`, `network`,
 * `server`, `superseded`, `unsupported`.
 *
 * @example
 * ```tsx
 * const [state, reset] = useResetPassword();
 * const outcome = await reset({ resetUrl: location.href, password });
 * ```
 */
export function useResetPassword(
  options?: ActionOptions<ResetPasswordData, ResetPasswordField>,
): UseResetPasswordResponse {
  return useAction(reset, options);
}
