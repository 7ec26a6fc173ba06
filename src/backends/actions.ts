import type { Outcome } from '../auth/errors.js';
import type { Grant } from '../auth/session.js';
import type { Remembered, Send } from './backend.js';

/** Whom to send a link to a new password. */
export interface RecoverPasswordOptions {
  email: string;
}

/**
 * How a customer proves to be allowed a new password: by the whole address of the emailed link, or by the token in it and the
 * email. Shopify takes the first, Adobe Commerce the second.
 */
export type ResetProof =
  | { resetUrl: string; token?: never; email?: never }
  | { token: string; email: string; resetUrl?: never };

/** A new password, and the proof that the customer may set it. */
export type ResetPasswordOptions = ResetProof & {
  /** The new one. */
  password: string;
};

/** The fields of a reset that a server may complain about. */
export type ResetPasswordField = 'email' | 'token' | 'password';

/** A customer, and the token of an email about a forgotten password. */
export interface ResetTokenCredentials extends Remembered {
  email: string;
  token: string;
}

/** The customer whom a support agent signs in as, and the code that allows it once. */
export interface OneTimeCodeCredentials {
  email: string;
  code: string;
}

/** The fields of a sign-in as a customer that a server may complain about. */
export type OneTimeCodeField = 'email' | 'code';

/**
 * What not every app needs of a server. Each is imported from the backend's entry and named when the backend is made, in its
 * `actions`; the hooks that need one that is missing resolve to `unsupported`, and say so.
 */
export interface BackendActions {
  /** Has a link to a new password emailed. It succeeds whether or not there is such an account: nobody may learn that. */
  recoverPassword?: (
    send: Send,
    options: RecoverPasswordOptions,
  ) => Promise<Outcome<unknown, 'email'>>;
  /** Sets a new password; null where nobody is signed in by that. */
  resetPassword?: (
    send: Send,
    options: ResetPasswordOptions,
  ) => Promise<Outcome<Grant | null, ResetPasswordField>>;
  /** Asks for a token for a reset token, which leaves the password as it is. */
  loginWithResetToken?: (
    send: Send,
    credentials: ResetTokenCredentials,
  ) => Promise<Outcome<Grant, 'email' | 'token'>>;
  /** Asks for a token for a support agent's one-time code. */
  loginAsCustomer?: (
    send: Send,
    credentials: OneTimeCodeCredentials,
  ) => Promise<Outcome<Grant, OneTimeCodeField>>;
  /** Whether support agents may sign in as the customer who is signed in. */
  remoteShoppingAssistance?: RemoteShoppingAssistance;
}

/** A customer's consent to support agents who sign in as them. */
export interface RemoteShoppingAssistance {
  /** Asks for it. */
  query: string;
  /** What is kept of it, in the data of an answer; null where there is none. */
  read: (data: Record<string, unknown>) => boolean | null;
  /** Gives or takes it back for the customer behind a token; resolves to what the server keeps. */
  allow: (send: Send, token: string, allowed: boolean) => Promise<Outcome<boolean>>;
}
