import type { CustomerSession } from 'react-customer-auth';
import type { openBrowser } from '../simulation/browser';
import type { Page } from '../simulation/tab';
import type { PlayedStorefront } from './ground';

/** How long a login waits at most, in milliseconds. */
export const patience = 5_000;

/** The start of a login or of a logout. */
export interface Intent {
  /** The first is 1. */
  number: number;
  does: 'login' | 'logout';
  /** In the browser's uptime. */
  startedAt: number;
  /** Whether it is a login that has neither sent its request nor come to an end without. */
  isWaiting: boolean;
  /** Whether an agent has left the same tab since. */
  isOvertaken: boolean;
}

/** What the model remembers of a tab. */
export interface Seen {
  session: CustomerSession;
  token: string | null;
  /** The last one in this tab. */
  intent: Intent | null;
  /** How many renewals and questions that somebody asked for are under way. */
  asked: number;
  /** How many logouts everywhere have yet to send their revocation. */
  toRevoke: number;
  /** When its last renewal went out that nobody had asked for, by the shop's clock. */
  renewedAt: number;
}

/** What the model knows of what has happened so far. */
export interface World {
  browser: ReturnType<typeof openBrowser<PlayedStorefront>>;
  withoutLocks: boolean;
  seen: Map<Page, Seen>;
  /** Sessions that somebody has signed out of or replaced, and when, in the browser's uptime. */
  ended: Map<string, number>;
  /** The tokens of agents who act for a customer, as far as they can be told. */
  agents: Set<string>;
  /** How many intents there have been, in all tabs. */
  intents: number;
  /** Whether tabs can still hear of each other. */
  isShared: boolean;
  isCleared: boolean;
  count: (name: string) => void;
  /** Ends the sequence: from where what is thrown would be lost. */
  fail: (error: unknown) => void;
}

/** Has a watcher report what it throws. */
export const failing =
  <Arguments extends unknown[]>({ fail }: World, watch: (...given: Arguments) => void) =>
  (...given: Arguments) => {
    try {
      watch(...given);
    } catch (error) {
      fail(error);
    }
  };

/** Whether tabs know of each other's intents. */
export const isOrdered = ({ isShared, isCleared }: World) => isShared && !isCleared;
