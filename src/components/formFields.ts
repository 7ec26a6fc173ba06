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
  let complaints: FieldErrors<string> = noFieldErrors;
  for (const field of form.elements) {
    const complaint = isField(field) && complaintOf(field);
    if (complaint) complaints = { ...complaints, [field.name]: [complaint] };
  }
  return complaints;
}
