'use client';

import { forwardRef, useEffect, useMemo, useRef, useState, type SyntheticEvent } from 'react';
import { noFieldErrors, type FieldErrors } from '../auth/errors.js';
import { FormContext, type FormState } from './formContext.js';
import { classes, renderPart, type PartProps } from './part.js';

/** Props of {@link AuthForm}: a form's own, and these. */
export interface AuthFormProps extends Omit<PartProps<'form'>, 'onSubmit' | 'ref'> {
  /** The state of the action that the form is for, as the action's hook returns it. */
  state: FormState;
  /** Called once nothing is missing and no earlier call is under way; `value` reads what was entered, by a field's name. */
  onSubmit: (value: (name: string) => string) => void;
}

/**
 * The form around the parts: it checks what is required, lets no second submit out while the first is under way, puts the
 * focus on the first field that is wrong, and tells its parts of errors and progress.
 *
 * @example
 * ```tsx
 * const [state, login] = useLogin();
 * <AuthForm
 *   state={state}
 *   onSubmit={(value) => void login({ email: value('email'), password: value('password') })}
 * >
 *   <AuthErrors />
 *   <AuthField name="email" label="Email" type="email" required />
 *   <AuthPasswordField name="password" label="Password" required />
 *   <AuthSubmit>Sign in</AuthSubmit>
 * </AuthForm>
 * ```
 */
export const AuthForm = forwardRef<HTMLFormElement, AuthFormProps>(function AuthForm(
  { state, onSubmit, render, className, children, ...rest },
  ref,
) {
  const submitted = useRef<HTMLFormElement>(null);
  const [incomplete, setIncomplete] = useState<FieldErrors<string>>(noFieldErrors);
  const { fetching, error, fieldErrors, formErrors } = state;

  const shown = useMemo<FormState>(
    () =>
      incomplete === noFieldErrors
        ? { fetching, error, fieldErrors, formErrors }
        : { fetching, fieldErrors: incomplete, formErrors: [] },
    [fetching, error, fieldErrors, formErrors, incomplete],
  );

  useEffect(() => {
    submitted.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [shown.fieldErrors]);

  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    if (fetching) return;
    const form = event.currentTarget;
    submitted.current = form;
    const missing = incompleteFields(form);
    setIncomplete(missing);
    if (missing !== noFieldErrors) return;
    const entered = new FormData(form);
    onSubmit((name) => {
      const value = entered.get(name);
      return typeof value === 'string' ? value : '';
    });
  }

  return (
    <FormContext.Provider value={shown}>
      {renderPart('form', render, {
        ...rest,
        ref,
        className: classes('rca-form', className),
        // The browser's bubbles would speak another language, look and time than the errors of the server.
        noValidate: true,
        'aria-busy': fetching,
        onSubmit: submit,
        children,
      })}
    </FormContext.Provider>
  );
});

/** What the browser finds wrong with a form, in the terms of a server's field errors. */
function incompleteFields(form: HTMLFormElement): FieldErrors<string> {
  const found: FieldErrors<string> = {};
  let complete = true;
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.willValidate && !field.validity.valid) {
      const code = field.validity.valueMissing
        ? 'BLANK'
        : field.type === 'email'
          ? 'INVALID_EMAIL'
          : 'INVALID';
      found[field.name] = [{ code, message: field.validationMessage, path: [field.name] }];
      complete = false;
    }
  }
  return complete ? noFieldErrors : found;
}
