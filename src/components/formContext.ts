'use client';

import { createContext, useContext } from 'react';
import type { CustomerAuthError, FieldError, FieldErrors } from '../auth/errors.js';

/** The state of an action, as far as its form shows it. */
export interface FormState {
  fetching: boolean;
  error?: CustomerAuthError | undefined;
  fieldErrors: FieldErrors<string>;
  formErrors: FieldError[];
}

/** What an {@link AuthForm} tells its parts. */
export interface FormContextValue extends FormState {
  /** The names of the fields that show their errors themselves. */
  shownBy: readonly string[];
  /** Says that a field of that name shows its errors itself; returns how to take that back. */
  show: (name: string) => () => void;
}

export const FormContext = createContext<FormContextValue | null>(null);

/** What the form around a part tells it. */
export function useFormContext(): FormContextValue {
  const state = useContext(FormContext);
  if (!state) {
    throw new Error(
      process.env.NODE_ENV === 'production'
        ? 'no AuthForm'
        : 'react-customer-auth: a part of a form is used outside <AuthForm>, which tells it of errors and progress. Put it inside <AuthForm state={state} onSubmit={…}>.',
    );
  }
  return state;
}
