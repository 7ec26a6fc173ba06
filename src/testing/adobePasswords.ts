import type { Account, AccountBook } from './adobeAccounts.js';
import type { Context } from './adobeContext.js';
import { refusal } from './adobeErrors.js';
import type { SecretBox } from './adobeSecrets.js';

/** What a reset of passwords needs of the shop. */
export interface PasswordDesk {
  accounts: AccountBook;
  secrets: SecretBox;
  /** Gives an account another password, and ends its tokens. */
  setPassword: (account: Account, password: string) => void;
  /** Throws unless a request has passed the captcha, where the shop has one. */
  demandCaptcha: (context: Context) => void;
}

/** The mutations with which a customer gets a new password. Unlike a sign-in, they tell whether an account exists. */
export function passwordMutations({ accounts, secrets, setPassword, demandCaptcha }: PasswordDesk) {
  /** The account of an email, if it is not locked; throws `message` where there is none. */
  function accountFor(email: string, message: string): Account {
    const account = accounts.find(email);
    if (!account) throw invalid(message);
    if (accounts.isLocked(account)) throw invalid('The account is locked');
    return account;
  }

  return {
    requestPasswordResetEmail({ email }: { email: string }, context: Context) {
      demandCaptcha(context);
      checkEmail(email);
      secrets.give('reset', accountFor(email, "Cannot reset the customer's password"));
      return true;
    },

    resetPassword({ email, resetPasswordToken, newPassword }: Reset, context: Context) {
      demandCaptcha(context);
      checkEmail(email);
      if (!resetPasswordToken) throw invalid('resetPasswordToken must be specified');
      if (!newPassword) throw invalid('newPassword must be specified');
      const failed = "Cannot set the customer's password";
      const account = accountFor(email, failed);
      if (!isStrong(newPassword)) throw invalid(failed);
      if (!secrets.spend('reset', account, resetPasswordToken)) throw invalid(failed);
      setPassword(account, newPassword);
      return true;
    },
  };
}

interface Reset {
  email: string;
  resetPasswordToken: string;
  newPassword: string;
}

const invalid = (message: string) => refusal('graphql-input', message);

function checkEmail(email: string) {
  if (!email) throw invalid('You must specify an email address.');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    throw invalid('The email address has an invalid format.');
  }
}

/** Magento's default: eight characters of three classes, and no space at an end. */
function isStrong(password: string): boolean {
  const classes = [/\d/, /[a-z]/, /[A-Z]/, /[^\da-z]/i].filter((one) => one.test(password));
  return password.length >= 8 && classes.length >= 3 && password.trim() === password;
}
