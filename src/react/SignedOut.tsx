'use client';

import type { ReactNode } from 'react';
import type { CustomerSession } from '../auth/session.js';
import type { SessionGateProps } from './SignedIn.js';
import { useCustomerSession } from './useCustomerSession.js';

const statusOf = (session: CustomerSession) => session.status;

/**
 * Shows its children while nobody is signed in.
 *
 * @example
 * ```tsx
 * import { LoginForm, SignedOut } from 'react-customer-auth';
 *
 * export const SignIn = () => (
 *   <SignedOut fallback={<p>One moment…</p>}>
 *     <LoginForm />
 *   </SignedOut>
 * );
 * ```
 */
export function SignedOut({ children, fallback = null }: SessionGateProps): ReactNode {
  const status = useCustomerSession(statusOf);
  if (status === 'loading') return fallback;
  return status === 'signedOut' ? children : null;
}
