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

/** A server's words; none if they repeat the secret that it was sent: servers quote what they reject. */
export function withoutSecret(words: string, secret: string): string {
  // However it is quoted.
  const bare = (text: string) => text.replaceAll('\\', '');
  return secret && bare(words).includes(bare(secret)) ? '' : words;
}
