'use client';

import { useState, type ReactNode } from 'react';
import { englishFields, englishRecovery } from '../messages/english.js';
import type { ActionOptions } from '../react/useAction.js';
import type { RecoverPasswordData } from '../react/useRecoverPassword.js';
import { AuthErrors } from './AuthErrors.js';
import { AuthField } from './AuthField.js';
import { AuthForm } from './AuthForm.js';
import { AuthNotice } from './AuthNotice.js';
import { AuthSubmit } from './AuthSubmit.js';
import { classes } from './part.js';
import { useMessages } from './useMessages.js';
import { useRecoverPasswordForm } from './useRecoverPasswordForm.js';

/** Props of {@link RecoverPasswordForm}. */
export interface RecoverPasswordFormProps extends ActionOptions<RecoverPasswordData, 'email'> {
  className?: string | undefined;
  /** Filled in beforehand. */
  defaultEmail?: string | undefined;
  /** Your link back to the sign-in. */
  signIn?: ReactNode;
}

/**
 * Asks for an email and has a link to a new password sent there. It says the same whether or not there is such an account. The
 * backend needs the action `recoverPassword`.
 *
 * @example
 * ```tsx
 * import { RecoverPasswordForm } from 'react-customer-auth';
 *
 * export const Recover = () => (
 *   <RecoverPasswordForm signIn={<a href="/account/login">Back to the sign-in</a>} />
 * );
 * ```
 */
export function RecoverPasswordForm({
  className,
  defaultEmail,
  signIn,
  ...options
}: RecoverPasswordFormProps) {
  const form = useRecoverPasswordForm(options);
  const { email } = useMessages(englishFields);
  const messages = useMessages(englishRecovery);
  /** The answer after which the customer wants the form back. */
  const [former, setFormer] = useState<RecoverPasswordData>();
  const { data } = form.state;
  const links = signIn && <div className="rca-links">{signIn}</div>;

  if (data && data !== former) {
    const [before, after] = messages.linkSent.split('{email}');
    return (
      <form
        className={classes('rca-form', className)}
        onSubmit={(event) => {
          event.preventDefault();
          setFormer(data);
        }}
      >
        <AuthNotice>
          {before}
          <bdi>{data.email}</bdi>
          {after}
        </AuthNotice>
        {/* Without a script it loads the page anew. */}
        <button type="submit" className="rca-button rca-button-secondary">
          {messages.anotherEmail}
        </button>
        {links}
      </form>
    );
  }
  return (
    <AuthForm form={form} className={className}>
      <div className="rca-hint">{messages.recoverHint}</div>
      <AuthErrors />
      <AuthField
        name="email"
        label={email}
        defaultValue={(former ?? form.entered)?.email ?? defaultEmail}
        {...(former && { autoFocus: true })}
      />
      <AuthSubmit />
      {links}
    </AuthForm>
  );
}
