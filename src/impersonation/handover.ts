import type { SignedOutReason } from '../auth/session.js';
import type { RequestCode } from './codeRequest.js';

/** A sign-in as a customer that another page has handed over to this one, and that waits for the person's word. */
export interface Handover {
  /** The customer's. */
  email: string;
  /** Why, in the agent's words, if it came along. */
  reason?: string | undefined;
  /** The page that hands it over; null for a link, which may come from anywhere. */
  origin: string | null;
  /** When its code ends, in epoch milliseconds; null where nobody knows. */
  expiresAt: number | null;
  /** Gets the code; nobody does before the person has said so. */
  requestCode: RequestCode;
  /** Tells the page that handed it over what became of it, as far as that is still there. */
  tell: (news: HandoverNews) => void;
}

/** What becomes of a handover. */
export type HandoverNews =
  { type: 'signedIn' } | { type: 'declined' } | { type: 'ended'; endedBy: SignedOutReason };

/** A handover as it came: `'damaged'` where something came that is none. */
export type ReceivedHandover = Handover | 'damaged';

/** The longest that a mail server takes. */
const longestEmail = 254;

/** Whether it is an email that may stand in a question; what it belongs to, the shop says. */
export const isEmail = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= longestEmail && /^\S+@\S+$/.test(value);
