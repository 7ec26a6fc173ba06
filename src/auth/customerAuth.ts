import type { Client } from '@urql/core';
import type { Backend, Credentials, LoginField, Send } from '../backends/backend.js';
import { attempt, CustomerAuthError, fail, type Outcome } from './errors.js';
import type { CustomerAuthListener } from './events.js';
import { open, type SessionHost, type SignInKind } from './host.js';
import { createIntents, intentSuffix } from './intent.js';
import { outlivingPage, ownRequest } from './ownRequest.js';
import {
  newSessionId,
  sessionData,
  signedIn,
  signedOut,
  type CustomerSession,
  type Grant,
  type SessionData,
} from './session.js';
import { browserStorage, type CustomerStorage } from './storage.js';
import { createSessionStore } from './store.js';
import { renewalOf, sessionWatch } from './watch.js';

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
   * True: on every device, where the server can do no less or no more than that (Adobe Commerce with JWTs); elsewhere it changes
   * nothing. Default: false.
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
  /** The customer's access token, for requests that don't go through urql; null while nobody is signed in. */
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
   * Signs in, in place of whoever was signed in; with `remember` false for this tab alone, until it is closed. A failure leaves the session as it was. `superseded`: another login or a
   * logout began in the meantime.
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

/**
 * Makes the session of one shop. Nothing is read, sent or started until it is used.
 *
 * @example
 * ```ts
 * import { createCustomerAuth } from 'react-customer-auth';
 * import { shopify } from 'react-customer-auth/shopify';
 *
 * export const auth = createCustomerAuth({
 *   backend: shopify(),
 *   key: 'my-shop',
 *   onEvent(event) {
 *     if (event.type === 'signedOut') console.log(event.reason);
 *   },
 * });
 * ```
 */
export function createCustomerAuth({
  backend,
  key = 'customer',
  storage = browserStorage(),
  onEvent,
  maxImpersonation,
  initialSession = { status: 'loading' },
}: CustomerAuthOptions): CustomerAuth {
  const storageKey = 'react-customer-auth:' + key;
  /** The customer's own session, and the one that is on top of it while a support agent acts for somebody. */
  const own = createSessionStore(storageKey, storage, !backend.renewal, discard, onEvent);
  const box = backend.box?.(own, storageKey, discard, maxImpersonation);
  const store = box ?? own;
  const begin = createIntents(storageKey + intentSuffix, storage);
  const { forget } = backend;
  const endsOne = backend.revocation === 'token';
  const revocations = backend.revocations?.(storageKey);
  let connections = 0;
  let client: Client | undefined;

  const send: Send = async (kind, document, variables, adapt = (operation) => operation) => {
    if (!client) {
      throw new Error(
        process.env.NODE_ENV === 'production'
          ? 'no client'
          : "react-customer-auth: no urql client is connected, so there is nothing to send this request with. Put <CustomerAuthProvider auth={auth}> inside urql's <Provider value={client}>, or call auth.connect(client) outside React.",
      );
    }
    const operation = client.createRequestOperation(kind, ownRequest(document, variables), {
      preferGetMethod: false,
      requestPolicy: 'network-only',
      customerAuth: 'own',
    });
    return client.executeRequestOperation(adapt(operation)).toPromise();
  };

  const sendLast: Send = (kind, document, variables, adapt = (operation) => operation) =>
    send(kind, document, variables, (operation) => outlivingPage(adapt(operation)));

  const revoke = (token: string, isLogout?: boolean) =>
    attempt(() => backend.revoke(sendLast, token, isLogout));

  /**
   * Lets go of a token that nobody will use: best effort, and without ending others. A dead one is but forgotten, where somebody keeps
   * it for this browser.
   */
  function discard(token: string | null, isDead = false, isLogout?: boolean) {
    if (token === null || store.tokens().includes(token)) return;
    if (endsOne && !isDead) void revoke(token);
    else if (forget) void attempt(() => forget(sendLast, token, isLogout));
  }

  function signIn<Field extends string>(
    email: string,
    request: (send: Send) => Promise<Outcome<Grant, Field>>,
    as?: SignInKind,
  ): Promise<Outcome<SessionData, Field>>;
  function signIn<Field extends string>(
    email: string,
    request: (send: Send) => Promise<Outcome<Grant | null, Field>>,
    as?: SignInKind,
  ): Promise<Outcome<SessionData | null, Field>>;
  async function signIn<Field extends string>(
    email: string,
    request: (send: Send) => Promise<Outcome<Grant | null, Field>>,
    { remember, isImpersonated = false, reason, goesOn }: SignInKind = {},
  ): Promise<Outcome<SessionData | null, Field>> {
    const isLatest = begin(isImpersonated);
    if (revocations) await revocations();
    if (!isLatest()) return fail('superseded');
    const outcome = await attempt(() =>
      request((...operation) =>
        // A captcha, or what was sent before, may have taken its time.
        isLatest() ? send(...operation) : Promise.reject(new CustomerAuthError('superseded')),
      ),
    );
    const grant = outcome.ok && outcome.data;
    if (!isLatest()) {
      if (grant) discard(grant.token);
      return fail('superseded');
    }
    if (!grant) return outcome.ok ? { ok: true, data: null } : outcome;
    const former = store.tokens();
    const sameId = goesOn?.(grant);
    const id = sameId ?? backend.sessionIdOf?.(grant.token) ?? newSessionId();
    const next =
      isImpersonated || grant.isImpersonated
        ? box?.seal(grant, id, email, reason)
        : signedIn(grant, { id, impersonation: null });
    if (!next) {
      discard(grant.token);
      return fail(
        'unsupported',
        process.env.NODE_ENV !== 'production' &&
          "This token is a support agent's, and the backend was made without what keeps its session to one tab. Name loginAsCustomer among its actions; a backend of your own needs a box: boxImpersonation.",
      );
    }
    if (!next.session.impersonation) host.knownCustomer = { sessionId: id, email, remember };
    store.hold(next, remember ?? (sameId ? undefined : true))();
    former.forEach((token) => discard(token));
    // What hears of it may take a moment to have it on the screen.
    await Promise.resolve();
    return { ok: true, data: sessionData(next.session) };
  }

  const host: SessionHost = {
    ...store,
    box,
    key: storageKey,
    send,
    signIn,
    supersede: begin,
    discard,
    backend,
    storage,
    adopt(next) {
      if (!connections) client = next;
    },
  };
  host.renewal = backend.renewal?.({ ...host, ...own });

  const auth: CustomerAuth = {
    getSession: () => store.held()?.session ?? initialSession,
    getInitialSession: () => initialSession,
    getAccessToken: () => (backend.sessionIdOf ? null : (store.held()?.token ?? null)),
    subscribe: store.subscribe,

    connect(next, flush = host.flush) {
      if (process.env.NODE_ENV !== 'production' && connections && client !== next) {
        throw new Error(
          'react-customer-auth: this auth is already connected to another urql client. A session belongs to one client: share the client, or make an auth for each with createCustomerAuth().',
        );
      }
      client = next;
      host.flush = flush;
      connections++;
      return () => {
        connections--;
      };
    },

    watch: sessionWatch(host),

    login: (credentials) =>
      signIn(credentials.email, (ask) => backend.login(ask, credentials), {
        remember: credentials.remember,
      }),

    async renew() {
      const held = store.current();
      if (held.token === null) return fail('signedOut');
      return (
        renewalOf(host, held.session)?.renew(held) ??
        fail(
          'unsupported',
          process.env.NODE_ENV !== 'production' &&
            "This backend cannot renew a token, or it is a support agent's: whoever it is signs in again when it expires. Listen for the session's end instead of calling renew().",
        )
      );
    },

    async logout({ everywhere } = {}) {
      const { session, token } = store.current();
      const isAgents = token !== null && session.impersonation !== null;
      begin(isAgents);
      const data: LogoutData = { revoked: false };
      if (token === null) return { ok: true, data };
      store.hold(signedOut('logout'), true)();
      if (endsOne || (everywhere && !isAgents)) {
        const revocation = revoke(token, !isAgents);
        void revocations?.(revocation);
        const outcome = await revocation;
        data.revoked = outcome.ok;
        if (!outcome.ok) {
          data.error = outcome.error;
          store.emit({ type: 'revocationFailed', sessionId: session.id, error: outcome.error });
        }
      } else discard(token, false, !isAgents);
      return { ok: true, data };
    },
  };
  return open(auth, host);
}
