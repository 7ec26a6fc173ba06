import { isObject } from './isObject.js';
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
  isObject(value) &&
  typeof value.token === 'string' &&
  typeof value.sid === 'string' &&
  typeof value.tid === 'string' &&
  (value.former === null || typeof value.former === 'string') &&
  typeof value.issuedAt === 'number' &&
  (value.expiresAt === null || typeof value.expiresAt === 'number') &&
  typeof value.isImpersonated === 'boolean' &&
  typeof value.isOfTab === 'boolean';
