import type { Connection } from './connection.js';
import type { Backend, Send } from '../backends/backend.js';
import type { BoxedStore } from './box.js';
import type { CustomerAuth } from './customerAuth.js';
import type { Outcome } from './errors.js';
import type { KnownCustomer } from './knownCustomer.js';
import type { Renewal, RenewalHost } from './renewal.js';
import type { CustomerSession, Grant, SessionData } from './session.js';
import type { CustomerStorage } from './storage.js';
import type { SessionStore } from './store.js';

/** How a sign-in is kept: for how long, and whether it is a support agent's, which is known beforehand or told by the token. */
export interface SignInKind {
  /** Default: true, and where it is kept of a session that goes on. */
  remember?: boolean | undefined;
  isImpersonated?: boolean;
  reason?: string | undefined;
  /** Asked at the last moment for the id of a session that goes on with what the server gives, if any does. */
  goesOn?: (grant: Grant) => string | undefined;
}

/** A session to look at: the one that is held, or the one that is on the screen. */
export interface SessionView {
  getSession: () => CustomerSession;
  subscribe: (listener: () => void) => () => void;
}

/**
 * Signs in with the token that `request` brings, in place of whoever is signed in by then; where it succeeds without one, all stays as it
 * was. What it sends goes only while no newer intent has overtaken it. `email` is whose session it is if the token was given to somebody
 * else.
 */
interface SignIn {
  <Field extends string>(
    email: string,
    request: (send: Send) => Promise<Outcome<Grant, Field>>,
    as?: SignInKind,
  ): Promise<Outcome<SessionData, Field>>;
  <Field extends string>(
    email: string,
    request: (send: Send) => Promise<Outcome<Grant | null, Field>>,
    as?: SignInKind,
  ): Promise<Outcome<SessionData | null, Field>>;
}

/** What the package's other rooms know of an `auth`, and apps do not. */
export interface SessionHost extends SessionStore, RenewalHost, Connection {
  backend: Backend;
  storage: CustomerStorage;
  knownCustomer?: KnownCustomer;
  signIn: SignIn;
  /** Has no sign-in that is under way take effect any more; a support agent's is of this tab alone. */
  supersede: (isTabs: boolean) => void;
  /** Where the backend has support agents' sessions kept to one tab. */
  box?: BoxedStore | undefined;
  renewal?: Renewal | undefined;
  /** Set by the exchanges: tokens are put into operations, caches are kept apart. */
  carriesTokens?: boolean;
  isolatesCaches?: boolean;
  /** React's `flushSync`, brought by the provider: what is changed within it is on the screen when it returns. */
  flush?: ((change: () => void) => void) | undefined;
  /** What hooks read in the session's place, where something has to leave the screen before another one may show. */
  view?: SessionView;
}

const hosts = new WeakMap<CustomerAuth, SessionHost>();

/** Lets the package's other rooms in. */
export function register(auth: CustomerAuth, host: SessionHost): CustomerAuth {
  hosts.set(auth, host);
  return auth;
}

/** The inside of an `auth` that `createCustomerAuth` has made. */
export function hostOf(auth: CustomerAuth): SessionHost {
  const host = hosts.get(auth);
  if (!host) {
    throw new Error(
      process.env.NODE_ENV === 'production'
        ? 'no auth'
        : 'react-customer-auth: this auth was not made by createCustomerAuth(), or by another copy of this package. Make it with createCustomerAuth(), and see that the package is installed once.',
    );
  }
  return host;
}
