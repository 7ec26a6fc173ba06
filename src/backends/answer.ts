import type { CombinedError } from '@urql/core';

/**
 * What HTTP has to say of an error: the status, 0 without any answer; and the seconds to wait of `Retry-After`, which has them
 * as a number or as a date, and which a cross-origin server may keep from scripts.
 */
export function httpOf({ response }: CombinedError) {
  const { status = 0, headers }: Partial<Response> = response ?? {};
  const after = headers?.get('Retry-After') ?? '';
  const seconds = Number(after) || (Date.parse(after) - Date.now()) / 1000;
  return { status, retryAfter: seconds > 0 ? seconds : undefined };
}

/** A server's words; none if they repeat one of the secrets that it was sent: servers quote what they reject. */
export function withoutSecrets(words: string, secrets: readonly string[]): string {
  // However it is quoted.
  const bare = (text: string) => text.replaceAll('\\', '');
  return secrets.some((secret) => secret && bare(words).includes(bare(secret))) ? '' : words;
}

/** Whether a text has the form of an email address: then a refusal of it tells of accounts, not of a slip. */
export const looksLikeEmail = (text: string): boolean =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
