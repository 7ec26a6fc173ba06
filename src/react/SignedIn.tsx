'use client';

import { Fragment, type ReactNode } from 'react';
import { identityOf } from '../auth/session.js';
import { useCustomerSession } from './useCustomerSession.js';

/** Props of {@link SignedIn} and {@link SignedOut}. */
export interface SessionGateProps {
  children?: ReactNode;
  /** What shows while nothing is known yet: on the server and in hydration. Default: nothing. */
  fallback?: ReactNode;
}

/**
 * Shows its children while a customer is signed in, and makes them anew for every sign-in, so that no state of one customer
 * reaches the next.
 *
 * @example
 * ```tsx
 * import { SignedIn, useCustomer } from 'react-customer-auth';
 *
 * function Name() {
 *   const [{ data: customer }] = useCustomer();
 *   return <p>{customer?.firstName}</p>;
 * }
 *
 * export const Account = () => (
 *   <SignedIn fallback={<p>One moment…</p>}>
 *     <Name />
 *   </SignedIn>
 * );
 * ```
 */
export function SignedIn({ children, fallback = null }: SessionGateProps): ReactNode {
  const id = useCustomerSession(identityOf);
  if (id === undefined) return fallback;
  return id === null ? null : <Fragment key={id}>{children}</Fragment>;
}
