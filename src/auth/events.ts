import type { CustomerAuthError } from './errors.js';
import type { SignedOutReason } from './session.js';

/** Why a session is kept in memory alone, or was not read: see {@link CustomerAuthEvent}. */
export type StorageTrouble = 'blocked' | 'full' | 'corrupt' | 'foreign';

/**
 * What happened to the session in this tab, for analytics, logs and redirects. `here` is false when another tab did it.
 * An event never carries a token, a password or personal data.
 */
export type CustomerAuthEvent =
  /** `renewed`: the session goes on with another token, by a renewal or by another sign-in of its customer. */
  | {
      type: 'signedIn' | 'renewed';
      sessionId: string;
      expiresAt: number | null;
      here: boolean;
    }
  /** The session is as it was; the next attempt is due at that time, in epoch milliseconds. Null: the session has ended. */
  | {
      type: 'renewalFailed';
      sessionId: string;
      error: CustomerAuthError;
      nextAttemptAt: number | null;
    }
  /** The session ends within five minutes. */
  | { type: 'expiring'; sessionId: string; expiresAt: number | null }
  | { type: 'signedOut'; sessionId: string; reason: SignedOutReason; here: boolean }
  /** A support agent acts for a customer in this tab, above whatever session there is. */
  | { type: 'impersonationStarted'; sessionId: string }
  /** And no longer does; the session that was there before is back. */
  | { type: 'impersonationEnded'; sessionId: string; reason: SignedOutReason }
  /** The customer is signed out here; the token may still be alive on the server. */
  | { type: 'revocationFailed'; sessionId: string; error: CustomerAuthError }
  /**
   * `blocked` and `full`: this session lives in memory and ends with the page. `corrupt` and `foreign` (written by another
   * version of this package): what was stored was not used.
   */
  | { type: 'storageDegraded'; cause: StorageTrouble };

/** Hears every event once per tab, shortly after it happened. What it throws is reported and harms nothing. */
export type CustomerAuthListener = (event: CustomerAuthEvent) => void;
