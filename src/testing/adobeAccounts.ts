import type { FakeAdobeOrder } from './adobeCustomer.js';

/** A customer of a fake Adobe Commerce shop. */
export interface FakeAdobeCustomer {
  email: string;
  password: string;
  firstname?: string | null;
  lastname?: string | null;
  /** To the newsletter. Default: false. */
  isSubscribed?: boolean;
  /** Whether the email of confirmation has been answered. Default: true. */
  confirmed?: boolean;
  /** Whether the shop's staff may sign in as this customer. Default: false. */
  allowsAssistance?: boolean;
  /** Default: none. */
  orders?: FakeAdobeOrder[];
}

/** A customer as the fake shop keeps one. */
export interface Account extends Required<FakeAdobeCustomer> {
  id: number;
  /** Wrong passwords since the last right one, or since the account was locked. */
  failures: number;
  /** In epoch milliseconds. */
  lockedUntil: number;
}

/** What accounts need of the shop. */
export interface AccountOptions {
  customers: FakeAdobeCustomer[];
  now: () => number;
  /** How many wrong passwords in a row lock an account, and for how many milliseconds. */
  loginAttempts: number;
  lockout: number;
}

/** The accounts of a shop. */
export type AccountBook = ReturnType<typeof accountBook>;

/** Keeps the accounts of a shop, and locks them as Magento does: each wrong password counts, a right one forgives all. */
export function accountBook({ customers, now, loginAttempts, lockout }: AccountOptions) {
  const accounts = customers.map((customer, index): Account => ({
    firstname: null,
    lastname: null,
    isSubscribed: false,
    confirmed: true,
    allowsAssistance: false,
    orders: [],
    ...customer,
    id: index + 1,
    failures: 0,
    lockedUntil: 0,
  }));

  const find = (email: string) =>
    accounts.find((account) => account.email.toLowerCase() === email.toLowerCase());

  function lock(account: Account) {
    account.failures = 0;
    account.lockedUntil = now() + lockout;
  }

  return {
    all: accounts,
    find,
    lock,
    isLocked: (account: Account) => account.lockedUntil > now(),

    /** The account that a test speaks of. */
    demand(email: string): Account {
      const account = find(email);
      if (!account) throw new Error(`The fake shop has no customer ${email}.`);
      return account;
    },

    /** Counts a wrong password. */
    fail(account: Account) {
      account.failures++;
      if (account.failures >= loginAttempts) lock(account);
    },

    /** Forgets the wrong passwords before a right one. */
    forgive(account: Account) {
      account.failures = 0;
    },
  };
}
