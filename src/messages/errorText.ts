import { CustomerAuthError, type FieldError } from '../auth/errors.js';
import type { FormErrorMessages, SessionErrorMessages } from './english.js';
import type { ErrorMessages } from './messages.js';

/**
 * What to show a customer for an error of an action or of a field, in the language of `messages`: by its kind or its code. A
 * server's own words, in whatever language it has them, are never among it; they are in `message`.
 *
 * @example
 * ```tsx
 * import { errorText, type FieldError } from 'react-customer-auth';
 * import { en } from 'react-customer-auth/messages/en';
 *
 * export const Complaints = ({ errors }: { errors: FieldError[] }) => (
 *   <>
 *     {errors.map((error) => (
 *       <p key={error.code}>{errorText(error, en)}</p>
 *     ))}
 *   </>
 * );
 * ```
 */
export function errorText(error: CustomerAuthError | FieldError, messages: ErrorMessages): string {
  return formErrorText(error, messages);
}

/** The same, where there need not be a text for what does not happen. */
export function formErrorText(
  error: CustomerAuthError | FieldError,
  messages: FormErrorMessages & Partial<SessionErrorMessages>,
): string {
  if (error instanceof CustomerAuthError) {
    const { kind, retryAfter } = error;
    return kind === 'throttled' && retryAfter
      ? messages.throttledFor.replace('{time}', timeText(retryAfter, messages.language))
      : (messages[kind] ?? messages.invalid);
  }
  return (isCode(error.code) && messages[error.code]) || messages.invalid;
}

/** Whether it may name a text: codes are in capitals, and the other texts are none of a server's. */
const isCode = (code: string | null): code is keyof FormErrorMessages =>
  code !== null && /^[A-Z_]+$/.test(code);

/** A time to wait, rounded up to what one would say: seconds, or minutes. */
function timeText(seconds: number, language: string): string {
  const isShort = seconds < 100;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: isShort ? 'second' : 'minute',
    unitDisplay: 'long',
  }).format(Math.ceil(isShort ? seconds : seconds / 60));
}
