import type { Account } from './adobeAccounts.js';
import { isAdmin, type Admin } from './adobeAdmins.js';
import { jwe, jwt, opaque, type AdobeClaims } from './adobeTokenStrings.js';

/** A token as the shop has it on record, whatever its string says. */
export interface Token {
  value: string;
  holder: Account | Admin;
  /** In epoch milliseconds. */
  end: number;
  revoked: boolean;
}

/** What a bearer proves to be, or what the shop says of one that proves nothing. */
export type Reading = { token: Token } | { refused: string };

/** How the tokens of a shop are made. */
export interface TokenOptions {
  /** Of what kind the customers' tokens are: readable, encrypted, or 32 characters. */
  kind: 'jwt' | 'jwe' | 'opaque';
  /** In milliseconds. */
  lifetime: number;
  now: () => number;
  signingKey: string;
  claims: (claims: AdobeClaims) => object;
}

/** The tokens that a shop has issued. */
export type TokenLedger = ReturnType<typeof tokenLedger>;

const adminLifetime = 4 * 60 * 60 * 1000;

/** Keeps the tokens of a shop: issues them, reads them, revokes them. */
export function tokenLedger({ kind, lifetime, now, signingKey, claims }: TokenOptions) {
  const tokens = new Map<string, Token>();
  let issued = 0;

  function enter(value: string, holder: Token['holder'], end: number): string {
    tokens.set(value, { value, holder, end, revoked: false });
    return value;
  }

  function read(value: string): Reading {
    const token = tokens.get(value);
    if (!token) return { refused: 'Composite reader could not read a token' };
    if (token.end <= now()) return { refused: 'Consumer key has expired' };
    return token.revoked ? { refused: 'User token has been revoked' } : { token };
  }

  /** The server forgets an opaque token, and remembers since when others no longer count. */
  function end(token: Token) {
    if (token.value.includes('.')) token.revoked = true;
    else tokens.delete(token.value);
  }

  /** Ends each token that a customer has been given so far. */
  function revokeAll(account: Account) {
    for (const token of tokens.values()) if (token.holder === account) end(token);
  }

  return {
    read,
    revokeAll,

    /** A token for a customer, in the string of which `adminId` tells of an admin behind it. */
    issue(account: Account, adminId?: number): string {
      const iat = Math.floor(now() / 1000);
      const until = iat * 1000 + lifetime;
      if (kind !== 'jwt') return enter(kind === 'jwe' ? jwe() : opaque(), account, until);
      const said = claims({
        uid: account.id,
        utypid: 3,
        ...(adminId === undefined ? {} : { admin_id: adminId }),
        iat,
        exp: Math.floor(until / 1000),
      });
      return enter(jwt(said, signingKey, ++issued), account, until);
    },

    /** A token of the older kind, as it is made for an admin, or for a customer by an admin, in every shop. */
    issueOpaque: (holder: Token['holder']) =>
      enter(opaque(), holder, now() + (isAdmin(holder) ? adminLifetime : lifetime)),

    /** What a customer's own revocation ends: an opaque token alone, or with a JWT every token issued so far. */
    revoke(token: Token & { holder: Account }) {
      if (kind === 'opaque') end(token);
      else revokeAll(token.holder);
    },

    /** The customers' tokens that are alive now, oldest first. */
    living: () =>
      [...tokens.values()]
        .filter(({ value, holder }) => !isAdmin(holder) && 'token' in read(value))
        .map(({ value }) => value),
  };
}
