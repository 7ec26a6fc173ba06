// By component, so that an app's bundle has the words of those alone that it uses.
import type {
  ErrorMessages,
  FieldMessages,
  HandoverMessages,
  ImpersonationMessages,
  LoginAsCustomerMessages,
  LoginMessages,
  LogoutMessages,
  RecoverPasswordMessages,
  RemoteAssistanceMessages,
  ResetPasswordMessages,
  SessionEndMessages,
} from './messages.js';

/** Of the errors that no customer's password is answered with: nothing that a form for one has to carry. */
export type SessionErrorMessages = Pick<
  ErrorMessages,
  'code' | 'consent' | 'expired' | 'rejected' | 'signedOut' | 'superseded'
>;

/** Of all other errors. */
export type FormErrorMessages = Omit<ErrorMessages, keyof SessionErrorMessages>;

export const englishFormErrors: FormErrorMessages = {
  language: 'en',

  // By what a server's code says is wrong with a field.
  BLANK: 'Please fill this in.',
  INVALID: 'Please check this entry.',
  INVALID_EMAIL: 'Please enter an email address, like name@example.com.',
  TOO_LONG: 'This is too long.',
  TOO_SHORT: 'This is too short.',
  UNIDENTIFIED_CUSTOMER: 'The email or the password is not right.',
  CUSTOMER_DISABLED: 'This account is not active. Please contact us.',

  // By the kind of an error.
  // Shopify says by a code of its own what is wrong; Adobe Commerce does not tell a locked account from a wrong password.
  credentials:
    'The email or the password is not right, or this account is locked for now. Please check both, or try again later.',
  invalid: 'Please check what you entered.',
  unconfirmed: 'Please confirm your account first: we sent you an email when you signed up.',
  locked: 'This account is locked for now. Please try again later, or contact us.',
  throttled: 'Too many attempts. Please wait a little, then try again.',
  throttledFor: 'Too many attempts. Please try again in {time}.',
  captcha: 'We could not make sure that you are human. Please try again.',
  forbidden: 'This is not available at the moment. Please try again later.',
  unsupported: 'This shop does not offer that.',
  network: 'We could not reach the shop. Please check your connection and try again.',
  server: 'Something went wrong on our side. Please try again.',
};

export const englishSessionErrors: SessionErrorMessages = {
  code: 'This code is not valid, or no longer.',
  consent: 'This customer does not allow assistance with their account.',
  expired: 'Your session has ended. Please sign in again.',
  rejected: 'Your session has ended. Please sign in again.',
  signedOut: 'You are not signed in.',
  superseded: 'Something newer took its place.',
};

export const englishFields: FieldMessages = {
  email: 'Email',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  // Begin with what `show` and `hide` say, for people who speak to their device.
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  wait: 'Please wait',
};

export const englishLogin: LoginMessages = {
  remember: 'Keep me signed in',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
};

export const englishLogout: LogoutMessages = { signOut: 'Sign out' };

export const englishRecovery: RecoverPasswordMessages = {
  recoverHint: 'Tell us your email, and we will send you a link to a new password.',
  sendLink: 'Send the link',
  sendingLink: 'Sending…',
  linkSent:
    'If {email} has an account, a link to a new password is on its way. Look into your spam folder, too.',
  anotherEmail: 'Use another email',
};

export const englishReset: ResetPasswordMessages = {
  newPassword: 'New password',
  setPassword: 'Set password',
  settingPassword: 'Setting password…',
  passwordSet: 'Your new password is set, and you are signed in.',
  passwordSetOnly: 'Your new password is set. Please sign in with it.',
  TOKEN_INVALID: 'This link is no longer valid. Please ask for a new one.',
  resetRefused:
    'The password could not be set. The link may be too old, or the password too simple: use at least eight characters, and mix letters, digits and signs.',
  PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE: 'A password cannot begin or end with a space.',
};

export const englishAssistance: RemoteAssistanceMessages = {
  allowAssistance: 'Let our support team see my account',
  assistanceHint: 'They can sign in as you to help, and you can take this back at any time.',
};

export const englishLoginAsCustomer: LoginAsCustomerMessages = {
  customerEmail: 'Email of the customer',
  oneTimeCode: 'One-time code',
  assistanceReason: 'Reason',
  signInAsCustomer: 'Sign in as this customer',
  codeRefused: 'This code is wrong, used or too old, or it is for somebody else.',
  UNKNOWN_CUSTOMER: 'There is no customer with this email.',
  SEVERAL_CUSTOMERS: 'More than one customer has this email.',
  AGENT_REFUSED: 'You are not allowed to sign in as a customer.',
  NO_PERMISSION: 'The shop has not permitted support agents to do this.',
  FEATURE_DISABLED: 'Signing in as a customer is switched off in this shop.',
};

export const englishImpersonation: ImpersonationMessages = {
  impersonation: 'Support session',
  actingAs: 'Signed in as {email}',
  timeLeft: '{time} left',
  stopActing: 'End',
  timeOver: 'Your time as {email} is over.',
  endedByShop: 'The shop has ended your session as {email}.',
  dismiss: 'Close',
};

export const englishHandover: HandoverMessages = {
  handoverQuestion: 'Sign in as {email}?',
  handoverFrom: 'Asked for by {origin}',
  codeLasts: 'The code is good for another {time}.',
  codeOver: 'The code may be too old by now. If it is refused, please ask for another one.',
  handoverDamaged: 'This sign-in did not arrive whole. Please ask for another one.',
  HANDOVER_GONE:
    'The page that asked for this does not answer any more. Please start again from there.',
  decline: 'Cancel',
};

export const englishSessionEnd: SessionEndMessages = {
  sessionEndsIn: 'Your session ends in {time}.',
  staySignedIn: 'Stay signed in',
  stayHint: 'Sign in again, and you can go on where you are.',
  notNow: 'Not now',
  staySignedOut: 'Stay signed out',
};
