'use client';

import type { ResetPasswordField } from '../backends/actions.js';
import { englishFormErrors, englishReset } from '../messages/english.js';
import { useAction, type ActionOptions } from '../react/useAction.js';
import {
  reset,
  type ResetPasswordData,
  type UseResetPasswordState,
} from '../react/useResetPassword.js';
import type { AuthFormModel, InputProps } from './useAuthForm.js';
import { useFormModel } from './useFormModel.js';
import { useMessages } from './useMessages.js';
import { useProgressiveForm } from './useProgressiveForm.js';

/** What came with the emailed link: its whole address, or the token in it. */
export type ResetLink = { resetUrl: string; token?: never } | { token: string; resetUrl?: never };

/** Options of {@link useResetPasswordForm}. */
export type UseResetPasswordFormOptions = ActionOptions<ResetPasswordData, ResetPasswordField> &
  ResetLink;

/** What {@link useResetPasswordForm} returns: the form, and what the action of it shows. */
export interface ResetPasswordFormModel extends AuthFormModel<'email' | 'password'> {
  state: UseResetPasswordState;
}

const inputs: Record<'email' | 'password', InputProps> = {
  email: { type: 'email', autoComplete: 'username', required: true },
  password: { type: 'password', autoComplete: 'new-password', required: true },
};

/**
 * The form for a new password without any markup: the field `password`, and with a `token` the field `email` as well, which the link
 * does not have. `state.data` is there once the password is set. `ResetPasswordForm` is made of it. The backend needs the action
 * `resetPassword`.
 *
 * @example
 * ```tsx
 * import {
 *   AuthErrors,
 *   AuthForm,
 *   AuthPasswordField,
 *   AuthSubmit,
 *   useResetPasswordForm,
 * } from 'react-customer-auth';
 *
 * export function Reset() {
 *   const form = useResetPasswordForm({ resetUrl: location.href });
 *   if (form.state.data) return <p>Your new password is set.</p>;
 *   return (
 *     <AuthForm form={form}>
 *       <AuthErrors />
 *       <AuthPasswordField name="password" label="New password" />
 *       <AuthSubmit />
 *     </AuthForm>
 *   );
 * }
 * ```
 */
export function useResetPasswordForm({
  resetUrl,
  token,
  ...options
}: UseResetPasswordFormOptions): ResetPasswordFormModel {
  const messages = useMessages(englishReset);
  const progressive = useProgressiveForm('reset', { resetUrl, token });
  const [state, execute] = useAction(reset, options, progressive?.failed ?? progressive?.done);
  const form = useFormModel(englishFormErrors, {
    state,
    inputs,
    submit: (value) => {
      const password = value('password');
      void execute(
        token === undefined ? { resetUrl, password } : { token, email: value('email'), password },
      );
    },
    label: messages.setPassword,
    busyLabel: messages.settingPassword,
    progressive,
    texts: { ...messages, code: messages.TOKEN_INVALID, invalid: messages.resetRefused },
  });
  return { ...form, state };
}
