'use client';

import type { SessionData } from '../auth/session.js';
import type { LoginField } from '../backends/backend.js';
import { englishFormErrors, englishLogin } from '../messages/english.js';
import { useAction, type ActionOptions } from '../react/useAction.js';
import { login, type UseLoginState } from '../react/useLogin.js';
import type { AuthFormModel, InputProps } from './useAuthForm.js';
import { useFormModel } from './useFormModel.js';
import { useMessages } from './useMessages.js';
import { useProgressiveForm } from './useProgressiveForm.js';

/** Options of {@link useLoginForm}. */
export interface UseLoginFormOptions extends ActionOptions<SessionData, LoginField> {
  /** The form has a checkbox `remember`, and signs in for this tab alone unless it is checked. Default: there is none. */
  asksToRemember?: boolean | undefined;
}

/** What {@link useLoginForm} returns: the form, and what the action of it shows. */
export interface LoginFormModel extends AuthFormModel<LoginField> {
  state: UseLoginState;
}

/** The inputs of a sign-in. */
export const loginInputs: Record<LoginField, InputProps> = {
  email: { type: 'email', autoComplete: 'username', required: true },
  password: { type: 'password', autoComplete: 'current-password', required: true },
};

/**
 * The sign-in form without any markup: fields `email` and `password`. `LoginForm` is made of it.
 *
 * @example
 * ```tsx
 * import { useLoginForm } from 'react-customer-auth';
 *
 * export function SignIn() {
 *   const form = useLoginForm();
 *   return (
 *     <form {...form.formProps}>
 *       <p {...form.alertProps} />
 *       <label htmlFor={form.inputProps('email').id}>Email</label>
 *       <input {...form.inputProps('email')} />
 *       <p {...form.errorProps('email')} />
 *       <label htmlFor={form.inputProps('password').id}>Password</label>
 *       <input {...form.inputProps('password')} />
 *       <p {...form.errorProps('password')} />
 *       <button {...form.submitProps} />
 *     </form>
 *   );
 * }
 * ```
 */
export function useLoginForm({
  asksToRemember,
  ...options
}: UseLoginFormOptions = {}): LoginFormModel {
  const messages = useMessages(englishLogin);
  const progressive = useProgressiveForm('login', {
    asks: asksToRemember ? 'remember' : undefined,
  });
  const [state, execute] = useAction(login, options, progressive?.failed);
  const form = useFormModel(englishFormErrors, {
    state,
    inputs: loginInputs,
    submit: (value) =>
      void execute({
        email: value('email'),
        password: value('password'),
        remember: !asksToRemember || value('remember') === 'on',
      }),
    label: messages.signIn,
    busyLabel: messages.signingIn,
    progressive,
  });
  return { ...form, state };
}
