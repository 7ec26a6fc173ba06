'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { hostOf } from '../auth/host.js';
import type { CustomerSession } from '../auth/session.js';
import { useCustomerAuth } from './context.js';

const whole = (session: CustomerSession): unknown => session;

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
export function useCustomerSession(
  selector: (session: CustomerSession) => unknown = whole,
): unknown {
  const auth = useCustomerAuth();
  const { view = auth } = hostOf(auth);
  // The same functions in every render: React need not look again at a store that has not changed.
  const [getSelected, getInitial] = useMemo(() => {
    const select = oncePerSession(selector);
    return [() => select(view.getSession()), () => select(auth.getInitialSession())];
  }, [auth, view, selector]);
  return useSyncExternalStore(view.subscribe, getSelected, getInitial);
}

/** Selects once from each session, so that a selector of fresh objects does not look like endless change. */
function oncePerSession(selector: (session: CustomerSession) => unknown) {
  let known: { session: CustomerSession; selected: unknown } | undefined;
  return (session: CustomerSession) => {
    if (known?.session !== session) known = { session, selected: selector(session) };
    return known.selected;
  };
}
