'use client';

import { useEffect, useRef } from 'react';
import { hostOf } from '../auth/host.js';
import type { SignedOutReason } from '../auth/session.js';
import { useCustomerAuth } from './context.js';

/** The end of a support agent's session as a customer. */
export interface ImpersonationEnd {
  sessionId: string;
  /** The customer's email. */
  customer: string;
  /** Why the agent had signed in, if it was asked. */
  reason?: string | undefined;
  /** `logout`: somebody ended it. `expired`: its time was up. `rejected`: the shop no longer took its token. */
  endedBy: SignedOutReason;
}

/**
 * Hears of each support agent's session that ends, once in a page, or that was over before the page was loaded. Of one that ends while no
 * component listens, the next one to come hears.
 */
export function useImpersonationEnd(onEnd: ((end: ImpersonationEnd) => void) | undefined) {
  const auth = useCustomerAuth();
  const listener = useRef(onEnd);
  useEffect(() => {
    listener.current = onEnd;
  });

  useEffect(() => {
    const { box } = hostOf(auth);
    const listen = () => {
      const { session, reason: endedBy } = (listener.current && box?.takeEnd()) ?? {};
      if (!session?.impersonation || !endedBy) return;
      const { customer, reason } = session.impersonation;
      listener.current?.({ sessionId: session.id, customer, reason, endedBy });
    };
    listen();
    return auth.subscribe(listen);
  }, [auth]);
}
