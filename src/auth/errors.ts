/**
 * Why an action failed. `forbidden` and `unsupported` are the developer's to mend, the others are told to the customer
 * through {@link errorText}.
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

/**
 * One complaint about what was entered, as the server made it: its code where it gave one, its own words, and the path of
 * the input it is about, for example `['input', 'email']`.
 */
export interface FieldError {
  code: string | null;
  message: string;
  path: string[];
}

/** The errors of each field that has any, by the field's name. */
export type FieldErrors<Field extends string> = Partial<Record<Field, FieldError[]>>;

/** What a failed action resolves to. */
export interface Failure<Field extends string = never> {
  ok: false;
  error: CustomerAuthError;
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
