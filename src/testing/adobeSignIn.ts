import { GraphQLError } from 'graphql';
import type { Account, AccountBook } from './adobeAccounts.js';
import { isAdmin } from './adobeAdmins.js';
import { tokenOf, type Context } from './adobeContext.js';
import { refusal, unauthorized, unconfirmed, unspecified } from './adobeErrors.js';
import type { SecretBox } from './adobeSecrets.js';
import type { TokenLedger } from './adobeTokens.js';

/** What signing in and out needs of the shop. */
export interface SignInDesk {
  accounts: AccountBook;
  secrets: SecretBox;
  ledger: TokenLedger;
  /** Throws unless a request has passed the captcha, where the shop has one. */
  demandCaptcha: (context: Context) => void;
  /** Whether the shop's staff may sign in as customers at all, and whether this admin may. */
  loginAsCustomer: boolean;
  shoppingAssistance: boolean;
  /** Whether tokens can be made for customers at all just now. */
  makesTokens: boolean;
}

/** Who it is that signs in as a customer with a one-time code. */
const adminId = 1;

/** The mutations that give tokens to customers and take them away. */
export function signInMutations(desk: SignInDesk) {
  const { accounts, secrets, ledger } = desk;

  /** Signs in whoever has one of the proofs: their own password or the token of a reset email, or an admin's code. */
  function signIn(
    email: string,
    byCustomer: (account: Account) => boolean,
    byAdmin: (account: Account) => boolean,
  ) {
    const account = accounts.find(email);
    if (!account || accounts.isLocked(account)) throw incorrect();
    const isCustomer = byCustomer(account);
    if (!isCustomer && !byAdmin(account)) {
      accounts.fail(account);
      throw incorrect();
    }
    if (!account.confirmed) throw unconfirmed();
    accounts.forgive(account);
    return { token: isCustomer ? ledger.issue(account) : ledger.issue(account, adminId) };
  }

  return {
    generateCustomerToken({ email, password }: Credentials, context: Context) {
      desk.demandCaptcha(context);
      if (!email) throw unspecified('email');
      if (!password) throw unspecified('password');
      return signIn(
        email,
        (account) => account.password === password || secrets.spend('reset', account, password),
        (account) => secrets.spend('code', account, password),
      );
    },

    exchangeOtpForCustomerToken({ email, otp }: { email: string; otp: string }, context: Context) {
      desk.demandCaptcha(context);
      if (!email) throw unspecified('email');
      if (!otp) throw unspecified('otp');
      return signIn(
        email,
        () => false,
        (account) => secrets.spend('code', account, otp),
      );
    },

    revokeCustomerToken(_: unknown, context: Context) {
      ledger.revoke(tokenOf(context));
      return { result: true };
    },

    generateCustomerTokenAsAdmin(
      { input }: { input: { customer_email: string } },
      { token }: Context,
    ) {
      if (!input.customer_email.trim()) throw unspecified('customer email');
      if (!token || !isAdmin(token.holder)) throw unauthorized();
      const { permissions } = token.holder;
      // Magento does not tell an admin who may not from a shop where nobody may.
      if (!desk.loginAsCustomer || !permissions.includes('Magento_LoginAsCustomer::login')) {
        throw refusal('graphql-authorization', 'Login as Customer is disabled.');
      }
      const assistance = 'Magento_LoginAsCustomer::allow_shopping_assistance';
      if (!desk.shoppingAssistance || !permissions.includes(assistance)) {
        throw refusal('graphql-authorization', 'Allow remote shopping assistance is disabled.');
      }
      const account = accounts.find(input.customer_email);
      if (!account) throw refusal('graphql-input', 'Customer email provided does not exist');
      if (!desk.makesTokens) {
        throw new GraphQLError('Unable to generate tokens. Please wait and try again later.');
      }
      return { customer_token: ledger.issueOpaque(account) };
    },
  };
}

interface Credentials {
  email: string;
  password: string;
}

/** A wrong password, an unknown email and a locked account are one to whoever asks. */
const incorrect = () =>
  refusal(
    'graphql-authentication',
    'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.',
  );
