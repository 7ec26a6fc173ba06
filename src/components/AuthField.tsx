'use client';

import { forwardRef, useEffect, useId, type ReactNode } from 'react';
import { errorText } from '../messages/errorText.js';
import { useFormContext } from './formContext.js';
import { classes, renderPart, type PartProps } from './part.js';
import { useMessages } from './useMessages.js';

/** Props of {@link AuthField}: an input's own, which go to the input, and these. */
export interface AuthFieldProps extends Omit<PartProps<'input'>, 'ref'> {
  /** The name under which the value is submitted, and under which the server's errors are looked up. */
  name: string;
  label: ReactNode;
  /** Placed behind the input, in its box. */
  after?: ReactNode;
}

/** A labelled input with its errors beneath it, tied to it for assistive technology. `className` and ref are the
 * input's. */
export const AuthField = forwardRef<HTMLInputElement, AuthFieldProps>(function AuthField(
  { name, label, after, render, className, ...rest },
  ref,
) {
  const ownId = useId();
  const id = rest.id ?? ownId;
  const messages = useMessages();
  const { fieldErrors, show } = useFormContext();
  const errors = fieldErrors[name] ?? [];
  const invalid = errors.length > 0;
  useEffect(() => show(name), [show, name]);
  return (
    <div className="rca-field" data-invalid={invalid || undefined}>
      <label className="rca-label" htmlFor={id}>
        {label}
      </label>
      <div className="rca-control">
        {renderPart('input', render, {
          ...rest,
          ref,
          id,
          name,
          className: classes('rca-input', className),
          'aria-invalid': invalid,
          'aria-describedby': classes(`${id}-error`, rest['aria-describedby']),
        })}
        {after}
      </div>
      <div className="rca-field-error" id={`${id}-error`} aria-live="polite">
        {errors.map((error, index) => (
          <div key={index}>{errorText(error, messages)}</div>
        ))}
      </div>
    </div>
  );
});
