'use client';

import { forwardRef } from 'react';
import { errorText } from '../messages/errorText.js';
import { useFormContext } from './formContext.js';
import { classes, renderPart, type PartProps } from './part.js';
import { useMessages } from './useMessages.js';

/** Props of {@link AuthErrors}: those of a `<div>`, and `render`. */
export type AuthErrorsProps = Omit<PartProps<'div'>, 'ref' | 'children'>;

/** What is wrong with the form as a whole, or with what has no {@link AuthField}; announced when it appears. */
export const AuthErrors = forwardRef<HTMLDivElement, AuthErrorsProps>(function AuthErrors(
  { render, className, ...rest },
  ref,
) {
  const messages = useMessages();
  const { error, fieldErrors, formErrors, shownBy } = useFormContext();
  const elsewhere = Object.entries(fieldErrors).flatMap(([name, errors = []]) =>
    shownBy.includes(name) ? [] : errors,
  );
  const texts = [...formErrors, ...elsewhere].map((one) => errorText(one, messages));
  // An error that no complaint explains speaks for itself.
  if (error && !formErrors.length && !Object.keys(fieldErrors).length) {
    texts.push(errorText(error, messages));
  }
  return renderPart('div', render, {
    ...rest,
    ref,
    className: classes('rca-errors', className),
    role: 'alert',
    children: [...new Set(texts)].map((text) => <div key={text}>{text}</div>),
  });
});
