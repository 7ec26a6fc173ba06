import {
  isOver,
  isTime,
  parseSession,
  serializeSession,
  signedIn,
  type Grant,
  type HeldSignIn,
  type Impersonation,
} from './session.js';
import type { SessionStore } from './store.js';

/** A store with a support agent's session on top of the one that is there. */
export interface BoxedStore extends SessionStore {
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
 * held in memory, and stowed away in the tab's `sessionStorage` only while the page is left, so that it outlives a reload and a
 * duplicate of the tab has nothing of it.
 */
export const boxImpersonation: Box = (store, key, discard, limit = usual) => {
  const place = `${key}:box`;
  let boxed: HeldSignIn | undefined;
  /** One whose time was up while the page was away. */
  let late: HeldSignIn | undefined;
  let isUnpacked = false;

  function unpack() {
    if (isUnpacked || typeof window === 'undefined') return;
    isUnpacked = true;
    const stowed = ifPossible(() => sessionStorage.getItem(place));
    const parsed = stowed ? parseSession(stowed, isImpersonation) : null;
    const found = typeof parsed === 'object' && parsed?.token ? parsed : undefined;
    const isTimely = found && !isOver(found.session);
    boxed = isTimely ? found : undefined;
    late = isTimely ? undefined : found;
  }

  function dropLate() {
    if (late) discard(late.token);
    late = undefined;
  }

  return {
    ...store,
    seal(grant, id, customer, reason) {
      const life = grant.life ?? 0;
      const most = limit > 0 ? limit : usual;
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
        if (former) {
          store.emit({ type: 'impersonationEnded', sessionId: former.session.id, reason });
        }
        if (boxed && boxed === next) {
          store.emit({ type: 'impersonationStarted', sessionId: boxed.session.id });
        }
        tell();
      };
    },
    follow() {
      const stop = store.follow();
      unpack();
      dropLate();
      const unstow = () => ifPossible(() => sessionStorage.removeItem(place));
      const stow = () => {
        const value = boxed && serializeSession(boxed);
        if (value) ifPossible(() => sessionStorage.setItem(place, value));
      };
      /** A page that comes back as it was goes by what the tab has been through in the meantime. */
      const comeBack = ({ persisted }: PageTransitionEvent) => {
        const former = boxed;
        if (persisted && former) {
          isUnpacked = false;
          unpack();
          dropLate();
          if (boxed?.session.id !== former.session.id) {
            const reason = isOver(former.session) ? 'expired' : 'logout';
            store.emit({ type: 'impersonationEnded', sessionId: former.session.id, reason });
          }
          store.notify();
        }
        unstow();
      };
      unstow();
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
const usual = 900_000;

const isImpersonation = (value: unknown): value is Impersonation =>
  typeof value === 'object' &&
  value !== null &&
  'customer' in value &&
  typeof value.customer === 'string' &&
  'startedAt' in value &&
  isTime(value.startedAt) &&
  (!('reason' in value) || typeof value.reason === 'string');

/** Where the tab has no storage, the session ends with the page. */
function ifPossible<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch {
    return null;
  }
}
