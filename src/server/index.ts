export type { CustomerSession, LoadingSession } from '../auth/session.js';
export type {
  CustomerFormsState,
  FormAction,
  SentFailure,
  SentForm,
  SentSignIn,
} from '../auth/formsState.js';
export { safeReturnPath } from '../auth/returnPath.js';
export type * from '../backends/contract.js';
export { createHandoverLink } from '../impersonation/handoverLink.js';
export type { HandoverLinkOptions } from '../impersonation/handoverLink.js';
export type { CookieOptions } from './cookies.js';
export { createCustomerAuthForms } from './forms/forms.js';
export type { CustomerAuthForms, CustomerAuthFormsOptions } from './forms/forms.js';
export type { Limits } from './guard.js';
export { toNodeListener } from './node.js';
export type { NodeListenerOptions } from './node.js';
export { adobeAdminToken } from './oneTimeCode/adminToken.js';
export type { AdobeAdminTokenOptions } from './oneTimeCode/adminToken.js';
export type { AdminTokenSource, AdobeAdminAccess } from './oneTimeCode/adminAccess.js';
export type { AuthorizeAgent, SupportAgent } from './oneTimeCode/agent.js';
export type { AuditedCustomer, OneTimeCodeAudit } from './oneTimeCode/audit.js';
export type { AdobeCodeSource } from './oneTimeCode/codes.js';
export { createOneTimeCodeHandler } from './oneTimeCode/handler.js';
export type { OneTimeCodeHandlerOptions } from './oneTimeCode/handler.js';
export type { OneTimeCodeGrant } from './oneTimeCode/maker.js';
export type { OneTimeCodeFailure, OneTimeCodeRefusal } from './oneTimeCode/refusal.js';
export type { AdobeTokenSource } from './oneTimeCode/tokens.js';
export { createCustomerAuthProxy } from './proxy.js';
export type { CustomerAuthProxyOptions } from './proxy.js';
export { readCustomerSession } from './readCustomerSession.js';
export type { Upstream } from './upstream.js';
