import type { CustomerAuthErrorKind } from '../auth/errors.js';

/** Everything that the components say, in one language: labels, and what to tell a customer by an error's code or kind. */
export interface Messages extends Record<CustomerAuthErrorKind, string> {
  /** Label of the email field. */
  email: string;
  /** Label of the password field. */
  password: string;
  /** On the button that shows a typed password; `showPassword`, its full name, begins with the same word. */
  show: string;
  /** On the same button afterwards; `hidePassword` begins with the same word. */
  hide: string;
  /** Full name of the button that shows a typed password. */
  showPassword: string;
  /** Full name of the button that hides it again. */
  hidePassword: string;
  /** Label of the checkbox that keeps a customer signed in beyond this tab. */
  remember: string;
  /** On the button that signs in. */
  signIn: string;
  /** On the same button while it is under way. */
  signingIn: string;
  /** On the button that signs out. */
  signOut: string;
  /** A required field is empty. */
  BLANK: string;
  /** The server does not take what was entered. */
  INVALID: string;
  /** What was entered is no email address. */
  INVALID_EMAIL: string;
  /** More characters than the server takes. */
  TOO_LONG: string;
  /** Fewer characters than the server takes. */
  TOO_SHORT: string;
  /** Email or password are wrong; which one, nobody may learn. */
  UNIDENTIFIED_CUSTOMER: string;
  /** The shop has closed this account. */
  CUSTOMER_DISABLED: string;
}
