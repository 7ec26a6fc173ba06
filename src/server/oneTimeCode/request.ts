import { looksLikeEmail } from '../../backends/answer.js';
import { CodeRefused } from './refusal.js';

/** What an agent's page sends: whom the agent wants to sign in as, and why; or that a session so begun is over. */
export type OneTimeCodeRequest =
  | { ended?: never; email: string; reason: string }
  | { ended: true; email: string; reason?: string };

const fields = ['email', 'reason', 'ended'];
const longestEmail = 254;
const longestReason = 500;

/** Reads a request's body; throws a {@link CodeRefused} that says what is wrong with it. */
export function readCodeRequest(body: Record<string, unknown>): OneTimeCodeRequest {
  const unknown = Object.keys(body).find((name) => !fields.includes(name));
  const { ended = false } = body;
  if (unknown !== undefined || typeof ended !== 'boolean') {
    throw new CodeRefused(
      'BAD_REQUEST',
      'A request has an email and a reason, and nothing else; or ended: true, an email, and perhaps a reason.',
    );
  }
  const email = readLine(body.email, 'email', longestEmail);
  if (!looksLikeEmail(email)) {
    throw new CodeRefused('INVALID_EMAIL', 'This is no email address.', { field: 'email' });
  }
  if (ended && body.reason === undefined) return { ended, email };
  const reason = readLine(body.reason, 'reason', longestReason);
  return ended ? { ended, email, reason } : { email, reason };
}

/**
 * One line of text, whatever has been between its words: in a log, several would look like several entries, and signs that turn the
 * direction of writing like another one.
 */
function readLine(value: unknown, field: 'email' | 'reason', most: number): string {
  if (typeof value !== 'string' && value !== undefined) {
    throw new CodeRefused('INVALID', `The ${field} has to be a text.`, { field });
  }
  const line = (value ?? '').replace(/[\p{Cc}\s\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  if (!line) throw new CodeRefused('BLANK', `The ${field} is missing.`, { field });
  if (line.length <= most) return line;
  throw new CodeRefused('TOO_LONG', `The ${field} may have ${most} characters at most.`, { field });
}
