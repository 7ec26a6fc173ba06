'use client';

import { forwardRef } from 'react';
import { errorText } from '../messages/errorText.js';
import { useFormState } from './formContext.js';
import { classes, renderPart, type PartProps } from './part.js';
import { useMessages } from './useMessages.js';

/** What is wrong with the form as a whole, announced when it appears. */
export const AuthErrors = forwardRef<HTMLDivElement, Omit<PartProps<'div'>, 'ref' | 'children'>>(
  function AuthErrors({ render, className, ...rest }, ref) {
    const messages = useMessages();
    const { error, fieldErrors, formErrors } = useFormState();
    const texts = formErrors.map((one) => errorText(one, messages));
    // An error that no complaint explains speaks for itself.
    if (error && !texts.length && !Object.keys(fieldErrors).length) {
      texts.push(errorText(error, messages));
    }
    return renderPart('div', render, {
      ...rest,
      ref,
      className: classes('rca-errors', className),
      role: 'alert',
      children: texts.map((text) => <div key={text}>{text}</div>),
    });
  },
);
