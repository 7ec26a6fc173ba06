'use client';

import { useState, type ReactNode } from 'react';
import type { SessionData, SignedInSession } from '../auth/session.js';
import type { LoginField } from '../backends/backend.js';
import type { ActionOptions } from '../react/useAction.js';
import { SessionEndForm } from './SessionEndForm.js';
import { SessionEndWarning } from './SessionEndWarning.js';
import { useSessionEnd } from './useSessionEnd.js';

/** Props of {@link SessionEndDialog}. */
export interface SessionEndDialogProps extends ActionOptions<SessionData, LoginField> {
  className?: string | undefined;
  /** As of your `LoginForm`: asks, with a checkbox, whether to stay signed in beyond this tab; true or false is how it begins. */
  remember?: boolean | undefined;
  /** Your link to password recovery. */
  recover?: ReactNode;
}

/**
 * Has a customer sign in again in place when their session ends unasked. In the last five minutes of one that the server cannot renew it
 * says so beside the page, or in the modal dialog that is open above it, with the time that is left, and brings the form when the
 * customer wants to stay; after an end by time or by the server's word the form comes by itself. The email is filled in where this page
 * knows it. Who signs in before the end goes on in the same session; anybody else, and with `httpOnly` everybody, begins one of their
 * own, with nothing of the former. It is dismissed, and gone after a sign-in, in every tab at once. Otherwise, and on a server, it
 * renders nothing. Put it on every page, once, outside `SignedIn`.
 *
 * @example
 * ```tsx
 * import type { ReactNode } from 'react';
 * import { CustomerAuthProvider, SessionEndDialog, type CustomerAuth } from 'react-customer-auth';
 *
 * export function Storefront({ auth, children }: { auth: CustomerAuth; children: ReactNode }) {
 *   return (
 *     <CustomerAuthProvider auth={auth}>
 *       {children}
 *       <SessionEndDialog recover={<a href="/account/recover">Forgot your password?</a>} />
 *     </CustomerAuthProvider>
 *   );
 * }
 * ```
 */
export function SessionEndDialog(props: SessionEndDialogProps) {
  const end = useSessionEnd();
  /** The session that the customer wants to prolong. */
  const [wanted, setWanted] = useState<SignedInSession>();
  if (!end) return null;
  const { session, reason, time, dismiss } = end;
  return reason || session === wanted || !time ? (
    <SessionEndForm {...props} end={end} />
  ) : (
    <SessionEndWarning
      className={props.className}
      time={time}
      onStay={() => setWanted(session)}
      onDismiss={dismiss}
    />
  );
}
