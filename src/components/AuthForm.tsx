'use client';

import { forwardRef } from 'react';
import { FormContext } from './formContext.js';
import { renderPart, type PartProps } from './part.js';
import type { AuthFormModel } from './useAuthForm.js';

/** Props of {@link AuthForm}: a form's own, and these. */
export interface AuthFormProps extends Omit<PartProps<'form'>, 'onSubmit' | 'onInput' | 'ref'> {
  /** What `useLoginForm` or its kin returns, or `useAuthForm` for an action of yours. */
  form: AuthFormModel;
}

/**
 * The form around the parts, which it tells of errors and progress.
 *
 * @example
 * ```tsx
 * import {
 *   AuthErrors,
 *   AuthField,
 *   AuthForm,
 *   AuthPasswordField,
 *   AuthSubmit,
 *   useLoginForm,
 * } from 'react-customer-auth';
 *
 * export function SignIn() {
 *   const form = useLoginForm();
 *   return (
 *     <AuthForm form={form}>
 *       <AuthErrors />
 *       <AuthField name="email" label="Email" />
 *       <AuthPasswordField name="password" label="Password" />
 *       <AuthSubmit />
 *     </AuthForm>
 *   );
 * }
 * ```
 */
export const AuthForm = forwardRef<HTMLFormElement, AuthFormProps>(function AuthForm(
  { form, children, ...props },
  ref,
) {
  return (
    <FormContext.Provider value={form}>
      {renderPart('form', 'rca-form', {
        ...props,
        ...form.formProps,
        ref,
        children: (
          <>
            {form.hidden}
            {children}
          </>
        ),
      })}
    </FormContext.Provider>
  );
});
