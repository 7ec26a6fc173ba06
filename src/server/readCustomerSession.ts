import type { CustomerSession } from '../auth/session.js';
import { openJar, type CookieJar, type CookieOptions } from './cookies.js';
import type { CustomerAuthProxyOptions } from './proxy.js';
import { sealCookies, type SealedSession } from './sealed.js';

/**
 * Reads, on the server, who is signed in: for `createCustomerAuth({ initialSession })`, so that the first HTML is right. Where there
 * are several sessions it is the newest; a support agent's belongs to one tab and is not told. `loading` where the newest is of a sign-in
 * with `remember: false`: that belongs to one tab too, and whether it is the one that asks, only its browser knows. `origins` as the proxy
 * has them.
 *
 * @example
 * ```ts
 * import { readCustomerSession } from 'react-customer-auth/server';
 *
 * export const initialSessionOf = (request: Request) =>
 *   readCustomerSession(request, { secrets: [process.env.SESSION_SECRET ?? ''] });
 * ```
 */
export async function readCustomerSession(
  request: Request,
  {
    name = 'customer',
    secrets,
    origins,
  }: CookieOptions & Pick<CustomerAuthProxyOptions, 'origins'>,
): Promise<CustomerSession> {
  return (await readNewest(openJar(request, name, sealCookies(secrets), origins))).session;
}

/**
 * The session that a page shows, the newest that is no support agent's: what the page may know of it, and itself if no script has its
 * handle.
 */
export async function readNewest(
  jar: CookieJar,
): Promise<{ session: CustomerSession; unclaimed: SealedSession | null }> {
  const newest = (await jar.all()).find(({ isImpersonated }) => !isImpersonated);
  if (!newest) return { session: { status: 'signedOut', reason: 'none' }, unclaimed: null };
  const unclaimed = (await jar.isUnclaimed(newest)) ? newest : null;
  const { sid: id, issuedAt, expiresAt, isOfTab } = newest;
  // One that began without a script is no tab's before a script takes it over.
  if (isOfTab && !unclaimed) return { session: { status: 'loading' }, unclaimed };
  return {
    session: { status: 'signedIn', id, issuedAt, expiresAt, impersonation: null },
    unclaimed,
  };
}
