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
export type * from './auth/box.js';
export type * from './auth/customerAuth.js';
export type * from './auth/errors.js';
export type * from './auth/events.js';
export type * from './auth/formsState.js';
export type * from './auth/renewal.js';
export type * from './auth/revocations.js';
export type * from './auth/session.js';
export type * from './auth/storage.js';
export type * from './auth/store.js';
export type * from './backends/actions.js';
export type * from './backends/backend.js';
export type * from './impersonation/codeRequest.js';
export type {
  DamagedHandover,
  Handover,
  HandoverNews,
  ReceivedHandover,
} from './impersonation/handover.js';
export type * from './impersonation/handoverLink.js';
export type * from './impersonation/openHandover.js';
export type * from './messages/messages.js';
