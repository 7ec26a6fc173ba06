'use client';

import { forwardRef } from 'react';
import { useFormContext } from './formContext.js';
import { renderPart, type PartProps } from './part.js';

/** Props of {@link AuthSubmit}: those of a `<button>`, and `render`. */
export type AuthSubmitProps = Omit<PartProps<'button'>, 'ref'>;

/**
 * The button that submits a form, with the form's own words for what it does unless it has children. It stays focusable while the
 * form is busy or has to wait; a second submit goes nowhere.
 */
export const AuthSubmit = forwardRef<HTMLButtonElement, AuthSubmitProps>(
  function AuthSubmit(props, ref) {
    return renderPart('button', 'rca-button', {
      ...useFormContext().submitProps,
      ...props,
      ref,
    });
  },
);
