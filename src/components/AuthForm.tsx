'use client';

import {
  forwardRef,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type SyntheticEvent,
} from 'react';
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
  const [shownBy, setShownBy] = useState<readonly string[]>([]);
  const [incomplete, setIncomplete] = useState<FieldErrors<string>>(noFieldErrors);
  const { fetching, error, fieldErrors, formErrors } = state;

  const show = useCallback((name: string) => {
    setShownBy((names) => [...names, name]);
    return () => setShownBy((names) => names.filter((other) => other !== name));
  }, []);

  const told = useMemo(
    () =>
      incomplete === noFieldErrors
        ? { fetching, error, fieldErrors, formErrors, shownBy, show }
        : { fetching, fieldErrors: incomplete, formErrors: [], shownBy, show },
    [fetching, error, fieldErrors, formErrors, incomplete, shownBy, show],
  );

  useEffect(() => {
    const fields = [...(submitted.current?.elements ?? [])];
    const wrong = fields.find((field) => isField(field) && told.fieldErrors[field.name]);
    if (wrong instanceof HTMLElement) wrong.focus();
  }, [told.fieldErrors]);

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
    <FormContext.Provider value={told}>
      {renderPart('form', render, {
        // Sent before the page is interactive, a form would otherwise put the password into the address.
        method: 'post',
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

/** The elements of a form that hold a value. */
const isField = (element: Element) =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLSelectElement ||
  element instanceof HTMLTextAreaElement;

/** What the browser finds wrong with a form, in the terms of a server's field errors. */
function incompleteFields(form: HTMLFormElement): FieldErrors<string> {
  const wrong = [...form.elements].filter(isField).filter(({ validity }) => !validity.valid);
  if (!wrong.length) return noFieldErrors;
  return Object.fromEntries(
    wrong.map(({ name, type, validity, validationMessage }) => {
      const invalid = type === 'email' ? 'INVALID_EMAIL' : 'INVALID';
      const code = validity.valueMissing ? 'BLANK' : invalid;
      return [name, [{ code, message: validationMessage, path: [name] }]];
    }),
  );
}
