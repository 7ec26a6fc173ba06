'use client';

import type { ReactNode } from 'react';
import type { SessionData } from '../auth/session.js';
import type { LoginField } from '../backends/backend.js';
import type { ActionOptions } from '../react/useAction.js';
import { useLogin } from '../react/useLogin.js';
import { AuthErrors } from './AuthErrors.js';
import { AuthField } from './AuthField.js';
import { AuthForm } from './AuthForm.js';
import { AuthPasswordField } from './AuthPasswordField.js';
import { AuthSubmit } from './AuthSubmit.js';
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
 * <LoginForm recover={<a href="/account/recover">Forgot your password?</a>} />
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
  const [state, login] = useLogin({ onSuccess, onError });
  const messages = useMessages();
  return (
    <AuthForm
      state={state}
      className={className}
      onSubmit={(value) =>
        void login({
          email: value('email'),
          password: value('password'),
          remember: remember === undefined || value('remember') === 'on',
        })
      }
    >
      <AuthErrors />
      <AuthField
        name="email"
        label={messages.email}
        type="email"
        autoComplete="username"
        defaultValue={defaultEmail}
        required
      />
      <AuthPasswordField name="password" label={messages.password} required />
      {remember !== undefined && (
        <label className="rca-check">
          <input type="checkbox" name="remember" defaultChecked={remember} />
          {messages.remember}
        </label>
      )}
      <AuthSubmit>{state.fetching ? messages.signingIn : messages.signIn}</AuthSubmit>
      {(recover || register) && (
        <div className="rca-links">
          {recover}
          {register}
        </div>
      )}
    </AuthForm>
  );
}
