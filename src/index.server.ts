// What the package holds under the `react-server` condition: all that needs no hook, for code that runs on a server alone.
export { safeReturnPath } from './auth/returnPath.js';
export { takingOver } from './auth/takingOver.js';
export { boxImpersonation } from './auth/box.js';
export { createRenewal } from './auth/renewal.js';
export { awaitRevocations } from './auth/revocations.js';
export { createCustomerAuth } from './auth/createCustomerAuth.js';
export { CustomerAuthError } from './auth/errors.js';
export { browserStorage, memoryStorage } from './auth/storage.js';
export { httpOnly } from './backends/httpOnly.js';
export { customerAuthExchange } from './exchanges/customerAuthExchange.js';
export { isolateCustomers } from './exchanges/isolateCustomers.js';
export { createHandoverLink, takeHandover } from './impersonation/handoverLink.js';
export { openHandover } from './impersonation/openHandover.js';
export { requestOneTimeCode } from './impersonation/requestOneTimeCode.js';
export { errorText } from './messages/errorText.js';
export type { Box, BoxedStore, EndedImpersonation } from './auth/box.js';
export type {
  CustomerAuth,
  CustomerAuthOptions,
  LoginOptions,
  LogoutData,
  LogoutOptions,
  LogoutOutcome,
} from './auth/customerAuth.js';
export type {
  CustomerAuthErrorKind,
  Failure,
  FieldError,
  FieldErrors,
  Outcome,
} from './auth/errors.js';
export type { CustomerAuthEvent, CustomerAuthListener, StorageTrouble } from './auth/events.js';
export type {
  CustomerFormsState,
  FormAction,
  SentFailure,
  SentForm,
  SentSignIn,
} from './auth/formsState.js';
export type { Renewal, RenewalHost } from './auth/renewal.js';
export type { Revocations } from './auth/revocations.js';
export type {
  CustomerSession,
  Grant,
  HeldSession,
  HeldSignIn,
  Impersonation,
  LoadingSession,
  SessionData,
  SignedInSession,
  SignedOutReason,
  SignedOutSession,
} from './auth/session.js';
export type { CustomerStorage } from './auth/storage.js';
export type { SessionStore } from './auth/store.js';
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
} from './backends/actions.js';
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
} from './backends/backend.js';
export type {
  CodeRefusal,
  CodeRequest,
  CodeRequestField,
  CustomerToken,
  OneTimeCode,
  RequestCode,
} from './impersonation/codeRequest.js';
export type {
  DamagedHandover,
  Handover,
  HandoverNews,
  ReceivedHandover,
} from './impersonation/handover.js';
export type { HandoverLinkOptions } from './impersonation/handoverLink.js';
export type { OpenHandoverData, OpenHandoverOptions } from './impersonation/openHandover.js';
export type {
  ErrorMessages,
  FieldMessages,
  HandoverMessages,
  ImpersonationMessages,
  LoginAsCustomerMessages,
  LoginMessages,
  LogoutMessages,
  Messages,
  RecoverPasswordMessages,
  RemoteAssistanceMessages,
  ResetPasswordMessages,
  SessionEndMessages,
} from './messages/messages.js';
