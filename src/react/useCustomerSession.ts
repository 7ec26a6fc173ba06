'use client';

import { useSyncExternalStore } from 'react';
import { hostOf } from '../auth/host.js';
import type { CustomerSession } from '../auth/session.js';
import { useCustomerAuth } from './context.js';
import { selectionOf, type Selector } from './selection.js';

/**
 * Reads the whole session; the component renders again whenever it changes. While a server renders and in hydration it is
 * `{ status: 'loading' }`, unless `createCustomerAuth` was given an `initialSession`.
 *
 * @returns The session: the same object until it changes.
 *
 * @example
 * ```tsx
 * import { useCustomerSession } from 'react-customer-auth';
 *
 * export function Status() {
 *   const session = useCustomerSession();
 *   if (session.status === 'loading') return <p>One moment…</p>;
 *   if (session.status === 'signedOut') return <p>Signed out ({session.reason})</p>;
 *   return <p>Signed in since {new Date(session.issuedAt).toLocaleTimeString()}</p>;
 * }
 * ```
 */
export function useCustomerSession(): CustomerSession;
/**
 * Reads a part of the session; the component renders again only when what the selector returns changes. A selector that returns a new
 * object is called once for each session, so that it does not loop.
 *
 * @param selector picks what the component needs.
 * @returns What it has picked.
 *
 * @example
 * ```tsx
 * import { useCustomerSession } from 'react-customer-auth';
 *
 * export function Greeting() {
 *   const isSignedIn = useCustomerSession((session) => session.status === 'signedIn');
 *   return <p>{isSignedIn ? 'Welcome back.' : 'Welcome.'}</p>;
 * }
 * ```
 */
export function useCustomerSession<Selected>(
  selector: (session: CustomerSession) => Selected,
): Selected;
export function useCustomerSession(selector?: Selector): unknown {
  const auth = useCustomerAuth();
  const { view = auth } = hostOf(auth);
  const selection = selector && selectionOf(auth, view, selector);
  // The same functions in every render: React need not look again at a store that has not changed.
  return useSyncExternalStore(
    view.subscribe,
    selection ? selection.getSelected : view.getSession,
    selection ? selection.getInitial : auth.getInitialSession,
  );
}
