import type { Send } from '../backends/backend.js';
import { fail, type Outcome } from './errors.js';
import type { CustomerAuthEvent } from './events.js';
import { oneTabAtATime, withinTimeLimit } from './lock.js';
import {
  sessionData,
  signedIn,
  signedOut,
  type Grant,
  type HeldSession,
  type HeldSignIn,
  type SessionData,
  type SignedInSession,
} from './session.js';

/** What renewal needs of the session that it renews. */
export interface RenewalHost {
  /** Names the session among the tabs of a browser. */
  key: string;
  send: Send;
  /** What is held at this moment, other tabs' doings included. */
  current: () => HeldSession;
  /** Puts `next` in its place, in storage too. */
  hold: (next: HeldSession, remember?: boolean) => void;
  /** Destroys on the server, best effort, a token that nobody will use. */
  discard: (token: string) => void;
  emit: (event: CustomerAuthEvent) => void;
}

/** What a backend that can renew brings along. */
export interface Renewal {
  /** Renews the session that is held; a call that meets another one under way shares its outcome. */
  renew: (held: HeldSignIn) => Promise<Outcome<SessionData>>;
  /** When the session is to be renewed next, in epoch milliseconds. */
  dueAt: (session: SignedInSession) => number;
}

const minute = 60_000;

/** Half of the life that is supposed of a token whose own nobody knows. */
const halfUnknown = 24 * 60 * minute;

/** The pause after so many disappointments in a row: from a minute to an hour. */
const pauseAfter = (count: number) => Math.min(minute * 2 ** count, 60 * minute);

/**
 * Renewal by `request`, which exchanges a living token for one with a new life: at half of its life, and a last time at its
 * end. Pauses grow after failures, and after tokens that are due again as soon as they come. An answer counts only while the
 * token that it answers for is still held; otherwise what came of it is destroyed.
 */
export function createRenewal(
  host: RenewalHost,
  request: (token: string) => Promise<Outcome<Grant>>,
): Renewal {
  const underWay = new Map<SignedInSession, Promise<Outcome<SessionData>>>();
  let failures = 0;
  let shortLives = 0;
  let retryAt = 0;

  const half = ({ issuedAt, expiresAt }: SignedInSession) =>
    expiresAt === null ? halfUnknown : (expiresAt - issuedAt) / 2;

  function dueAt(session: SignedInSession): number {
    const { issuedAt, expiresAt } = session;
    // A clock that was set back tells nothing any more of how much of the life is over.
    const due =
      Date.now() < issuedAt - minute
        ? 0
        : issuedAt + Math.max(half(session), pauseAfter(shortLives));
    return Math.max(due, Math.min(retryAt, expiresAt ?? Infinity));
  }

  /** What became of a session while its token was being renewed, or was waiting to be. */
  function settled({ session }: HeldSignIn): Outcome<SessionData> {
    const now = host.current();
    return now.token !== null && now.session.id === session.id
      ? { ok: true, data: sessionData(now.session) }
      : fail('superseded');
  }

  async function exchange(held: HeldSignIn): Promise<Outcome<SessionData>> {
    const { session, token } = held;
    // Another tab may have been first. Not the token tells: a shop may renew without changing its string.
    if (host.current().session !== session) return settled(held);
    const discard = (outcome: Outcome<Grant>) => {
      if (outcome.ok) host.discard(outcome.data.token);
    };
    const outcome = await withinTimeLimit(() => request(token), discard);
    if (host.current().session !== session) {
      discard(outcome);
      return settled(held);
    }
    if (outcome.ok) {
      const next = signedIn(outcome.data, session);
      failures = retryAt = 0;
      shortLives = half(next.session) < pauseAfter(shortLives) ? shortLives + 1 : 0;
      host.hold(next);
      return settled(held);
    }
    const { error } = outcome;
    const isOver = Date.now() >= (session.expiresAt ?? Infinity);
    const ended = isOver || error.kind === 'rejected';
    // Jittered, so that those who failed together do not come back together.
    const pause = pauseAfter(failures++) * (1 - Math.random() / 2);
    retryAt = Date.now() + Math.max(pause, (error.retryAfter ?? 0) * 1_000);
    host.emit({
      type: 'renewalFailed',
      sessionId: session.id,
      error,
      nextAttemptAt: ended ? null : dueAt(session),
    });
    if (ended) host.hold(signedOut(isOver ? 'expired' : 'rejected'), true);
    return outcome;
  }

  return {
    dueAt,
    renew(held) {
      const { session } = held;
      const outcome =
        underWay.get(session) ??
        oneTabAtATime(host.key, () => exchange(held)).finally(() => underWay.delete(session));
      underWay.set(session, outcome);
      return outcome;
    },
  };
}
