export { shopify } from './shopify.js';
export type {
  CustomerAuthError,
  CustomerAuthErrorKind,
  Failure,
  FieldError,
  FieldErrors,
  Outcome,
} from '../../auth/errors.js';
export type { CustomerAuthEvent, StorageTrouble } from '../../auth/events.js';
export type { Renewal, RenewalHost } from '../../auth/renewal.js';
export type {
  Grant,
  HeldSession,
  HeldSignIn,
  Impersonation,
  SessionData,
  SignedInSession,
  SignedOutReason,
  SignedOutSession,
} from '../../auth/session.js';
export type { Backend, Credentials, LoginField, Send } from '../backend.js';
