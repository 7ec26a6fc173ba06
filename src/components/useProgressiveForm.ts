'use client';

import { useContext, useState } from 'react';
import type { FormAction } from '../auth/formsState.js';
import { CustomerAuthContext } from '../react/context.js';
import type { ProgressiveForm } from '../react/progressiveForm.js';

/** What a form needs to work without a script, where the provider's forms do; it stays as it was when the form came to the page. */
export function useProgressiveForm(
  action: FormAction,
  fields?: Record<string, string | undefined>,
): ProgressiveForm | undefined {
  const { forms } = useContext(CustomerAuthContext);
  return useState(() => forms?.(action, fields))[0];
}
