import { createCloakroom } from './cloakroom.js';
import {
  isOver,
  isTime,
  parseSession,
  serializeSession,
  signedIn,
  type Grant,
  type HeldSignIn,
  type Impersonation,
  type SignedInSession,
  type SignedOutReason,
} from './session.js';
import type { SessionStore } from './store.js';

/** A support agent's session that is over, and why. */
export interface EndedImpersonation {
  session: SignedInSession;
  reason: SignedOutReason;
}

/** A store with a support agent's session on top of the one that is there. */
export interface BoxedStore extends SessionStore {
  /** The last one of them that has ended in this page; one whose time was up before it was loaded counts, too. */
  ended: () => EndedImpersonation | undefined;
  /** The same, for the first who asks. */
  takeEnd: () => EndedImpersonation | undefined;
  /** Makes a support agent's session of what the server gives for a customer; it is yet to be held. */
  seal: (grant: Grant, id: string, customer: string, reason?: string) => HeldSignIn;
}

/**
 * Lays a support agent's session as a customer over the session that is there: see {@link boxImpersonation}. `discard` lets go of a
 * token, `limit` is how long such a session lasts at most, in milliseconds: 15 minutes by default.
 */
export type Box = (
  store: SessionStore,
  key: string,
  discard: (token: string | null, isDead?: boolean) => void,
  limit?: number,
) => BoxedStore;

/**
 * Keeps a support agent's session as a customer to this tab, above the session that is there, which is as it was when it ends. It is
 * held in memory, and stowed away in the tab's `sessionStorage` only while the page is left, so that it outlives a reload. A duplicate of
 * the tab has nothing of it.
 */
export const boxImpersonation: Box = (store, key, discard, limit = defaultLimit) => {
  let boxed: HeldSignIn | undefined;
  /** One whose time was up while the page was away. */
  let late: HeldSignIn | undefined;
  let isUnpacked = false;
  let ended: EndedImpersonation | undefined;
  let untold: EndedImpersonation | undefined;

  /** Where the tab has no storage, the session ends with the page. */
  const cloakroom = createCloakroom(`${key}:box`);
  const stow = () => {
    if (boxed) cloakroom.leave(serializeSession(boxed));
  };

  function unpack() {
    if (isUnpacked || typeof window === 'undefined') return;
    isUnpacked = true;
    const stowed = cloakroom.take();
    const parsed = stowed ? parseSession(stowed, isImpersonation) : null;
    const found = typeof parsed === 'object' && parsed?.token ? parsed : undefined;
    const isTimely = found && !isOver(found.session);
    boxed = isTimely ? found : undefined;
    late = isTimely ? undefined : found;
  }

  function end(session: SignedInSession, reason: SignedOutReason) {
    ended = untold = { session, reason };
    store.emit({ type: 'impersonationEnded', sessionId: session.id, reason });
  }

  function dropLate() {
    const { token, session } = late ?? {};
    late = undefined;
    if (!token || !session) return;
    discard(token);
    end(session, 'expired');
    store.notify();
  }

  return {
    ...store,
    ended: () => ended,
    takeEnd() {
      const taken = untold;
      untold = undefined;
      return taken;
    },
    seal(grant, id, customer, reason) {
      const life = grant.life ?? 0;
      const most = limit > 0 ? limit : defaultLimit;
      return signedIn(
        { ...grant, life: Math.min(life > 0 ? life : most, most) },
        { id, impersonation: { customer, reason, startedAt: Date.now() } },
      );
    },
    held() {
      unpack();
      return boxed ?? store.held();
    },
    current() {
      unpack();
      const beneath = store.current();
      return boxed ?? beneath;
    },
    tokens() {
      unpack();
      return [...store.tokens(), boxed?.token ?? null];
    },
    hold(next, remember) {
      const former = boxed;
      const reason = next.token === null ? next.session.reason : 'logout';
      const isStarting = next.token !== null && next.session.impersonation !== null;
      boxed = isStarting ? next : undefined;
      // What ends is the box, if there is one.
      const isOwn = !isStarting && !(former && next.token === null);
      const tell = isOwn ? store.hold(next, remember) : store.notify;
      // One that has ended by its time here is alive on the server.
      if (former && reason !== 'logout') discard(former.token, reason === 'rejected');
      return () => {
        if (former) end(former.session, reason);
        if (isStarting) store.emit({ type: 'impersonationStarted', sessionId: next.session.id });
        tell();
      };
    },
    follow() {
      const stop = store.follow();
      unpack();
      dropLate();
      /** A page that comes back as it was goes by what the tab has been through in the meantime. */
      const comeBack = ({ persisted }: PageTransitionEvent) => {
        const former = boxed;
        if (persisted && former) {
          isUnpacked = false;
          unpack();
          dropLate();
          if (![boxed, ended].some((one) => one?.session.id === former.session.id)) {
            end(former.session, isOver(former.session) ? 'expired' : 'logout');
          }
          store.notify();
        }
        cloakroom.clear();
      };
      cloakroom.clear();
      window.addEventListener('pagehide', stow);
      window.addEventListener('pageshow', comeBack);
      return () => {
        stop();
        window.removeEventListener('pagehide', stow);
        window.removeEventListener('pageshow', comeBack);
      };
    },
  };
};

/** How long an agent's session lasts at most, where the app says nothing of it, in milliseconds. */
const defaultLimit = 900_000;

function isImpersonation(value: unknown): value is Impersonation {
  const { customer, startedAt, reason = '' }: Record<string, unknown> = Object(value);
  return typeof customer === 'string' && isTime(startedAt) && typeof reason === 'string';
}
