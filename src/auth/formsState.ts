import type { CustomerAuthErrorKind } from './errors.js';
import type { CustomerSession } from './session.js';

/** What a form that works without a script can do. */
export type FormAction = 'login' | 'logout' | 'recover' | 'reset';

/** Why a form has failed, without any words: those come from the page's messages, by kind and by code. */
export interface SentFailure {
  kind: CustomerAuthErrorKind;
  /** In seconds, where the server wants a pause. */
  retryAfter: number | null;
  /** The codes of the complaints about each field; null for one without a code. */
  fieldErrors: Record<string, (string | null)[]>;
  /** Those of complaints that are about no field. */
  formErrors: (string | null)[];
}

/** What has become of a form that was sent without a script. Never the password. */
export interface SentForm {
  action: FormAction;
  /** As it was typed; empty where the form has none. */
  email: string;
  remember: boolean;
  /** Whether it has signed in. */
  isSignedIn: boolean;
  /** Null where it has succeeded. */
  failure: SentFailure | null;
}

/** A session that began with a form, which no script has a handle of yet. */
export interface SentSignIn {
  id: string;
  /** What a browser holds in the place of the token. */
  handle: string;
  /** When it began, in epoch milliseconds by the server's clock: a page goes by nothing but which is the newer one of two. */
  issuedAt: number;
  /** How long ago it began, in milliseconds, whatever the clocks of server and browser say. */
  age: number;
  /** How long it has left, in milliseconds; null while nobody knows. */
  left: number | null;
  remember: boolean;
}

/**
 * What a server knows when it renders a page with forms that work without a script: plain data, for the page's own script as well.
 * It belongs to one customer, so no shared cache may keep a page with it.
 */
export interface CustomerFormsState {
  /** The path that the forms are sent to. */
  action: string;
  /** The path of this page, which they come back to. */
  page: string;
  /** Who is signed in, for `createCustomerAuth({ initialSession })`. */
  session: CustomerSession;
  /** A session that a form has just begun, for `takingOver`. */
  signIn: SentSignIn | null;
  /** The ids of sessions that a form has just ended. */
  ended: string[];
  /** What has become of the form that was sent, for `progressiveForms`. */
  sent: SentForm | null;
}
