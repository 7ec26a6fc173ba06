import type { Send } from '../backends/backend.js';
import { fail, type Outcome } from './errors.js';
import type { CustomerAuthEvent } from './events.js';
import { oneTabAtATime, withinTimeLimit } from './lock.js';
import {
  isOver,
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
  /** Sends by the urql client of the app. */
  send: Send;
  /** What is held at this moment, other tabs' doings included. */
  current: () => HeldSession;
  /** Puts `next` in its place, in storage too; returns how to tell of it. */
  hold: (next: HeldSession, remember?: boolean) => () => void;
  /** Destroys on the server, best effort, a token that nobody will use. */
  discard: (token: string) => void;
  /** Tells the app. */
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

/** The longest pause; and half of the life that is supposed of a token whose own nobody knows. */
const day = 86_400_000;

/** The pause after so many disappointments in a row: from a minute to an hour. */
const pauseAfter = (count: number) => Math.min(minute * 2 ** count, 60 * minute);

/**
 * Renewal by `request`, which exchanges a living token for one with a new life: at half of its life, and a last time at its
 * end. Pauses grow after failures, and after tokens that are due again as soon as they come. An answer counts only while the
 * token that it answers for is still held; otherwise what came of it is destroyed. For the `renewal` of a backend of your own.
 *
 * @param host what the session gives to the `renewal` of its backend.
 * @param request asks the server, and resolves to the new token, or to the failure: `rejected` ends the session, anything else keeps it.
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
    ((expiresAt ?? issuedAt + 2 * day) - issuedAt) / 2;

  function dueAt(session: SignedInSession): number {
    const { issuedAt, expiresAt } = session;
    // A clock that was set back tells nothing any more of how much of the life is over.
    const due =
      Date.now() < issuedAt - minute
        ? 0
        : issuedAt + Math.max(half(session), pauseAfter(shortLives));
    // A pause beyond the longest is one that a clock has left behind.
    const paused = retryAt > Date.now() + day ? 0 : retryAt;
    return Math.max(due, Math.min(paused, expiresAt ?? Infinity));
  }

  /** What became of a session while its token was being renewed, or was waiting to be. */
  function settled({ session }: HeldSignIn): Outcome<SessionData> {
    const now = host.current();
    return now.token !== null && now.session.id === session.id
      ? { ok: true, data: sessionData(now.session) }
      : fail('superseded');
  }

  /** Renews, and leaves what is to be told to `later`: no listener runs while the lock is held. */
  async function exchange(held: HeldSignIn, later: (() => void)[]): Promise<Outcome<SessionData>> {
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
      later.push(host.hold(next));
      return settled(held);
    }
    const { error } = outcome;
    const isExpired = isOver(session);
    const ended = isExpired || error.kind === 'rejected';
    // Jittered, so that those who failed together do not come back together.
    const pause = pauseAfter(failures++) * (1 - Math.random() / 2);
    retryAt = Date.now() + Math.min(Math.max(pause, (error.retryAfter ?? 0) * 1_000), day);
    const nextAttemptAt = ended ? null : dueAt(session);
    later.push(() =>
      host.emit({ type: 'renewalFailed', sessionId: session.id, error, nextAttemptAt }),
    );
    if (ended) later.push(host.hold(signedOut(isExpired ? 'expired' : 'rejected'), true));
    return outcome;
  }

  return {
    dueAt,
    renew(held) {
      const { session } = held;
      const later: (() => void)[] = [];
      const outcome =
        underWay.get(session) ??
        oneTabAtATime(host.key, () => exchange(held, later)).finally(() => {
          underWay.delete(session);
          later.forEach((tell) => tell());
        });
      underWay.set(session, outcome);
      return outcome;
    },
  };
}
