import type { Account } from './shopifyAccounts.js';
import { deadToken } from './shopifyErrors.js';
import type { FakeShopifyOptions } from './shopifyOptions.js';

/** How long a customer access token lives: 42 days, in milliseconds. */
export const shopifyTokenLife = 42 * 24 * 60 * 60 * 1000;

/** What the mutations on tokens need of the shop. */
type TokenOptions = Required<
  Pick<FakeShopifyOptions, 'now' | 'renewedToken' | 'expiresAt' | 'deadRenewal'>
> & { demand: (scope: 'unauthenticated_write_customers') => void };

interface TokenArguments {
  customerAccessToken: string;
}

/** The shop's record of customer access tokens, and its mutations that renew and delete them. */
export function tokenBook({ now, renewedToken, expiresAt, deadRenewal, demand }: TokenOptions) {
  const tokens = new Map<string, { account: Account; end: number }>();
  let issued = 0;

  /** The account behind a token that lives. */
  function holder(token: string | null | undefined): Account | undefined {
    const entry = tokens.get(token ?? '');
    return entry && entry.end > now() ? entry.account : undefined;
  }

  function issue(account: Account, token = `fake-token-${++issued}-${crypto.randomUUID()}`) {
    const end = Math.floor(now() / 1000) * 1000 + shopifyTokenLife;
    tokens.set(token, { account, end });
    return { accessToken: token, expiresAt: expiresAt(end) };
  }

  return {
    holder,
    issue,
    living: () => [...tokens.keys()].filter(holder),

    /** Kills every token of an account. */
    endAll(account: Account) {
      for (const [token, entry] of tokens) if (entry.account === account) tokens.delete(token);
    },

    root: {
      customerAccessTokenRenew({ customerAccessToken }: TokenArguments) {
        demand('unauthenticated_write_customers');
        const account = holder(customerAccessToken);
        if (account) {
          const token = renewedToken === 'same' ? customerAccessToken : undefined;
          return { customerAccessToken: issue(account, token), userErrors: [] };
        }
        if (deadRenewal === 'accessDenied') throw deadToken();
        const complaint = {
          field: ['customerAccessToken'],
          message: 'Customer access token is invalid',
        };
        return {
          customerAccessToken: null,
          userErrors: deadRenewal === 'empty' ? [] : [complaint],
        };
      },

      customerAccessTokenDelete({ customerAccessToken }: TokenArguments) {
        demand('unauthenticated_write_customers');
        if (!holder(customerAccessToken)) throw deadToken();
        tokens.delete(customerAccessToken);
        return {
          deletedAccessToken: customerAccessToken,
          deletedCustomerAccessTokenId: 'gid://shopify/CustomerAccessToken/1',
          userErrors: [],
        };
      },
    },
  };
}
