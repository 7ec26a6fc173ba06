'use client';

import { forwardRef, type ReactNode } from 'react';
import { useFormContext } from './formContext.js';
import { classes, renderPart, type PartProps } from './part.js';

/** Props of {@link AuthField}: an input's own, which go to the input, and these. */
export interface AuthFieldProps extends Omit<PartProps<'input'>, 'ref'> {
  /** One of the form's fields. */
  name: string;
  label: ReactNode;
  /** Placed behind the input, in its box. */
  after?: ReactNode;
}

/**
 * A labelled input with its errors beneath it, tied to it for assistive technology. What kind of input it is, the form says.
 * `className` and ref are the input's.
 */
export const AuthField = forwardRef<HTMLInputElement, AuthFieldProps>(function AuthField(
  { name, label, after, ...rest },
  ref,
) {
  const form = useFormContext();
  const input = form.inputProps(name);
  const error = form.errorProps(name);
  const id = rest.id ?? input.id;
  return (
    <div className="rca-field" data-invalid={input['aria-invalid'] || undefined}>
      <label className="rca-label" htmlFor={id}>
        {label}
      </label>
      <div className="rca-control">
        {renderPart('input', 'rca-input', {
          ...input,
          ...rest,
          ref,
          id,
          'aria-describedby': classes(error.id, rest['aria-describedby']),
        })}
        {after}
      </div>
      <div {...error} className="rca-field-error" />
    </div>
  );
});
