import type { SessionHost } from './host.js';

/** The email of the customer whose session this is or was, as far as this page has come to know it. It is kept nowhere. */
export interface KnownCustomer {
  sessionId: string;
  email: string;
}

/** Takes note of what the server says is the email of the customer who is signed in; not of one whom a support agent acts for. */
export function learnEmail(host: SessionHost, sessionId: string, email: string) {
  const session = host.view.getSession();
  if (session.status === 'signedIn' && session.id === sessionId && !session.impersonation) {
    host.known = { sessionId, email };
  }
}

/** The email of the customer of this session, if it is known. */
export const emailOf = ({ known }: SessionHost, sessionId: string): string | undefined =>
  known?.sessionId === sessionId ? known.email : undefined;

/** Whether two emails are of one account: no shop tells capitals from small letters. */
export const isSameEmail = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (email: string) => email.trim().toLowerCase();
