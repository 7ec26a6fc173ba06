'use client';

import { useState } from 'react';
import { hostOf } from '../auth/host.js';
import type { SignedInSession } from '../auth/session.js';
import { notice, renewalOf } from '../auth/watch.js';
import { useCustomerAuth } from '../react/context.js';
import { useCustomerSession } from '../react/useCustomerSession.js';
import { useDismissal } from './useDismissal.js';
import { useTimeLeft, type TimeLeft } from './useTimeLeft.js';

/** The end of a customer's session, where they are to be told of it. */
export interface SessionEnd {
  /** The session that ends, or has ended on this page. */
  session: SignedInSession;
  /** Why it is over; null while it is still to come. */
  reason: 'expired' | 'rejected' | null;
  /** How long it goes on; null when it is over. */
  time: TimeLeft | null;
  /** Has no tab tell of it any more. */
  dismiss: () => void;
}

/**
 * The end that a customer is to be told of: of a session that nothing renews, in its last five minutes; and of any that is over by time
 * or by the server's word, and was alive on this page. Null for all others, and for what has been dismissed. A support agent's session
 * has a banner for that.
 */
export function useSessionEnd(): SessionEnd | null {
  const host = hostOf(useCustomerAuth());
  const present = useCustomerSession();
  const alive = present.status === 'signedIn' && !present.impersonation ? present : null;
  /** The last one that was alive here. */
  const [session, setSession] = useState<SignedInSession | null>(null);
  if (alive && alive !== session) setSession(alive);

  const end = alive && !renewalOf(host, alive) ? alive.expiresAt : null;
  const time = useTimeLeft(end, notice);
  const reason =
    present.status === 'signedOut' &&
    (present.reason === 'expired' || present.reason === 'rejected')
      ? present.reason
      : null;
  const [isDismissed, dismiss] = useDismissal(
    session ? session.id + (reason ? '' : ` ${session.expiresAt}`) : '',
  );
  return session && (reason ?? time) && !isDismissed ? { session, reason, time, dismiss } : null;
}
