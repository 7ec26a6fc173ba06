import type { SentForm } from '../../auth/formsState.js';
import type { CookieJar } from '../cookies.js';
import { isObject } from '../isObject.js';
import { createSeal, type Seal } from '../seal.js';

/** What the endpoint of forms leaves for the page that it sends the browser back to. */
export interface Note {
  /** The path of that page, without its query, which may hold the token of a reset: to it alone is told what was sent. */
  path: string;
  sent: SentForm;
  /** The ids of sessions that have ended, for every page until then: that one may send the browser on. */
  ended: string[];
  /** Until when it may be shown, in epoch milliseconds. */
  end: number;
}

/** How long a page has to ask for it, in seconds: a browser asks at once. */
export const noteAge = 10;

/** The longest email that is shown again: what is longer is none. */
const longestEmail = 320;

/** The most codes that a page is told: no form has so many fields. */
const mostCodes = 10;

/** What seals notes: never one for a session, nor the other way round. */
export const sealNotes = (secrets: readonly string[]): Seal<Note> =>
  createSeal(secrets, isNote, 'form ');

/** What of a form fits into a cookie. */
export function shortened({ email, failure, ...sent }: SentForm): SentForm {
  return {
    ...sent,
    email: email.length > longestEmail ? '' : email,
    failure: failure && {
      ...failure,
      fieldErrors: Object.fromEntries(
        Object.entries(failure.fieldErrors).map(([name, codes]) => [name, plain(codes)]),
      ),
      formErrors: plain(failure.formErrors),
    },
  };
}

/** A code is a word in capitals; whatever else a shop has in its place is its own words. */
const plain = (codes: (string | null)[]) =>
  codes.slice(0, mostCodes).map((code) => (code && /^[A-Z_]{1,64}$/.test(code) ? code : null));

/** What was left for this page, if anything. */
export async function noteFor(
  path: string,
  jar: CookieJar,
  seal: Seal<Note>,
): Promise<Pick<Note, 'ended'> & { sent: SentForm | null }> {
  const note = await seal.open(jar.note());
  if (!note || note.end <= Date.now()) return { sent: null, ended: [] };
  return { sent: note.path === path ? note.sent : null, ended: note.ended };
}

/** By its form alone: what opens was sealed by this package. */
const isNote = (value: unknown): value is Note =>
  isObject(value) &&
  typeof value.path === 'string' &&
  typeof value.sent === 'object' &&
  Array.isArray(value.ended) &&
  typeof value.end === 'number';
