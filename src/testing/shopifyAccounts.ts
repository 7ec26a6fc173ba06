import { GraphQLError } from 'graphql';
import type { FakeCustomer } from './shopifyOptions.js';
import type { Orders } from './shopifyOrders.js';

/** A customer as the fake shop keeps one. */
export interface Account extends Required<Omit<FakeCustomer, 'orders'>> {
  id: string;
  displayName: string;
  orders: Orders;
}

/** What the account mutations need of the shop. */
export interface AccountDesk {
  find: (email: string) => Account | undefined;
  open: (customer: FakeCustomer) => Account;
  /** A token for an account. */
  issue: (account: Account) => { accessToken: string; expiresAt: string };
  /** The account behind a token that lives. */
  holder: (token: string | null | undefined) => Account | undefined;
  changePassword: (account: Account, password: string) => void;
  demand: (scope: 'unauthenticated_write_customers') => void;
}

type Keys = 'reset' | 'activate' | 'multipass';

/** The shop's mutations on accounts and on whom a cart belongs to, and the secrets that it would send by email. */
export function accountMutations(desk: AccountDesk) {
  const secrets = new Map<string, { kind: Keys; account: Account }>();
  const carts = new Map<string, { id: string; buyerIdentity: Identity }>();

  /** Makes a secret that is good for one use. */
  function secretFor(kind: Keys, email: string): string {
    const account = desk.find(email);
    if (!account) throw new Error(`The fake shop has no customer ${email}.`);
    const secret = `fake-${kind}-${crypto.randomUUID()}`;
    secrets.set(secret, { kind, account });
    return kind === 'multipass'
      ? secret
      : `https://fake-shop.myshopify.com/account/${kind}/${account.id.split('/').pop() ?? ''}/${secret}`;
  }

  function spend(kind: Keys, secret: string): Account | undefined {
    const entry = secrets.get(secret);
    if (entry?.kind !== kind) return undefined;
    secrets.delete(secret);
    return entry.account;
  }

  const refuse = (code: string, field: string[], message: string) => ({
    customer: null,
    customerAccessToken: null,
    customerUserErrors: [{ code, field, message }],
  });

  function setPassword(kind: 'reset' | 'activate', secret: string, password: string) {
    desk.demand('unauthenticated_write_customers');
    const account = spend(kind, secret);
    if (!account) return refuse('TOKEN_INVALID', ['input'], 'Token is invalid');
    desk.changePassword(account, password);
    account.state = 'enabled';
    return { customer: account, customerAccessToken: desk.issue(account), customerUserErrors: [] };
  }

  function byUrl(kind: 'reset' | 'activate', url: string, password: string) {
    const secret = new RegExp(`/account/${kind}/\\d+/([^/?#]+)`).exec(url)?.[1];
    if (!secret) {
      throw new GraphQLError('Could not find customer', { extensions: { code: 'NOT_FOUND' } });
    }
    return setPassword(kind, secret, password);
  }

  function identify({ customerAccessToken, email = null }: IdentityInput) {
    const customer = desk.holder(customerAccessToken) ?? null;
    return customerAccessToken && !customer ? null : { customer, email: customer?.email ?? email };
  }

  const unknownBuyer = {
    cart: null,
    userErrors: [
      { field: ['buyerIdentity', 'customerAccessToken'], message: 'Customer is invalid' },
    ],
  };

  return {
    secretFor,
    root: {
      customerRecover({ email }: { email: string }) {
        desk.demand('unauthenticated_write_customers');
        return desk.find(email)
          ? { customerUserErrors: [] }
          : refuse('UNIDENTIFIED_CUSTOMER', ['email'], 'Could not find customer');
      },

      customerReset({ input }: { input: { resetToken: string; password: string } }) {
        return setPassword('reset', input.resetToken, input.password);
      },

      customerResetByUrl({ resetUrl, password }: { resetUrl: string; password: string }) {
        return byUrl('reset', resetUrl, password);
      },

      customerActivateByUrl(input: { activationUrl: string; password: string }) {
        return byUrl('activate', input.activationUrl, input.password);
      },

      customerCreate({ input }: { input: FakeCustomer }) {
        desk.demand('unauthenticated_write_customers');
        const { email, password } = input;
        if (!email.includes('@')) {
          return refuse('INVALID', ['input', 'email'], 'Email is invalid');
        }
        if (!password) return refuse('BLANK', ['input', 'password'], "Password can't be blank");
        if (desk.find(email)) {
          return refuse('TAKEN', ['input', 'email'], 'Email has already been taken');
        }
        return { customer: desk.open(input), customerUserErrors: [] };
      },

      customerAccessTokenCreateWithMultipass({ multipassToken }: { multipassToken: string }) {
        desk.demand('unauthenticated_write_customers');
        const account = spend('multipass', multipassToken);
        return account
          ? { customerAccessToken: desk.issue(account), customerUserErrors: [] }
          : refuse('INVALID_MULTIPASS_REQUEST', ['multipassToken'], 'Multipass token is not valid');
      },

      cart: ({ id }: { id: string }) => carts.get(id),

      cartCreate({ input }: { input?: { buyerIdentity?: IdentityInput } }) {
        const buyerIdentity = identify(input?.buyerIdentity ?? {});
        if (!buyerIdentity) return unknownBuyer;
        const cart = { id: `gid://shopify/Cart/${carts.size + 1}`, buyerIdentity };
        carts.set(cart.id, cart);
        return { cart, userErrors: [] };
      },

      cartBuyerIdentityUpdate(input: { cartId: string; buyerIdentity: IdentityInput }) {
        const cart = carts.get(input.cartId);
        if (!cart) {
          const userErrors = [{ field: ['cartId'], message: 'The specified cart does not exist.' }];
          return { cart: null, userErrors };
        }
        const buyerIdentity = identify(input.buyerIdentity);
        if (!buyerIdentity) return unknownBuyer;
        cart.buyerIdentity = buyerIdentity;
        return { cart, userErrors: [] };
      },
    },
  };
}

interface IdentityInput {
  customerAccessToken?: string | null;
  email?: string | null;
}

interface Identity {
  customer: Account | null;
  email: string | null;
}
