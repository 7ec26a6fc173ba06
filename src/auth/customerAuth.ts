import type { Client } from '@urql/core';
import type { Backend, Credentials, LoginField } from '../backends/backend.js';
import type { CustomerAuthError, Outcome } from './errors.js';
import type { CustomerAuthListener } from './events.js';
import type { CustomerSession, SessionData } from './session.js';
import type { CustomerStorage } from './storage.js';

/** What a customer signs in with, and for how long. */
export type LoginOptions = Credentials;

/** How to make a {@link CustomerAuth}. */
export interface CustomerAuthOptions {
  /** The commerce server, for example `shopify()`. */
  backend: Backend;
  /** Names the shop in storage: shops that share an origin need a key each. Default: `'customer'`. */
  key?: string | undefined;
  /** Where the session is kept between page loads. Default: `browserStorage('local')`. */
  storage?: CustomerStorage | undefined;
  /** Hears what happens to the session. */
  onEvent?: CustomerAuthListener | undefined;
  /**
   * How long a support agent may act as a customer at a stretch, in milliseconds, if their token does not end sooner. Default: 15
   * minutes.
   */
  maxImpersonation?: number | undefined;
  /** What server rendering and hydration show, for a server that knows who is signed in. */
  initialSession?: CustomerSession | undefined;
}

/** How far a logout reaches. */
export interface LogoutOptions {
  /**
   * True: ends the customer's sessions on every device, where that is all that the server can do (Adobe Commerce). Without it such a
   * server is told nothing, and the token lives on until its end. On Shopify this changes nothing. Default: false.
   */
  everywhere?: boolean | undefined;
}

/** What a logout resolves to. Here it always succeeds; this says what became of the token on the server. */
export interface LogoutData {
  /** True when the server knows this token to be dead; of others that were to be ended with it a dead one tells nothing. */
  revoked: boolean;
  /** Why the token may still be alive. */
  error?: CustomerAuthError;
}

/** What logout resolves to: there is no failure that would keep anybody signed in. */
export interface LogoutOutcome {
  ok: true;
  data: LogoutData;
}

/**
 * A shop's session and what can be done with it, without React: one per browser, or one per request on a server.
 * Its actions resolve to an {@link Outcome} and never reject.
 */
export interface CustomerAuth {
  /** Who is signed in: the same object until that changes. */
  getSession: () => CustomerSession;
  /** What server rendering and hydration show: `initialSession`, else `loading`. */
  getInitialSession: () => CustomerSession;
  /** The customer's access token, for requests that don't go through urql; null while nobody is signed in, and always with `httpOnly()`. */
  getAccessToken: () => string | null;
  /** Calls `listener` after every change of the session; returns how to stop it. */
  subscribe: (listener: () => void) => () => void;
  /**
   * Sends by this urql client from now on; the provider does this. A second, different client at the same time is refused
   * with an error in development, and takes over in production; the returned function makes room for one. `flush` has a
   * change on the screen when it returns, as React's `flushSync`.
   */
  connect: (client: Client, flush?: (change: () => void) => void) => () => void;
  /**
   * Follows other tabs, renews the session and ends it on time, until the returned function is called. The provider does this
   * while it is mounted; outside React it is yours to do.
   */
  watch: () => () => void;
  /**
   * Signs in, in place of whoever was signed in; with `remember` false for this tab alone, until it is closed. A failure leaves the
   * session as it was. `superseded`: another login or a logout began in the meantime.
   */
  login: (credentials: LoginOptions) => Promise<Outcome<SessionData, LoginField>>;
  /**
   * Exchanges the token for one with a new life; calls that meet share one request. `signedOut` without anybody signed in,
   * `unsupported` where the backend cannot renew, `rejected` when the server no longer takes the token, which ends the
   * session; after any other failure the session is as it was.
   */
  renew: () => Promise<Outcome<SessionData>>;
  /**
   * Signs out here at once, then destroys the token on the server. Where a revocation ends every token of the customer it is left
   * undone, unless `everywhere` asks for that.
   */
  logout: (options?: LogoutOptions) => Promise<LogoutOutcome>;
}
