/**
 * Why an action failed. `forbidden` and `unsupported` are the developer's to mend, the others are told to the customer
 * through {@link errorText}.
 *
 * - `credentials`: email, password or one-time code are wrong; on Adobe Commerce the account may be locked for a while as well.
 * - `invalid`: the server complains of what was entered; the fields' errors say of what.
 * - `unconfirmed`, `locked`: the account is not confirmed yet; it is closed or locked.
 * - `throttled`: too many attempts; `retryAfter` says for how many seconds, where the server does.
 * - `captcha`: the server wants a captcha answered.
 * - `consent`: the customer does not allow support agents to sign in as them.
 * - `code`: a link or a code is used, too old or made up, where the server tells.
 * - `expired`, `rejected`: the session's time was up; the server no longer takes its token.
 * - `signedOut`: nobody is signed in, and nothing was sent.
 * - `forbidden`: the server refuses the app: its key, its scopes, its address or its store view are wrong.
 * - `unsupported`: the server or the backend cannot do this, or its action is not named.
 * - `network`: no answer came.
 * - `server`: an answer came that is an outage, no GraphQL, or half of what was asked for.
 * - `superseded`: a newer sign-in or sign-out came first.
 */
export type CustomerAuthErrorKind =
  | 'credentials'
  | 'invalid'
  | 'unconfirmed'
  | 'locked'
  | 'throttled'
  | 'captcha'
  | 'consent'
  | 'code'
  | 'expired'
  | 'rejected'
  | 'signedOut'
  | 'forbidden'
  | 'unsupported'
  | 'network'
  | 'server'
  | 'superseded';

/**
 * The one error of this package. `kind` is for code, `message` for the developer who reads a log; what a customer should
 * read comes from {@link errorText}. It never contains a token, a password or a code.
 */
export class CustomerAuthError extends Error {
  /**
   * @param kind what code decides by.
   * @param message what the server or the package has to say to a developer; the kind by default.
   * @param retryAfter seconds after which the server wants to be asked again, where it said so.
   */
  constructor(
    readonly kind: CustomerAuthErrorKind,
    message?: string | false,
    readonly retryAfter?: number,
  ) {
    super(message || kind);
    this.name = 'CustomerAuthError';
  }
}

/** One complaint about what was entered, as the server made it, with a path like `['input', 'email']`. */
export interface FieldError {
  /** The server's code, `BLANK` for example; null where it gave none. */
  code: string | null;
  /** The server's own words, in whatever language it has them. */
  message: string;
  /** The path of the input that it is about; empty for none. */
  path: string[];
}

/** The errors of each field that has any, by the field's name. */
export type FieldErrors<Field extends string> = Partial<Record<Field, FieldError[]>>;

/** What a failed action resolves to. */
export interface Failure<Field extends string = never> {
  ok: false;
  error: CustomerAuthError;
  /** What the server complains of, by the action's fields. */
  fieldErrors: FieldErrors<Field>;
  /** What belongs to no field of the action. */
  formErrors: FieldError[];
}

/** What every action resolves to; actions never reject. */
export type Outcome<Data, Field extends string = never> = { ok: true; data: Data } | Failure<Field>;

/** The field errors of whatever has none: always this one object, so that a memoised component may compare it. */
export const noFieldErrors: FieldErrors<never> = {};

/** The form errors of whatever has none: always this one array. */
export const noFormErrors: FieldError[] = [];

/** A complaint, and the field of the action that it is about, if any. */
export type Complaint<Field extends string> = FieldError & { about?: Field | undefined };

/** The failure that complaints stand for: each beside its field, the others beside the form. */
export function failureWith<Field extends string = never>(
  error: CustomerAuthError,
  complaints: readonly Complaint<Field>[] = [],
): Failure<Field> {
  let fieldErrors: FieldErrors<Field> = noFieldErrors;
  let formErrors = noFormErrors;
  for (const { about, ...complaint } of complaints) {
    if (about)
      fieldErrors = { ...fieldErrors, [about]: [...(fieldErrors[about] ?? []), complaint] };
    else formErrors = [...formErrors, complaint];
  }
  return { ok: false, error, fieldErrors, formErrors };
}

/** A failure that no field is to blame for, with a message for developers. */
export const fail = (
  kind: CustomerAuthErrorKind,
  message?: string | false,
  retryAfter?: number,
): Failure => failureWith(new CustomerAuthError(kind, message, retryAfter));

/** Makes a failure of what a backend or an app's exchange throws: actions never reject. */
export async function attempt<Data, Field extends string = never>(
  action: () => Promise<Outcome<Data, Field>>,
): Promise<Outcome<Data, Field>> {
  try {
    return await action();
  } catch (error) {
    return fail('server', process.env.NODE_ENV !== 'production' && String(error));
  }
}
