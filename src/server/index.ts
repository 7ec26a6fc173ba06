/**
 * What runs on your server: the proxy that keeps tokens from scripts, the endpoint of forms that work without one, and the handler that gets
 * support agents their one-time codes. All of them take a web-standard `Request` and resolve to a `Response`; `toNodeListener` is for Node.
 *
 * @module react-customer-auth/server
 */
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
export type { ProxiedBackend, TokenField, TokenLife } from '../backends/proxied.js';
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
export type { OneTimeCodeGrant } from './oneTimeCode/grantSource.js';
export type { OneTimeCodeFailure, OneTimeCodeRefusal } from './oneTimeCode/refusal.js';
export type { AdobeTokenSource } from './oneTimeCode/tokens.js';
export { createCustomerAuthProxy } from './proxy.js';
export type { CustomerAuthProxyOptions } from './proxy.js';
export { readCustomerSession } from './readCustomerSession.js';
export type { Upstream } from './upstream.js';
