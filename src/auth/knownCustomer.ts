import type { SessionHost } from './host.js';

/** The email of the customer whose session this is or was, as far as this page has come to know it. It is kept nowhere. */
export type KnownCustomer = readonly [sessionId: string, email: string];

/** Takes note of what the server says is the email of whoever is signed in. */
export function learnEmail(host: SessionHost, ...known: KnownCustomer) {
  host.known = known;
}

/** The email of the customer of this session, if it is known. */
export const emailOf = ({ known }: SessionHost, sessionId: string): string | undefined =>
  known?.[0] === sessionId ? known[1] : undefined;

/** Whether two emails are of one account: no shop tells capitals from small letters. */
export const isSameEmail = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (email: string) => email.trim().toLowerCase();
