export type {
  CustomerSession,
  LoadingSession,
  SignedInSession,
  SignedOutReason,
  SignedOutSession,
  Impersonation,
} from '../auth/session.js';
export type { ProxiedBackend, TokenField, TokenLife } from '../backends/proxied.js';
export type { CookieOptions } from './cookies.js';
export type { Limits } from './guard.js';
export { toNodeListener } from './node.js';
export type { NodeListenerOptions } from './node.js';
export { createCustomerAuthProxy } from './proxy.js';
export type { CustomerAuthProxyOptions } from './proxy.js';
export { readCustomerSession } from './readCustomerSession.js';
export type { Upstream } from './upstream.js';
