import type { CustomerSession } from '../auth/session.js';
import { openJar, type CookieOptions } from './cookies.js';
import { sealSessions, type SealedSession } from './sealed.js';

/**
 * Reads, on the server, who is signed in: for `createCustomerAuth({ initialSession })`, so that the first HTML is right. Where there
 * are several sessions it is the newest; a support agent's belongs to one tab and is not told. `loading` where the newest is of a sign-in
 * with `remember: false`: that belongs to one tab too, and whether it is the one that asks, only its browser knows.
 *
 * @example
 * ```ts
 * const initialSession = await readCustomerSession(request, { secrets: [secret] });
 * ```
 */
export async function readCustomerSession(
  request: Request,
  { name = 'customer', secrets }: CookieOptions,
): Promise<CustomerSession> {
  const sessions = await openJar(request, name, sealSessions(secrets)).all();
  return sessionOf(newestOf(sessions));
}

/** The session that a page shows: the newest that is no support agent's. */
export const newestOf = (sessions: readonly SealedSession[]): SealedSession | undefined =>
  sessions.find(({ isImpersonated }) => !isImpersonated);

/** What a page may know of it. */
export function sessionOf(session: SealedSession | undefined): CustomerSession {
  if (!session) return { status: 'signedOut', reason: 'none' };
  const { sid, issuedAt, expiresAt, isOfTab, isUnclaimed } = session;
  // One that began without a script is no tab's before a script takes it over.
  if (isOfTab && !isUnclaimed) return { status: 'loading' };
  return { status: 'signedIn', id: sid, issuedAt, expiresAt, impersonation: null };
}
