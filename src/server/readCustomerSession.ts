import type { CustomerSession } from '../auth/session.js';
import { openJar, type CookieOptions } from './cookies.js';
import { createSeal } from './sealed.js';

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
  const sessions = await openJar(request, name, createSeal(secrets)).all();
  const newest = sessions.find(({ isImpersonated }) => !isImpersonated);
  if (!newest) return { status: 'signedOut', reason: 'none' };
  if (newest.isOfTab) return { status: 'loading' };
  const { sid, issuedAt, expiresAt } = newest;
  return { status: 'signedIn', id: sid, issuedAt, expiresAt, impersonation: null };
}
