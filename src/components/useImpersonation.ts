'use client';

import { useState, useSyncExternalStore } from 'react';
import { hostOf } from '../auth/host.js';
import type { SignedInSession, SignedOutReason } from '../auth/session.js';
import { useCustomerAuth } from '../react/context.js';
import { useCustomerSession } from '../react/useCustomerSession.js';
import { useImpersonationEnd, type ImpersonationEnd } from '../react/useImpersonationEnd.js';

/** A support agent's session as a customer, as the banner shows it. */
export interface ShownImpersonation {
  /** Of the session. */
  id: string;
  /** The customer's email. */
  customer: string;
  /** Epoch milliseconds. */
  expiresAt: number | null;
  /** Why it is over; undefined while it is not. */
  endedBy?: SignedOutReason | undefined;
}

const shownOf = ({ id, expiresAt, impersonation }: SignedInSession): ShownImpersonation | null =>
  impersonation && { id, expiresAt, customer: impersonation.customer };

/**
 * The impersonation that is on, or else the last one, if nobody has ended it, until it is dismissed. `onEnd` hears of each that ends while
 * the component is there, those among them whose time was up before the page was loaded.
 */
export function useImpersonation(onEnd?: (end: ImpersonationEnd) => void) {
  const auth = useCustomerAuth();
  const { box, view = auth } = hostOf(auth);
  const getEnded = () => box?.ended();
  const acting = useCustomerSession((session) =>
    session.status === 'signedIn' ? shownOf(session) : null,
  );
  const over = useSyncExternalStore(view.subscribe, getEnded, () => undefined);
  const [dismissed, setDismissed] = useState<string>();
  useImpersonationEnd(onEnd);

  const isUnasked = over && over.reason !== 'logout' && over.session.id !== dismissed;
  const shown = isUnasked ? shownOf(over.session) : null;
  return {
    acting,
    ended: shown && { ...shown, endedBy: over?.reason },
    dismiss: () => setDismissed(over?.session.id),
  };
}
