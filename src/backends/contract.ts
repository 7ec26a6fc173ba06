// The types that a backend speaks of, for whoever imports one entry alone.
export type {
  CustomerAuthError,
  CustomerAuthErrorKind,
  Failure,
  FieldError,
  FieldErrors,
  Outcome,
} from '../auth/errors.js';
export type { CustomerAuthEvent, StorageTrouble } from '../auth/events.js';
export type { Box, BoxedStore, EndedImpersonation } from '../auth/box.js';
export type { Revocations } from '../auth/revocations.js';
export type { SessionStore } from '../auth/store.js';
export type { Renewal, RenewalHost } from '../auth/renewal.js';
export type {
  Grant,
  HeldSession,
  HeldSignIn,
  Impersonation,
  SessionData,
  SignedInSession,
  SignedOutReason,
  SignedOutSession,
} from '../auth/session.js';
export type {
  BackendActions,
  OneTimeCodeCredentials,
  OneTimeCodeField,
  RecoverPasswordOptions,
  RemoteShoppingAssistance,
  ResetPasswordField,
  ResetPasswordOptions,
  ResetProof,
  ResetTokenCredentials,
} from './actions.js';
export type {
  Adapt,
  Backend,
  Bearer,
  Credentials,
  Remembered,
  Customer,
  CustomerQuery,
  LoginField,
  Send,
  Verdict,
} from './backend.js';
