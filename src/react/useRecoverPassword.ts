'use client';

import type { CustomerAuth } from '../auth/customerAuth.js';
import type { Outcome } from '../auth/errors.js';
import { hostOf } from '../auth/host.js';
import { offered } from '../auth/offer.js';
import type { RecoverPasswordOptions } from '../backends/actions.js';
import {
  useAction,
  type ActionOptions,
  type ActionState,
  type UseActionResponse,
} from './useAction.js';

/** What a request for a new password resolves to: where a link went, if there is an account of that email. */
export interface RecoverPasswordData {
  email: string;
}

/** What {@link useRecoverPassword} shows. */
export type UseRecoverPasswordState = ActionState<RecoverPasswordData, 'email'>;

/** What {@link useRecoverPassword} returns. */
export type UseRecoverPasswordResponse = UseActionResponse<
  [RecoverPasswordOptions],
  RecoverPasswordData,
  'email'
>;

/** Asks for a link, for a hook. */
export async function recover(
  auth: CustomerAuth,
  options: RecoverPasswordOptions,
): Promise<Outcome<RecoverPasswordData, 'email'>> {
  const host = hostOf(auth);
  const outcome = await offered(host, 'recoverPassword', (ask) => ask(host.send, options));
  return outcome.ok ? { ok: true, data: { email: options.email } } : outcome;
}

/**
 * Has a link to a new password emailed to a customer. It succeeds whether or not there is an account of that email: what the
 * server lets out of that is kept back. The backend needs the action `recoverPassword`.
 *
 * Failures: `invalid`, with `fieldErrors` of `email`, for what is no email; `throttled`, `captcha`, `forbidden`, `network`, `server`;
 * `unsupported` where the action is not named.
 *
 * @returns The state of the last call, and `recover({ email })`, which resolves to that `email`: where a link went, if there is such an
 * account.
 *
 * @see https://shopify.dev/docs/api/storefront/latest/mutations/customerRecover
 *
 * @see https://developer.adobe.com/commerce/webapi/graphql/schema/customer/mutations/request-password-reset-email/
 *
 * @example
 * ```tsx
 * import { useRecoverPassword } from 'react-customer-auth';
 *
 * export function Recover({ email }: { email: string }) {
 *   const [{ data }, recover] = useRecoverPassword();
 *   if (data) return <p>If {data.email} has an account, a link is on its way.</p>;
 *   return <button onClick={() => void recover({ email })}>Send me a link</button>;
 * }
 * ```
 */
export function useRecoverPassword(
  options?: ActionOptions<RecoverPasswordData, 'email'>,
): UseRecoverPasswordResponse {
  return useAction(recover, options);
}
