'use client';

import { useEffect, useState } from 'react';
import type { CustomerSession } from '../auth/session.js';
import { useCustomerAuth } from '../react/context.js';
import { useCustomerSession } from '../react/useCustomerSession.js';

/** A support agent's session as a customer, as the banner shows it. */
export interface ShownImpersonation {
  /** Of the session. */
  id: string;
  /** The customer's email. */
  customer: string;
  /** Epoch milliseconds. */
  expiresAt: number | null;
}

const impersonationIn = (session: CustomerSession): ShownImpersonation | null =>
  session.status === 'signedIn' && session.impersonation
    ? {
        id: session.id,
        customer: session.impersonation.customer,
        expiresAt: session.expiresAt,
      }
    : null;

/** The impersonation that is on, or else the last one, if its time was up, until it is dismissed. */
export function useImpersonation() {
  const auth = useCustomerAuth();
  const acting = useCustomerSession(impersonationIn);
  const [ended, setEnded] = useState<ShownImpersonation | null>(null);

  useEffect(() => {
    if (!acting) return;
    const { id, expiresAt } = acting;
    return auth.subscribe(() => {
      if (impersonationIn(auth.getSession())?.id === id) return;
      setEnded(Date.now() >= (expiresAt ?? Infinity) ? acting : null);
    });
  }, [auth, acting]);

  return { acting, ended, dismiss: () => setEnded(null) };
}
