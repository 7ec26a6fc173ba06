import type { Account, AccountBook } from './adobeAccounts.js';
import { isAdmin } from './adobeAdmins.js';
import { refusal, unauthorized, unconfirmed } from './adobeErrors.js';
import type { Token } from './adobeTokens.js';

/** What a request brings along besides its GraphQL. */
export interface Context {
  /** The token that the bearer is, null for a guest. */
  token: Token | null;
  /** By lower-case name. */
  headers: Record<string, string>;
}

/** The customer's token that a request came with; throws for guests and admins. */
export function tokenOf({ token }: Context): Token & { holder: Account } {
  if (!token || isAdmin(token.holder)) throw unauthorized();
  return { ...token, holder: token.holder };
}

/** The customer who is signed in, and whose account is in order; throws for everybody else. */
export function signedIn(context: Context, accounts: AccountBook): Account {
  const { holder } = tokenOf(context);
  if (accounts.isLocked(holder)) throw refusal('graphql-authentication', 'The account is locked.');
  if (!holder.confirmed) throw unconfirmed();
  return holder;
}
