/** Why nobody is signed in: nobody was, the customer left, the token's life was over, or the server refused the token. */
export type SignedOutReason = 'none' | 'logout' | 'expired' | 'rejected';

/** A support agent's session as a customer. */
export interface Impersonation {
  /** The customer's email address, as the agent gave it. */
  customer: string;
  /** Why, in the agent's words, if asked for. */
  reason?: string | undefined;
  /** When the agent signed in, in epoch milliseconds. */
  startedAt: number;
}

/** Nothing is known yet: the state of server rendering and of hydration, and of no other moment. */
export interface LoadingSession {
  status: 'loading';
}

/** Nobody is signed in. */
export interface SignedOutSession {
  status: 'signedOut';
  /** Why nobody is. */
  reason: SignedOutReason;
}

/** A customer is signed in. The token is not here, see `auth.getAccessToken()`. */
export interface SignedInSession {
  status: 'signedIn';
  /** Random for each sign-in; the same through renewals, reloads and tabs. */
  id: string;
  /** When the token was received, in epoch milliseconds by this device's clock. */
  issuedAt: number;
  /** When the token ends, in epoch milliseconds; null while nobody knows. */
  expiresAt: number | null;
  /** Set where it is a support agent's session as the customer. */
  impersonation: Impersonation | null;
}

/** Who is signed in, as far as anyone may know. A new object for every change, the same object until then. */
export type CustomerSession = LoadingSession | SignedOutSession | SignedInSession;

/** Whose session it is: its id, null for nobody, undefined while nothing is known. */
export const identityOf = (session: CustomerSession): string | null | undefined =>
  session.status === 'signedIn' ? session.id : session.status === 'signedOut' ? null : undefined;

/** A session with the token that makes it. */
export interface HeldSignIn {
  session: SignedInSession;
  token: string;
}

/**
 * What this tab holds. The token stays apart from the session that everybody sees. `of` is the id of the session that has ended, as it
 * was stored: to be compared, and no more.
 */
export type HeldSession = HeldSignIn | { session: SignedOutSession; token: null; of?: unknown };

/** What a sign-in or a renewal resolves to. */
export interface SessionData {
  /** Random for each sign-in; the same through renewals. */
  sessionId: string;
  /** When the token ends, in epoch milliseconds; null while nobody knows. */
  expiresAt: number | null;
}

/** What a server gives at sign-in and at renewal. */
export interface Grant {
  token: string;
  /** How long the token lives from now, in milliseconds; null when unknown. */
  life: number | null;
  /** The token was given to a support agent who acts for the customer. */
  isImpersonated?: boolean;
}

/** The version of what is stored; a value of any other version is somebody else's. */
const version = 1;

/** The last date that there is: a later one makes an app's date formats throw. */
const lastDate = 8.64e15;

/** Nobody, because nobody ever was. */
export const nobody: HeldSession = signedOut('none');

/** The state after the end of a session, whose id is `of` where it was stored. */
export function signedOut(reason: SignedOutReason, of?: unknown): HeldSession {
  return { session: { status: 'signedOut', reason }, token: null, of };
}

/** The state after a sign-in or a renewal, the second argument being what stays the same. A life that is not positive is unknown. */
export function signedIn(
  { token, life }: Grant,
  { id, impersonation }: Pick<SignedInSession, 'id' | 'impersonation'>,
): HeldSignIn {
  const issuedAt = Date.now();
  const end = issuedAt + (life ?? 0);
  const expiresAt = end > issuedAt && isTime(end) ? end : null;
  return { session: { status: 'signedIn', id, issuedAt, expiresAt, impersonation }, token };
}

/** How far a clock may have been set back before a time is none to go by, in milliseconds. */
const slack = 60_000;

/** Whether a session that nothing prolongs is over; a support agent's also where the clock no longer tells. */
export const isOver = ({ issuedAt, expiresAt, impersonation }: SignedInSession): boolean =>
  Date.now() >= (expiresAt ?? Infinity) ||
  (impersonation !== null && Date.now() < issuedAt - slack);

/** What actions and events tell of a session. */
export function sessionData({ id, expiresAt }: SignedInSession): SessionData {
  return { sessionId: id, expiresAt };
}

/** 128 random bits, also where `crypto.randomUUID` is missing: on plain HTTP. */
export function randomId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

/** The text to store for a session; for a sign-out, `of` is the id of the one that has ended. */
export function serializeSession({ session, token }: HeldSession, of?: string): string {
  // The time makes any two texts differ, so that a change is seen as one even when nobody follows nobody.
  return JSON.stringify({ v: version, at: Date.now(), token, of, ...session });
}

/**
 * Reads what was stored, trusting nothing of it: whether it is to be a support agent's, too. By default it may not.
 *
 * @returns the session; `'foreign'` for a value of another version, `'corrupt'` for anything else.
 */
export function parseSession(
  stored: string,
  isExpected: (impersonation: unknown) => impersonation is Impersonation | null = isNull,
): HeldSession | 'foreign' | 'corrupt' {
  try {
    const value: Record<string, unknown> = JSON.parse(stored);
    const { v, token, of, reason, id, issuedAt, expiresAt, impersonation = null } = value;
    if (v !== version) return v ? 'foreign' : 'corrupt';
    if (isReason(reason)) return signedOut(reason, of);
    if (
      isWord(token) &&
      isWord(id) &&
      isTime(issuedAt) &&
      (expiresAt === null || isTime(expiresAt)) &&
      isExpected(impersonation)
    ) {
      return { session: { status: 'signedIn', id, issuedAt, expiresAt, impersonation }, token };
    }
  } catch {
    // No JSON, or null.
  }
  return 'corrupt';
}

/** What is put into a header or a variable later: one word of visible ASCII, as every server sends it. */
export const isWord = (value: unknown): value is string =>
  typeof value === 'string' && /^[!-~]+$/.test(value);

const isNull = (value: unknown): value is null => value === null;

/** Whether it is a time that a date can have. */
export const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= lastDate;

const isReason = (value: unknown): value is SignedOutReason =>
  value === 'logout' || value === 'expired' || value === 'rejected';
