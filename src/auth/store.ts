import type { CustomerAuthEvent, CustomerAuthListener, StorageTrouble } from './events.js';
import {
  isOver,
  nobody,
  parseSession,
  serializeSession,
  sessionData,
  signedOut,
  type HeldSession,
} from './session.js';
import { keep, type CustomerStorage } from './storage.js';

/** What this tab knows of the session: held in memory, kept in a storage, told to listeners. */
export interface SessionStore {
  /** The tokens of the sessions that are held, after a look at other tabs; null for nobody's. */
  tokens: () => (string | null)[];
  /** What is held, read from storage the first time; undefined on a server, where nobody can know. */
  held: () => HeldSession | undefined;
  /** The same after a look at what other tabs have stored in the meantime. */
  current: () => HeldSession;
  /**
   * Puts `next` in its place, here and in storage: for all tabs with `remember` true, for this tab alone with false, and
   * without it wherever the last one was put. Returns how to tell listeners of it, which is the caller's to do.
   */
  hold: (next: HeldSession, remember?: boolean) => () => void;
  /** Hears of other tabs from now on; returns how to stop. */
  follow: () => () => void;
  /** Calls `listener` when there is something to look at; returns how to stop. */
  subscribe: (listener: () => void) => () => void;
  /** Has all who subscribed look again. */
  notify: () => void;
  /** Tells the app. */
  emit: (event: CustomerAuthEvent) => void;
}

/**
 * Makes the store of one shop's session. `endsByItself`: what has expired is over, nothing could prolong it. `discard` lets go of a
 * token, which is dead where the session was over by time or by the server's verdict.
 */
export function createSessionStore(
  key: string,
  storage: CustomerStorage,
  endsByItself: boolean,
  discard: (token: string | null, isDead: boolean) => void,
  onEvent?: CustomerAuthListener,
): SessionStore {
  const listeners = new Set<() => void>();
  let held: HeldSession | undefined;
  /** What the storage said when it was last looked at or written to. */
  let known: string | null | undefined;
  let trouble: StorageTrouble | undefined;

  function emit(event: CustomerAuthEvent) {
    // Later, so that a listener neither runs within a render nor stops what it hears of.
    if (onEvent) Promise.resolve(event).then(onEvent).catch(console.error);
  }

  function degrade(cause: StorageTrouble) {
    if (cause !== trouble) emit({ type: 'storageDegraded', cause });
    trouble = cause;
  }

  const heldId = () => (held?.token ? held.session.id : undefined);

  function read(): string | null | undefined {
    try {
      return storage.read(key);
    } catch {
      degrade('blocked');
      // As before: what cannot be read has not changed.
      return held ? known : null;
    }
  }

  function look() {
    const stored = read();
    if (stored === undefined || (held && stored === known)) return;
    known = stored;
    const parsed = stored === null ? signedOut('logout') : parseSession(stored);
    if (typeof parsed === 'string') {
      degrade(parsed);
      held ??= nobody;
    } else if (held) {
      // Another one came after this tab's, and has ended since.
      const isOfAnother = parsed.token === null && (parsed.of ?? heldId()) !== heldId();
      take(isOfAnother ? signedOut('logout') : parsed, false)();
    }
    // Why somebody left before this page was loaded concerns nobody any more.
    else if (parsed.token === null) held = nobody;
    else {
      held = endsByItself && isOver(parsed.session) ? signedOut('expired') : parsed;
    }
  }

  function save(value: HeldSession, remember?: boolean) {
    // What is for this tab alone ends what other tabs have.
    if (remember === false) keep(storage, key, serializeSession(signedOut('logout')), true);
    const ended = value.token === null ? heldId() : undefined;
    const cause = keep(storage, key, serializeSession(value, ended), remember);
    if (cause) degrade(cause);
    else trouble = undefined;
    known = read();
  }

  /** Changes what is held, and returns how to tell of it. */
  function take(next: HeldSession, here: boolean): () => void {
    const formerId = heldId() ?? '';
    // Nobody after nobody is no change, whatever the reason.
    if (!formerId && next.token === null) return () => {};
    held = next;
    return () => {
      if (next.token !== null) {
        const data = sessionData(next.session);
        emit({ type: formerId === data.sessionId ? 'renewed' : 'signedIn', ...data, here });
      } else {
        emit({ type: 'signedOut', sessionId: formerId, reason: next.session.reason, here });
      }
      notify();
    };
  }

  function notify() {
    listeners.forEach((listener) => {
      try {
        listener();
      } catch (error) {
        console.error(error);
      }
    });
  }

  const current = () => {
    look();
    return held ?? nobody;
  };

  return {
    held() {
      if (!held) look();
      return held;
    },
    current,
    tokens: () => [current().token],
    hold(next, remember) {
      const former = held;
      save(next, remember);
      const tell = take(next, true);
      if (former && next.token === null && next.session.reason !== 'logout') {
        discard(former.token, true);
      }
      return tell;
    },
    follow: () => storage.subscribe(key, current),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notify,
    emit,
  };
}
