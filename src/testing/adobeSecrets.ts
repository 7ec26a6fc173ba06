import type { Account } from './adobeAccounts.js';
import { opaque } from './adobeTokenStrings.js';

/** What can stand in for a password, once: the token of a reset email, or the one-time code that an admin asks for. */
export type SecretKind = 'reset' | 'code';

/** The secrets that a shop has given away. */
export type SecretBox = ReturnType<typeof secretBox>;

/** How long the link of a reset email is good for, unless a shop has configured it: two hours, in milliseconds. */
const resetLifetime = 2 * 60 * 60 * 1000;

/** Keeps at most one secret of each kind for a customer: a new one takes the place of the former. */
export function secretBox({ now, codeLifetime }: { now: () => number; codeLifetime: number }) {
  const secrets: Record<SecretKind, Map<Account, { value: string; end: number }>> = {
    reset: new Map(),
    code: new Map(),
  };

  return {
    /** Makes a secret for a customer. */
    give(kind: SecretKind, account: Account): string {
      const value = opaque();
      const lifetime = kind === 'code' ? codeLifetime : resetLifetime;
      secrets[kind].set(account, { value, end: now() + lifetime });
      return value;
    },

    /** Takes a secret if it is this customer's, and its time is not over; it is worth nothing from then on. */
    spend(kind: SecretKind, account: Account, value: string): boolean {
      const secret = secrets[kind].get(account);
      if (secret?.value !== value || secret.end <= now()) return false;
      secrets[kind].delete(account);
      return true;
    },
  };
}
