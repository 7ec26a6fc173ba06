'use client';

import { createContext, useContext } from 'react';
import type { CustomerAuthError, FieldError, FieldErrors } from '../auth/errors.js';

/** What an {@link AuthForm} tells its parts. */
export interface FormState {
  fetching: boolean;
  error?: CustomerAuthError | undefined;
  fieldErrors: FieldErrors<string>;
  formErrors: FieldError[];
}

export const FormContext = createContext<FormState | null>(null);

/** The state of the form around a part. */
export function useFormState(): FormState {
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
