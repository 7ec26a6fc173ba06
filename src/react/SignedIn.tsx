'use client';

import { Fragment, type ReactNode } from 'react';
import type { CustomerSession } from '../auth/session.js';
import { useCustomerSession } from './useCustomerSession.js';

/** Props of {@link SignedIn} and {@link SignedOut}. */
export interface SessionGateProps {
  children?: ReactNode;
  /** What shows while nothing is known yet: on the server and in hydration. Default: nothing. */
  fallback?: ReactNode;
}

/** The session's id; null for nobody, undefined while nothing is known. */
const idOf = (session: CustomerSession) =>
  session.status === 'signedIn' ? session.id : session.status === 'signedOut' ? null : undefined;

/**
 * Shows its children while a customer is signed in, and makes them anew for every sign-in, so that no state of one customer
 * reaches the next.
 */
export function SignedIn({ children, fallback = null }: SessionGateProps) {
  const id = useCustomerSession(idOf);
  if (id === undefined) return fallback;
  return id === null ? null : <Fragment key={id}>{children}</Fragment>;
}
