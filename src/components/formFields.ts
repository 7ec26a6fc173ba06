import { noFieldErrors, type FieldError, type FieldErrors } from '../auth/errors.js';

/** The elements of a form that a browser checks, custom ones among them. */
type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Whether an element of a form is one that is checked. */
export const isField = (element: unknown): element is Field =>
  element instanceof HTMLElement && 'validity' in element;

/** What the browser finds wrong with a field, in the terms of a server's complaints. */
export function complaintOf({ name, type, validity, validationMessage }: Field): FieldError | null {
  if (validity.valid) return null;
  const invalid = type === 'email' ? 'INVALID_EMAIL' : 'INVALID';
  const code = validity.valueMissing
    ? 'BLANK'
    : validity.tooShort
      ? 'TOO_SHORT'
      : validity.tooLong
        ? 'TOO_LONG'
        : invalid;
  return { code, message: validationMessage, path: [name] };
}

/** The same of a whole form. */
export function complaintsOf(form: HTMLFormElement): FieldErrors<string> {
  const wrong: [string, FieldError[]][] = [...form.elements].filter(isField).flatMap((field) => {
    const complaint = complaintOf(field);
    return complaint ? [[field.name, [complaint]]] : [];
  });
  return wrong.length ? Object.fromEntries(wrong) : noFieldErrors;
}
