import { CustomerAuthError, type FieldError } from '../auth/errors.js';
import type { Messages } from './messages.js';

/**
 * What to show a customer for an error of an action or of a field, in the language of `messages`: by its kind or its code,
 * and in the server's own words only when there is no other text for it.
 */
export function errorText(error: CustomerAuthError | FieldError, messages: Messages): string {
  if (error instanceof CustomerAuthError) return messages[error.kind];
  const isKnown = (code: string | null): code is keyof Messages =>
    code !== null && Object.hasOwn(messages, code);
  return isKnown(error.code) ? messages[error.code] : error.message || messages.invalid;
}
