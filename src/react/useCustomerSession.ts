'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { hostOf } from '../auth/host.js';
import type { CustomerSession } from '../auth/session.js';
import { useCustomerAuth } from './context.js';

const whole = (session: CustomerSession): unknown => session;

/**
 * Reads the session. With a `selector` the component renders again only when what it selects changes.
 *
 * @example
 * ```tsx
 * const session = useCustomerSession();
 * const isSignedIn = useCustomerSession((session) => session.status === 'signedIn');
 * ```
 */
export function useCustomerSession(): CustomerSession;
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
