'use client';

import { forwardRef } from 'react';
import { useFormContext } from './formContext.js';
import { classes, renderPart, type PartProps } from './part.js';

/** Props of {@link AuthSubmit}: those of a `<button>`, and `render`. */
export type AuthSubmitProps = Omit<PartProps<'button'>, 'ref'>;

/** The button that submits a form. It stays focusable while the form is busy; a second submit goes nowhere. */
export const AuthSubmit = forwardRef<HTMLButtonElement, AuthSubmitProps>(function AuthSubmit(
  { render, className, ...rest },
  ref,
) {
  const { fetching } = useFormContext();
  return renderPart('button', render, {
    ...rest,
    ref,
    type: 'submit',
    className: classes('rca-button', className),
    'aria-disabled': fetching,
  });
});
