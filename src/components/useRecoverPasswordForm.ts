'use client';

import { englishFormErrors, englishRecovery } from '../messages/english.js';
import { useAction, type ActionOptions } from '../react/useAction.js';
import {
  recover,
  type RecoverPasswordData,
  type UseRecoverPasswordState,
} from '../react/useRecoverPassword.js';
import type { AuthFormModel, InputProps } from './useAuthForm.js';
import { useFormModel } from './useFormModel.js';
import { useMessages } from './useMessages.js';
import { useProgressiveForm } from './useProgressiveForm.js';

/** What {@link useRecoverPasswordForm} returns: the form, and what the action of it shows. */
export interface RecoverPasswordFormModel extends AuthFormModel<'email'> {
  state: UseRecoverPasswordState;
}

const inputs: Record<'email', InputProps> = {
  email: { type: 'email', autoComplete: 'username', required: true },
};

/**
 * The form for a link to a new password without any markup: the field `email`; `state.data` is there once the link is on its way.
 * `RecoverPasswordForm` is made of it. The backend needs the action `recoverPassword`.
 *
 * @example
 * ```tsx
 * import {
 *   AuthErrors,
 *   AuthField,
 *   AuthForm,
 *   AuthNotice,
 *   AuthSubmit,
 *   useRecoverPasswordForm,
 * } from 'react-customer-auth';
 *
 * export function Recover() {
 *   const form = useRecoverPasswordForm();
 *   const { data } = form.state;
 *   if (data) return <AuthNotice>If {data.email} has an account, a link is on its way.</AuthNotice>;
 *   return (
 *     <AuthForm form={form}>
 *       <AuthErrors />
 *       <AuthField name="email" label="Email" />
 *       <AuthSubmit />
 *     </AuthForm>
 *   );
 * }
 * ```
 */
export function useRecoverPasswordForm(
  options?: ActionOptions<RecoverPasswordData, 'email'>,
): RecoverPasswordFormModel {
  const messages = useMessages(englishRecovery);
  const progressive = useProgressiveForm('recover');
  const [state, execute] = useAction(recover, options, progressive?.failed ?? progressive?.done);
  const form = useFormModel(englishFormErrors, {
    state,
    inputs,
    submit: (value) => void execute({ email: value('email') }),
    label: messages.sendLink,
    busyLabel: messages.sendingLink,
    progressive,
  });
  return { ...form, state };
}
