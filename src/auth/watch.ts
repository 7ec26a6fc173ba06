import type { Renewal } from './renewal.js';
import { signedOut, type SignedInSession } from './session.js';
import type { SessionStore } from './store.js';

/**
 * The longest wait for one timer, in milliseconds. No timer reaches 25 days, and none can be trusted across sleep or a change
 * of the clock: whatever happened is noticed this late at most.
 */
const longestWait = 3_600_000;

/** The shortest, so that no odd time makes a loop of it. */
const shortestWait = 1_000;

/** How long before its end a session is said to expire. */
const notice = 300_000;

/** What happens when a page or its network comes back. None of it is believed; the clock is looked at, that is all. */
const wakeUps = ['focus', 'online', 'pageshow', 'visibilitychange'];

const endOf = ({ expiresAt }: SignedInSession) => expiresAt ?? Infinity;

/**
 * Keeps a session on time, by the wall clock: renews it where that can be done, tells of its coming end, and ends it. Returns
 * how to start, and that returns how to stop.
 */
export function sessionWatch(store: SessionStore, renewal: Renewal | undefined): () => () => void {
  /** The end that was told of. */
  let told: number | undefined;

  const due = (session: SignedInSession) => (renewal ? renewal.dueAt(session) : endOf(session));

  /** Does what is due, and says when to look again. */
  async function keepUp(): Promise<number> {
    let held = store.current();
    if (held.token !== null && Date.now() >= due(held.session)) {
      if (renewal) await renewal.renew(held);
      else store.hold(signedOut('expired'), true)();
      held = store.current();
    }
    if (held.token === null) return Infinity;
    const { session } = held;
    const end = endOf(session);
    if (told !== end && Date.now() >= end - notice) {
      told = end;
      store.emit({ type: 'expiring', sessionId: session.id, expiresAt: session.expiresAt });
    }
    return Math.min(due(session), told === end ? end : end - notice);
  }

  return () => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let busy = false;
    let over = false;

    async function check() {
      clearTimeout(timer);
      if (busy) return;
      busy = true;
      const wait = (await keepUp()) - Date.now();
      busy = false;
      if (wait < Infinity && !over) {
        timer = setTimeout(look, Math.max(shortestWait, Math.min(wait, longestWait)));
      }
    }
    const look = () => void check();

    const stops = [store.follow(), store.subscribe(look)];
    wakeUps.forEach((name) => window.addEventListener(name, look));
    look();
    return () => {
      over = true;
      clearTimeout(timer);
      stops.forEach((stop) => stop());
      wakeUps.forEach((name) => window.removeEventListener(name, look));
    };
  };
}
