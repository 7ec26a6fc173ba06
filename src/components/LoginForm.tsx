'use client';

import type { ReactNode } from 'react';
import type { SessionData } from '../auth/session.js';
import type { LoginField } from '../backends/backend.js';
import { englishFields, englishLogin } from '../messages/english.js';
import type { ActionOptions } from '../react/useAction.js';
import { AuthErrors } from './AuthErrors.js';
import { AuthField } from './AuthField.js';
import { AuthForm } from './AuthForm.js';
import { AuthPasswordField } from './AuthPasswordField.js';
import { AuthSubmit } from './AuthSubmit.js';
import { useLoginForm } from './useLoginForm.js';
import { useMessages } from './useMessages.js';

/** Props of {@link LoginForm}. */
export interface LoginFormProps extends ActionOptions<SessionData, LoginField> {
  className?: string | undefined;
  /** Filled in beforehand. */
  defaultEmail?: string | undefined;
  /** Asks, with a checkbox, whether to stay signed in beyond this tab; true or false is how it begins. */
  remember?: boolean | undefined;
  /** Your link to password recovery. */
  recover?: ReactNode;
  /** Your link to registration. */
  register?: ReactNode;
}

/**
 * Signs a customer in by email and password. The look comes from `react-customer-auth/styles.css`, or from you.
 *
 * @example
 * ```tsx
 * import { LoginForm } from 'react-customer-auth';
 *
 * export const SignIn = () => (
 *   <LoginForm recover={<a href="/account/recover">Forgot your password?</a>} />
 * );
 * ```
 */
export function LoginForm({
  className,
  defaultEmail,
  remember,
  recover,
  register,
  onSuccess,
  onError,
}: LoginFormProps) {
  const form = useLoginForm({ onSuccess, onError, asksToRemember: remember !== undefined });
  const { email, password } = useMessages(englishFields);
  const messages = useMessages(englishLogin);
  return (
    <AuthForm form={form} className={className}>
      <AuthErrors />
      <AuthField name="email" label={email} defaultValue={form.entered?.email ?? defaultEmail} />
      <AuthPasswordField name="password" label={password} />
      {remember !== undefined && (
        <div>
          <label className="rca-check">
            <input
              type="checkbox"
              name="remember"
              defaultChecked={form.entered?.remember ?? remember}
            />
            {messages.remember}
          </label>
        </div>
      )}
      <AuthSubmit />
      {(recover || register) && (
        <div className="rca-links">
          {recover} {register}
        </div>
      )}
    </AuthForm>
  );
}
