import type { SessionHost } from './host.js';

/** What this page has come to know of the customer whose session this is or was. It is kept nowhere. */
export interface KnownCustomer {
  sessionId: string;
  email: string;
  /** What they chose at their sign-in, where that was on this page. */
  remember?: boolean | undefined;
}

/** Takes note of what the server says is the email of whoever is signed in, unless a support agent acts for them. */
export function learnEmail(host: SessionHost, sessionId: string, email: string) {
  const session = host.held()?.session;
  if (session?.status === 'signedIn' && !session.impersonation) {
    host.knownCustomer = { ...customerOf(host, sessionId), sessionId, email };
  }
}

/** The customer of this session, if this page knows them. */
export const customerOf = (
  { knownCustomer }: SessionHost,
  sessionId: string,
): KnownCustomer | undefined =>
  knownCustomer?.sessionId === sessionId ? knownCustomer : undefined;

/** Whether two emails are of one account: no shop tells capitals from small letters, nor hears spaces around them. */
export const isSameEmail = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();
