import type { CustomerAuthErrorKind } from '../auth/errors.js';

export type { CustomerAuthErrorKind };

/** What to tell a customer by the kind of an error, and by the code of a complaint about what was entered. */
export interface ErrorMessages extends Record<CustomerAuthErrorKind, string> {
  /** The language of these texts, for how times are written: a tag of BCP 47, `'en'` for example. */
  language: string;
  /** As `throttled`, where the server says for how long: `{time}` stands for that. */
  throttledFor: string;
  /** A required field is empty. */
  BLANK: string;
  /** The server does not take what was entered. */
  INVALID: string;
  /** What was entered is no email address. */
  INVALID_EMAIL: string;
  /** More characters than the server takes. */
  TOO_LONG: string;
  /** Fewer characters than the server takes. */
  TOO_SHORT: string;
  /** Email or password are wrong; which one, nobody may learn. */
  UNIDENTIFIED_CUSTOMER: string;
  /** The shop has closed this account. */
  CUSTOMER_DISABLED: string;
}

/** What is written on the parts of every form. */
export interface FieldMessages {
  /** Label of the email field. */
  email: string;
  /** Label of the password field. */
  password: string;
  /** On the button that shows a typed password; `showPassword`, its full name, has the same word in it. */
  show: string;
  /** On the same button afterwards; `hidePassword` has the same word in it. */
  hide: string;
  /** Full name of the button that shows a typed password. */
  showPassword: string;
  /** Full name of the button that hides it again. */
  hidePassword: string;
  /** On a form's button while the server wants no further attempt; the time that is left stands beside it. */
  wait: string;
}

/** What `LoginForm` says. */
export interface LoginMessages {
  /** Label of the checkbox that keeps a customer signed in beyond this tab. */
  remember: string;
  /** On the button that signs in. */
  signIn: string;
  /** On the same button while it is under way. */
  signingIn: string;
}

/** What `LogoutButton` says. */
export interface LogoutMessages {
  /** On the button that signs out. */
  signOut: string;
}

/** What `RecoverPasswordForm` says. */
export interface RecoverPasswordMessages {
  /** Above the field: what will happen. */
  recoverHint: string;
  /** On the button that has a link sent. */
  sendLink: string;
  /** On the same button while it is under way. */
  sendingLink: string;
  /** Afterwards; `{email}` stands for the address. It must not say whether there is an account. */
  linkSent: string;
  /** On the button that brings the form back. */
  anotherEmail: string;
}

/** What `ResetPasswordForm` says. */
export interface ResetPasswordMessages {
  /** Label of the field for the new password. */
  newPassword: string;
  /** On the button that sets it. */
  setPassword: string;
  /** On the same button while it is under way. */
  settingPassword: string;
  /** Afterwards, when the customer is signed in by it. */
  passwordSet: string;
  /** Afterwards, where the customer has yet to sign in. */
  passwordSetOnly: string;
  /** The link is used, too old, or not one of this shop. */
  TOKEN_INVALID: string;
  /** The server refuses, and does not say whether it is for the link or for the password. */
  resetRefused: string;
  /** A new password begins or ends with a space. */
  PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE: string;
}

/** What `RemoteAssistanceSwitch` says. */
export interface RemoteAssistanceMessages {
  /** Label of the switch. */
  allowAssistance: string;
  /** Beneath it: what it means to allow that. */
  assistanceHint: string;
}

/** What `LoginAsCustomer` says, to a support agent. */
export interface LoginAsCustomerMessages {
  /** Label of the field for the email of the customer. */
  customerEmail: string;
  /** Label of the field for the one-time code. */
  oneTimeCode: string;
  /** Label of the field for why the agent signs in. */
  assistanceReason: string;
  /** On the button that signs in. */
  signInAsCustomer: string;
  /** The code is refused, and the server may not say why. */
  codeRefused: string;
  /** Nobody has this email. */
  UNKNOWN_CUSTOMER: string;
  /** In a shop with several websites, several have it. */
  SEVERAL_CUSTOMERS: string;
  /** The agent's own side says that this is not for them. */
  AGENT_REFUSED: string;
  /** The shop does not let the agent's side do this. */
  NO_PERMISSION: string;
  /** The shop has it switched off. */
  FEATURE_DISABLED: string;
}

/** What `SessionEndDialog` says, besides what `LoginForm` does and the texts of the errors `expired` and `rejected`. */
export interface SessionEndMessages {
  /** The session is about to end; `{time}` stands for how long it may still go on. */
  sessionEndsIn: string;
  /** On the button that brings the form. */
  staySignedIn: string;
  /** Above the form, while the session has not ended: what signing in again does. */
  stayHint: string;
  /** On the button that takes the warning off the page. */
  notNow: string;
  /** On the button that closes the form after the end. */
  staySignedOut: string;
}

/** What `ImpersonationBanner` says, to a support agent. */
export interface ImpersonationMessages {
  /** Name of the banner, for assistive technology. */
  impersonation: string;
  /** Whose account it is; `{email}` stands for the customer's. */
  actingAs: string;
  /** `{time}` stands for how long it may still go on. */
  timeLeft: string;
  /** On the button that ends it. */
  stopActing: string;
  /** The time is up; `{email}` stands for the customer's. */
  timeOver: string;
  /** The shop no longer takes the token; `{email}` stands for the customer's. */
  endedByShop: string;
  /** On the button that takes that off the page. */
  dismiss: string;
}

/** What `HandoverPrompt` says, to a support agent. */
export interface HandoverMessages {
  /** Asks whether to go on; `{email}` stands for the customer's. */
  handoverQuestion: string;
  /** `{origin}` stands for that of the page that hands it over. */
  handoverFrom: string;
  /** `{time}` stands for how long the code is good. */
  codeLasts: string;
  /** It has come to its end, as far as this device can tell. */
  codeOver: string;
  /** What came has been changed or cut off on its way. */
  handoverDamaged: string;
  /** The page that hands it over has been closed or left. */
  HANDOVER_GONE: string;
  /** On the button that leaves everything as it is. */
  decline: string;
}

/** Everything that the components say, in one language. */
export interface Messages
  extends
    ErrorMessages,
    FieldMessages,
    LoginMessages,
    LogoutMessages,
    RecoverPasswordMessages,
    ResetPasswordMessages,
    RemoteAssistanceMessages,
    LoginAsCustomerMessages,
    ImpersonationMessages,
    HandoverMessages,
    SessionEndMessages {}
