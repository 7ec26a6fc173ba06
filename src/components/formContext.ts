'use client';

import { createContext, useContext } from 'react';
import type { AuthFormModel } from './useAuthForm.js';

/** The form around its parts. */
export const FormContext = createContext<AuthFormModel | null>(null);

/** The form around a part. */
export function useFormContext(): AuthFormModel {
  const form = useContext(FormContext);
  if (!form) {
    throw new Error(
      process.env.NODE_ENV === 'production'
        ? 'no AuthForm'
        : 'react-customer-auth: a part of a form is used outside <AuthForm>, which tells it of errors and progress. Put it inside <AuthForm form={form}>.',
    );
  }
  return form;
}
