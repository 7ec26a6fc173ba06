import type { Messages } from './messages.js';

export type { CustomerAuthErrorKind } from '../auth/errors.js';
export type { Messages };

/** The texts of every component in English. */
export const en: Messages = {
  email: 'Email',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  // Begin with what `show` and `hide` say, for people who speak to their device.
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  remember: 'Keep me signed in',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  signOut: 'Sign out',

  // By what a server's code says is wrong with a field.
  BLANK: 'Please fill this in.',
  INVALID: 'Please check this entry.',
  INVALID_EMAIL: 'Please enter an email address, like name@example.com.',
  TOO_LONG: 'This is too long.',
  TOO_SHORT: 'This is too short.',
  UNIDENTIFIED_CUSTOMER: 'The email or the password is not right.',
  CUSTOMER_DISABLED: 'This account is not active. Please contact us.',

  // By the kind of an error.
  credentials: 'The email or the password is not right.',
  invalid: 'Please check what you entered.',
  unconfirmed: 'Please confirm your account first: we sent you an email when you signed up.',
  locked: 'This account is locked for now. Please try again later, or contact us.',
  throttled: 'Too many attempts. Please wait a little, then try again.',
  captcha: 'We could not make sure that you are human. Please try again.',
  consent: 'This customer does not allow assistance with their account.',
  code: 'This code is not valid, or no longer.',
  expired: 'Your session has ended. Please sign in again.',
  rejected: 'Your session has ended. Please sign in again.',
  signedOut: 'You are not signed in.',
  forbidden: 'Sign-in is not available at the moment. Please try again later.',
  unsupported: 'This shop does not offer that.',
  network: 'We could not reach the shop. Please check your connection and try again.',
  server: 'Something went wrong on our side. Please try again.',
  superseded: 'Something newer took its place.',
};
