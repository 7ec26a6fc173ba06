'use client';

import { forwardRef } from 'react';
import { useFormState } from './formContext.js';
import { classes, renderPart, type PartProps } from './part.js';

/** The button that submits a form. It stays focusable while the form is busy; a second submit goes nowhere. */
export const AuthSubmit = forwardRef<HTMLButtonElement, Omit<PartProps<'button'>, 'ref'>>(
  function AuthSubmit({ render, className, ...rest }, ref) {
    const { fetching } = useFormState();
    return renderPart('button', render, {
      ...rest,
      ref,
      type: 'submit',
      className: classes('rca-button', className),
      'aria-disabled': fetching,
    });
  },
);
