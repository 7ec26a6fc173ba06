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
}

/** What seals the cookies of one name. */
export interface CookieSeals {
  sessions: Seal<SealedSession>;
  /** Of marks, each of which is the `tid` of a session whose handle no script has yet. */
  marks: Seal<string>;
}

/** Makes them by these secrets; a mark that anybody could write would have a page tell a handle to who has its cookie alone. */
export const sealCookies = (secrets: readonly string[]): CookieSeals => ({
  sessions: createSeal(secrets, isSession),
  marks: createSeal(secrets, (value) => typeof value === 'string', 'unclaimed '),
});

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
  typeof value.isOfTab === 'boolean';
