import type { CustomerAuthEvent, CustomerAuthListener, StorageTrouble } from './events.js';
import {
  nobody,
  parseSession,
  serializeSession,
  sessionData,
  type HeldSession,
} from './session.js';
import type { CustomerStorage } from './storage.js';

/** What this tab knows of the session: held in memory, kept in a storage, told to listeners. */
export interface SessionStore {
  /** What is held, read from storage the first time; undefined on a server, where nobody can know. */
  current(): HeldSession | undefined;
  /** Puts `next` in its place, here and in storage. */
  hold: (next: HeldSession) => void;
  subscribe: (listener: () => void) => () => void;
  emit(event: CustomerAuthEvent): void;
}

/** Makes the store of one shop's session. */
export function createSessionStore(
  key: string,
  storage: CustomerStorage,
  onEvent?: CustomerAuthListener,
): SessionStore {
  const listeners = new Set<() => void>();
  let held: HeldSession | undefined;
  let trouble: StorageTrouble | undefined;

  function emit(event: CustomerAuthEvent) {
    // Later, so that a listener neither runs within a render nor stops what it hears of.
    if (onEvent) Promise.resolve(event).then(onEvent).catch(console.error);
  }

  function degrade(cause: StorageTrouble) {
    if (cause !== trouble) emit({ type: 'storageDegraded', cause });
    trouble = cause;
  }

  function load(): HeldSession | undefined {
    let stored;
    try {
      stored = storage.read(key);
    } catch {
      degrade('blocked');
      return nobody;
    }
    if (stored === undefined) return undefined;
    const parsed = stored === null ? nobody : parseSession(stored);
    if (typeof parsed === 'string') degrade(parsed);
    // Why somebody left before this page was loaded concerns nobody any more.
    return typeof parsed === 'string' || parsed.token === null ? nobody : parsed;
  }

  function save(value: HeldSession) {
    try {
      storage.write(key, serializeSession(value));
      trouble = undefined;
    } catch (error) {
      degrade(error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'blocked');
      try {
        // What is stored is no longer true, and to remove it needs no room.
        storage.write(key, null);
      } catch {
        // The event has told of it.
      }
    }
  }

  function tell(next: HeldSession, formerId: string | undefined, here: boolean) {
    if (next.token === null) {
      const { reason } = next.session;
      if (formerId) emit({ type: 'signedOut', sessionId: formerId, reason, here });
    } else {
      const data = sessionData(next.session);
      if (formerId === data.sessionId) emit({ type: 'renewed', ...data, here });
      else emit({ type: 'signedIn', sessionId: data.sessionId, here });
    }
  }

  return {
    current: () => (held ??= load()),
    hold(next) {
      const formerId = held?.token ? held.session.id : undefined;
      held = next;
      save(next);
      listeners.forEach((listener) => listener());
      tell(next, formerId, true);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit,
  };
}
