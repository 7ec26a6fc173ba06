'use client';

import { forwardRef, useState } from 'react';
import { englishFields } from '../messages/english.js';
import { AuthField, type AuthFieldProps } from './AuthField.js';
import { useFormContext } from './formContext.js';
import { useMessages } from './useMessages.js';

/** Props of {@link AuthPasswordField}: those of an {@link AuthField} but what it settles itself. */
export type AuthPasswordFieldProps = Omit<AuthFieldProps, 'type' | 'after'>;

/** A password's field, with a button that shows what was typed; while it is sent it is hidden. */
export const AuthPasswordField = forwardRef<HTMLInputElement, AuthPasswordFieldProps>(
  function AuthPasswordField(props, ref) {
    const messages = useMessages(englishFields);
    const { fetching } = useFormContext();
    const [revealed, setRevealed] = useState(false);
    return (
      <AuthField
        {...props}
        ref={ref}
        // Hidden while it is sent, so that no browser keeps it among its suggestions for text.
        type={revealed && !fetching ? 'text' : 'password'}
        autoCapitalize="none"
        spellCheck={false}
        after={
          <button
            type="button"
            className="rca-reveal"
            aria-label={revealed ? messages.hidePassword : messages.showPassword}
            onClick={() => setRevealed(!revealed)}
          >
            {revealed ? messages.hide : messages.show}
          </button>
        }
      />
    );
  },
);
