import { createSeal, type Seal } from './seal.js';

/** What a cookie keeps of a session, out of reach of the page's scripts. */
export interface SealedSession {
  token: string;
  /** Of the session, and of the token: a cookie that somebody has put under another name is not taken. */
  sid: string;
  tid: string;
  /** The `tid` of the token that this one has renewed: its cookie stays until a page is seen to have this one. */
  former: string | null;
  /** Epoch milliseconds; null where nobody knows. */
  issuedAt: number;
  expiresAt: number | null;
  isImpersonated: boolean;
  /** Of one tab alone, until it is closed. */
  isOfTab: boolean;
  /** No script has its handle yet: it began with a form that was sent without one. */
  isUnclaimed?: boolean;
}

/** What seals sessions. */
export const sealSessions = (secrets: readonly string[]): Seal<SealedSession> =>
  createSeal(secrets, isSession);

const isSession = (value: unknown): value is SealedSession =>
  typeof value === 'object' &&
  value !== null &&
  'token' in value &&
  typeof value.token === 'string' &&
  'sid' in value &&
  typeof value.sid === 'string' &&
  'tid' in value &&
  typeof value.tid === 'string' &&
  'former' in value &&
  (value.former === null || typeof value.former === 'string') &&
  'issuedAt' in value &&
  typeof value.issuedAt === 'number' &&
  'expiresAt' in value &&
  (value.expiresAt === null || typeof value.expiresAt === 'number') &&
  'isImpersonated' in value &&
  typeof value.isImpersonated === 'boolean' &&
  'isOfTab' in value &&
  typeof value.isOfTab === 'boolean' &&
  (!('isUnclaimed' in value) || typeof value.isUnclaimed === 'boolean');
