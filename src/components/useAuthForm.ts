'use client';

import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import type { CustomerAuthError, FieldError, FieldErrors } from '../auth/errors.js';
import { englishErrors } from '../messages/englishErrors.js';
import type { Messages } from '../messages/messages.js';
import type { ProgressiveForm } from '../react/progressiveForm.js';
import { useFormModel } from './useFormModel.js';

/** The state of an action, as far as its form shows it. */
export interface FormState {
  fetching: boolean;
  error?: CustomerAuthError | undefined;
  fieldErrors: FieldErrors<string>;
  formErrors: FieldError[];
}

/** The attributes of an input, but for what ties it to its form. */
export type InputProps = Omit<ComponentPropsWithoutRef<'input'>, 'id' | 'name'>;

/** What a form is for. */
export interface AuthFormOptions<Field extends string> {
  /** Of the action that it is for, as the action's hook returns it. */
  state: FormState;
  /** Its fields by their names, and what their inputs are to be like. */
  inputs: Readonly<Record<Field, InputProps>>;
  /** Called once nothing is missing, no earlier call is under way and no wait is on; `value` reads what was entered. */
  submit: (value: (name: string) => string) => void;
  /** On its button. */
  label: ReactNode;
  /** The same while it is under way. Default: the label. */
  busyLabel?: ReactNode;
  /** Texts in the place of the provider's: of an error's kind or code that means something else in this form. */
  texts?: Partial<Messages>;
}

/** A form without any markup: what to spread on its elements, and what to show. */
export interface AuthFormModel<Field extends string = string> {
  fetching: boolean;
  /** The seconds until the server wants another attempt; 0 when it takes one. */
  wait: number;
  /** For the `<form>`. */
  formProps: Pick<
    ComponentPropsWithoutRef<'form'>,
    'action' | 'method' | 'noValidate' | 'onSubmit' | 'onInput'
  > & {
    'aria-busy': boolean;
  };
  /** To be put into the `<form>`, where the provider has `forms`: what it says when it is sent without a script. */
  hidden?: ReactNode;
  /** What was entered, if the form was sent without a script: for the inputs' defaults. */
  entered?: ProgressiveForm['entered'] | undefined;
  /** For the input of a field; its label needs the same `id`. */
  inputProps(name: Field): InputProps & { id: string; name: Field };
  /** For the element beneath a field, with what is wrong with it. */
  errorProps(name: Field): { id: string; children: ReactNode };
  /** For the element that says what is wrong with the form as a whole; it is announced, so it has to be there before. */
  alertProps: { role: 'alert'; children: ReactNode };
  /** For the button. It stays focusable while there is nothing to submit. */
  submitProps: { type: 'submit'; 'aria-disabled': boolean; children: ReactNode };
}

/**
 * All that a form does, for markup of your own: it checks what is required, lets no second submit out while the first is under way,
 * puts the focus on the first field that is wrong, takes a complaint back as soon as its field is changed, and waits where the server
 * says for how long. `AuthForm` and its parts are made of it.
 *
 * @example
 * ```tsx
 * import { AuthField, AuthForm, AuthSubmit, useAuthForm, useLogin } from 'react-customer-auth';
 *
 * export function SignIn() {
 *   const [state, login] = useLogin();
 *   const form = useAuthForm({
 *     state,
 *     inputs: {
 *       email: { type: 'email', required: true },
 *       password: { type: 'password', required: true },
 *     },
 *     submit: (value) => void login({ email: value('email'), password: value('password') }),
 *     label: 'Sign in',
 *   });
 *   return (
 *     <AuthForm form={form}>
 *       <AuthField name="email" label="Email" />
 *       <AuthField name="password" label="Password" />
 *       <AuthSubmit />
 *     </AuthForm>
 *   );
 * }
 * ```
 */
export function useAuthForm<Field extends string>(
  options: AuthFormOptions<Field>,
): AuthFormModel<Field> {
  return useFormModel(englishErrors, options);
}
