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

/** Hears of each support agent's session that ends while the component is there, or that was over before the page was loaded. */
export function useImpersonationEnd(onEnd: ((end: ImpersonationEnd) => void) | undefined) {
  const auth = useCustomerAuth();
  const listener = useRef(onEnd);
  useEffect(() => {
    listener.current = onEnd;
  });

  useEffect(() => {
    const { box } = hostOf(auth);
    let told = box?.ended();
    return auth.subscribe(() => {
      const now = box?.ended();
      if (!now || now === told) return;
      told = now;
      const { id, impersonation } = now.session;
      if (!impersonation) return;
      const { customer, reason } = impersonation;
      listener.current?.({ sessionId: id, customer, reason, endedBy: now.reason });
    });
  }, [auth]);
}
