'use client';

import { forwardRef } from 'react';
import { useFormContext } from './formContext.js';
import { renderPart, type PartProps } from './part.js';

/** Props of {@link AuthErrors}: those of a `<div>`, and `render`. */
export type AuthErrorsProps = Omit<PartProps<'div'>, 'ref' | 'children'>;

/** What is wrong with the form as a whole, or with what is no field of it; announced when it appears. */
export const AuthErrors = forwardRef<HTMLDivElement, AuthErrorsProps>(
  function AuthErrors(props, ref) {
    return renderPart('div', 'rca-errors', {
      ...props,
      ...useFormContext().alertProps,
      ref,
    });
  },
);
