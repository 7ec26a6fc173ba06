import type { Send } from '../backends/backend.js';
import { createConnection } from './connection.js';
import type { CustomerAuth, CustomerAuthOptions, LogoutData } from './customerAuth.js';
import { attempt, CustomerAuthError, fail, type Outcome } from './errors.js';
import { register, type SessionHost, type SignInKind } from './host.js';
import { createIntents } from './intent.js';
import { intentSuffix } from './keys.js';
import {
  randomId,
  sessionData,
  signedIn,
  signedOut,
  type Grant,
  type SessionData,
} from './session.js';
import { browserStorage } from './storage.js';
import { createSessionStore } from './store.js';
import { renewalOf, sessionWatch } from './watch.js';

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
  const connection = createConnection();
  const { send } = connection;

  const revoke = (token: string, isLogout?: boolean) =>
    attempt(() => backend.revoke(connection.sendLast, token, isLogout));

  /**
   * Lets go of a token that nobody will use: best effort, and without ending others. A dead one is but forgotten, where somebody keeps
   * it for this browser.
   */
  function discard(token: string | null, isDead = false, isLogout?: boolean) {
    if (token === null || store.tokens().includes(token)) return;
    if (endsOne && !isDead) void revoke(token);
    else if (forget) void attempt(() => forget(connection.sendLast, token, isLogout));
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
    const id = sameId ?? backend.sessionIdOf?.(grant.token) ?? randomId();
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
    ...connection,
    box,
    key: storageKey,
    signIn,
    supersede: begin,
    discard,
    backend,
    storage,
  };
  host.renewal = backend.renewal?.({ ...host, ...own });

  const auth: CustomerAuth = {
    getSession: () => store.held()?.session ?? initialSession,
    getInitialSession: () => initialSession,
    getAccessToken: () => (backend.sessionIdOf ? null : (store.held()?.token ?? null)),
    subscribe: store.subscribe,

    connect(next, flush = host.flush) {
      const disconnect = connection.connect(next);
      host.flush = flush;
      return disconnect;
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
  return register(auth, host);
}
