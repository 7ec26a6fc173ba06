import type { SessionHost } from './host.js';
import { isOver, signedOut, type SignedInSession } from './session.js';

/**
 * The longest wait for one timer, in milliseconds. No timer reaches 25 days, and none can be trusted across sleep or a change
 * of the clock: whatever happened is noticed this late at most.
 */
const longestWait = 3_600_000;

/** The shortest, so that no odd time makes a loop of it. */
const shortestWait = 1_000;

/** How long before its end a session is said to expire, in milliseconds. */
export const notice = 300_000;

/** What happens when a page or its network comes back. None of it is believed; the clock is looked at, that is all. */
const wakeUps = ['focus', 'online', 'pageshow', 'visibilitychange'];

/** And for that of a support agent's session, which is on the screen meanwhile. */
const longestWaitForAgent = 30_000;

const endOf = (session: SignedInSession) => (isOver(session) ? 0 : (session.expiresAt ?? Infinity));

/** What renews a session; a support agent's is renewed by nothing. */
export const renewalOf = ({ renewal }: SessionHost, session: SignedInSession) =>
  session.impersonation ? undefined : renewal;

const dueAt = (host: SessionHost, session: SignedInSession) =>
  renewalOf(host, session)?.dueAt(session) ?? endOf(session);

/** Does what is due: renews the session where that can be done, and ends it otherwise. */
export async function keepUp(host: SessionHost): Promise<void> {
  const held = host.current();
  if (held.token === null || Date.now() < dueAt(host, held.session)) return;
  const renewal = renewalOf(host, held.session);
  if (renewal) await renewal.renew(held);
  else {
    host.hold(signedOut('expired'), true)();
    // What was beneath may be over as well.
    await keepUp(host);
  }
}

/** Keeps a session on time, by the wall clock, and tells of its coming end. Returns how to start; that returns how to stop. */
export function sessionWatch(host: SessionHost): () => () => void {
  /** The end that was told of. */
  let told: number | undefined;

  /** When to look again. */
  function next(): number {
    const { session, token } = host.current();
    if (token === null) return Infinity;
    const end = session.expiresAt ?? Infinity;
    if (told !== end && Date.now() >= end - notice) {
      told = end;
      host.emit({ type: 'expiring', sessionId: session.id, expiresAt: session.expiresAt });
    }
    return Math.min(
      dueAt(host, session),
      told === end ? Infinity : end - notice,
      session.impersonation ? Date.now() + longestWaitForAgent : Infinity,
    );
  }

  return () => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let busy = false;
    let over = false;

    async function check() {
      clearTimeout(timer);
      if (busy) return;
      busy = true;
      await keepUp(host);
      const wait = next() - Date.now();
      busy = false;
      if (wait < Infinity && !over) {
        timer = setTimeout(look, Math.max(shortestWait, Math.min(wait, longestWait)));
      }
    }
    const look = () => void check();

    const stops = [host.follow(), host.subscribe(look)];
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
