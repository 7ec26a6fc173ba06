'use client';

import type { ReactNode } from 'react';
import { englishFields, englishReset } from '../messages/english.js';
import { AuthErrors } from './AuthErrors.js';
import { AuthField } from './AuthField.js';
import { AuthForm } from './AuthForm.js';
import { AuthNotice } from './AuthNotice.js';
import { AuthPasswordField } from './AuthPasswordField.js';
import { AuthSubmit } from './AuthSubmit.js';
import { classes } from './part.js';
import { useMessages } from './useMessages.js';
import { useResetPasswordForm, type UseResetPasswordFormOptions } from './useResetPasswordForm.js';

/** Props of {@link ResetPasswordForm}: `resetUrl` or `token`, and these. */
export type ResetPasswordFormProps = UseResetPasswordFormOptions & {
  className?: string | undefined;
  /** Filled in beforehand, where the email is asked for. */
  defaultEmail?: string | undefined;
  /** Your link to the sign-in. It is not there for a customer whom the reset has signed in. */
  signIn?: ReactNode;
  /** Your link to password recovery, for a customer whose link is no longer valid. */
  recover?: ReactNode;
};

/**
 * Sets a new password by what came with the emailed link, and signs in: on Shopify by its whole address (`resetUrl`), on Adobe Commerce
 * by its `token` and the email, which the form then asks for. The backend needs the action `resetPassword`.
 *
 * @example
 * ```tsx
 * import { ResetPasswordForm } from 'react-customer-auth';
 *
 * export const Reset = () => (
 *   <ResetPasswordForm
 *     resetUrl={location.href}
 *     recover={<a href="/account/recover">Ask for a new link</a>}
 *   />
 * );
 * ```
 */
export function ResetPasswordForm({
  className,
  defaultEmail,
  signIn,
  recover,
  ...options
}: ResetPasswordFormProps) {
  const form = useResetPasswordForm(options);
  const { email } = useMessages(englishFields);
  const messages = useMessages(englishReset);
  const { data } = form.state;

  if (data) {
    const isSignedIn = data.session !== null;
    return (
      <div className={classes('rca-form', className)}>
        <AuthNotice>{isSignedIn ? messages.passwordSet : messages.passwordSetOnly}</AuthNotice>
        {!isSignedIn && signIn && <div className="rca-links">{signIn}</div>}
      </div>
    );
  }
  return (
    <AuthForm form={form} className={className}>
      <AuthErrors />
      {options.token !== undefined && (
        <AuthField name="email" label={email} defaultValue={form.entered?.email ?? defaultEmail} />
      )}
      <AuthPasswordField name="password" label={messages.newPassword} />
      <AuthSubmit />
      {(signIn || recover) && (
        <div className="rca-links">
          {signIn} {recover}
        </div>
      )}
    </AuthForm>
  );
}
