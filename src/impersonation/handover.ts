import { randomId, type SignedOutReason } from '../auth/session.js';
import type { RequestCode } from './codeRequest.js';

/** A sign-in as a customer that another page has handed over to this one, and that waits for the person's word. */
export interface Handover {
  isDamaged: false;
  /** Of this handover alone. */
  id: string;
  /** The customer's. */
  email: string;
  /** Why, in the agent's words, if it came along. */
  reason?: string | undefined;
  /** The page that hands it over; null for a link, which may come from anywhere. */
  origin: string | null;
  /** When its code ends by this device's clock, in epoch milliseconds; null where nobody knows. */
  expiresAt: number | null;
  /** Gets the code; nobody does before the person has said so. */
  requestCode: RequestCode;
  /** Says what became of it: to the page that handed it over, as far as that is still there. A link has no code any more after that. */
  tell: (news: HandoverNews) => void;
}

/** Something came that is no handover, or no longer a whole one. */
export interface DamagedHandover {
  isDamaged: true;
  /** Of this one alone. */
  id: string;
  /** Says what became of it, to the page that sent it, if one did. */
  tell: (news: HandoverNews) => void;
}

/** A handover as it came. */
export type ReceivedHandover = Handover | DamagedHandover;

/** What becomes of a handover. */
export type HandoverNews =
  { type: 'signedIn' } | { type: 'declined' } | { type: 'ended'; endedBy: SignedOutReason };

/** The longest that a mail server takes. */
const longestEmail = 254;

/** Whether it is an email that may stand in a question; what it belongs to, the shop says. */
export const isEmail = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= longestEmail && /^\S+@\S+$/.test(value);

/** The address of a page; null for any other text. */
export function pageAt(url: string | URL): URL | null {
  const page = URL.canParse(url) ? new URL(url) : null;
  return page && /^https?:$/.test(page.protocol) ? page : null;
}

/** Something that came, and could not be read. */
export const damaged = (tell: DamagedHandover['tell'] = () => {}): DamagedHandover => ({
  isDamaged: true,
  id: randomId(),
  tell,
});
