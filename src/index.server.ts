// All that needs no hook: it is the entry under the `react-server` condition, and the other one passes it on.
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
export type {
  CustomerAuth,
  CustomerAuthOptions,
  LoginOptions,
  LogoutData,
  LogoutOptions,
  LogoutOutcome,
} from './auth/customerAuth.js';
export type { CustomerAuthListener } from './auth/events.js';
export type {
  CustomerFormsState,
  FormAction,
  SentFailure,
  SentForm,
  SentSignIn,
} from './auth/formsState.js';
export type { CustomerSession, LoadingSession } from './auth/session.js';
export type { CustomerStorage } from './auth/storage.js';
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
export type * from './backends/contract.js';
