import type { Send } from '../backends/backend.js';
import { fail, type Outcome } from './errors.js';
import {
  sessionData,
  signedIn,
  signedOut,
  type Grant,
  type HeldSession,
  type HeldSignIn,
  type SessionData,
} from './session.js';

/** What renewal needs of the session that it renews. */
export interface RenewalHost {
  send: Send;
  /** What is held at this moment. */
  current(): HeldSession;
  /** Puts `next` in its place, in storage too. */
  hold(next: HeldSession): void;
  /** Destroys on the server, best effort, a token that nobody will use. */
  discard(token: string): void;
}

/** What a backend that can renew brings along. */
export interface Renewal {
  /** Renews the session that is held; a call that meets another one under way shares its outcome. */
  renew(held: HeldSignIn): Promise<Outcome<SessionData>>;
}

/**
 * Renewal by `request`, which exchanges a living token for one with a new life. An answer is taken only while the token it
 * answers for is still the one that is held; otherwise what came of it is destroyed.
 */
export function createRenewal(
  host: RenewalHost,
  request: (token: string) => Promise<Outcome<Grant>>,
): Renewal {
  let underWay: { token: string; outcome: Promise<Outcome<SessionData>> } | undefined;

  async function exchange({ session, token }: HeldSignIn): Promise<Outcome<SessionData>> {
    const outcome = await request(token);
    const now = host.current();
    if (now.token !== token) {
      if (outcome.ok) host.discard(outcome.data.token);
      return now.token !== null && now.session.id === session.id
        ? { ok: true, data: sessionData(now.session) }
        : fail('superseded');
    }
    if (!outcome.ok) {
      if (outcome.error.kind === 'rejected') host.hold(signedOut('rejected'));
      return outcome;
    }
    const next = signedIn(outcome.data, session);
    host.hold(next);
    return { ok: true, data: sessionData(next.session) };
  }

  return {
    renew(held) {
      if (underWay?.token !== held.token) {
        const call = { token: held.token, outcome: exchange(held) };
        underWay = call;
        const done = () => {
          if (underWay === call) underWay = undefined;
        };
        call.outcome.then(done, done);
      }
      return underWay.outcome;
    },
  };
}
