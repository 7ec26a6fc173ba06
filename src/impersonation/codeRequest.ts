import {
  CustomerAuthError,
  fail,
  failureWith,
  type CustomerAuthErrorKind,
  type Failure,
  type FieldError,
  type Outcome,
} from '../auth/errors.js';

/** Whom a support agent wants to sign in as, and why: what an agent's server is asked for a one-time code with. */
export interface CodeRequest {
  /** The customer's. */
  email: string;
  /** In the agent's words, for the audit. */
  reason: string;
}

/** The fields of a {@link CodeRequest} that a server may complain about. */
export type CodeRequestField = 'email' | 'reason';

/** A code that signs in as a customer once; on Shopify a Multipass token. */
export interface OneTimeCode {
  code: string;
  /** In seconds, where it is known. */
  expiresIn?: number | undefined;
}

/** A token of the customer that stands for a code and its exchange, where the agent's server has had the shop make one. */
export interface CustomerToken {
  token: string;
}

/** Why there is no code, as `createOneTimeCodeHandler` answers it. */
export interface CodeRefusal {
  error: {
    /** One of a {@link CustomerAuthError}'s; any other counts as `server`. */
    kind: string;
    code: string;
    /** For a developer. */
    message: string;
    /** What the agent can mend, if it is a field. */
    field?: CodeRequestField | undefined;
    /** In seconds. */
    retryAfter?: number | undefined;
  };
}

/**
 * Gets a one-time code for a support agent: from your server, by `requestOneTimeCode` or by a function of yours. It resolves to the
 * code, or to a token in its place, or to why there is none: what the handler answers, or a failure of this package. It may throw as
 * well: a `CustomerAuthError`, or an error with the properties of a refusal. The signal is aborted when the form is gone, which then no
 * longer signs in.
 */
export type RequestCode = (
  asked: CodeRequest,
  signal: AbortSignal,
) => Promise<OneTimeCode | CustomerToken | CodeRefusal | Failure<CodeRequestField>>;

/** What signs in as a customer, as it came; `superseded` for what came too late. */
export async function askForCode(
  requestCode: RequestCode,
  asked: CodeRequest,
  signal: AbortSignal,
): Promise<Outcome<OneTimeCode | CustomerToken, CodeRequestField>> {
  try {
    const answer = await requestCode(asked, signal);
    if (signal.aborted) return fail('superseded');
    if ('code' in answer || 'token' in answer) return { ok: true, data: answer };
    return 'fieldErrors' in answer ? answer : refusedCode(answer.error);
  } catch (error) {
    return signal.aborted ? fail('superseded') : refusedCode(error);
  }
}

/** The refusals that say more than their kind does, so that the form has words for each. */
const telling = new Set([
  'AGENT_REFUSED',
  'FEATURE_DISABLED',
  'HANDOVER_GONE',
  'NO_PERMISSION',
  'SEVERAL_CUSTOMERS',
  'UNKNOWN_CUSTOMER',
]);

/** The kinds that an agent's server may give a refusal. */
const kinds = [
  'invalid',
  'consent',
  'signedOut',
  'forbidden',
  'unsupported',
  'throttled',
  'network',
  'server',
] as const satisfies CustomerAuthErrorKind[];

/** What {@link refusedCode} makes this failure of, for a page that it has to be sent to. */
export function refusalOf({
  error,
  fieldErrors,
  formErrors,
}: Failure<CodeRequestField>): CodeRefusal {
  const { kind, message, retryAfter } = error;
  const [first] = [...(fieldErrors.email ?? []), ...(fieldErrors.reason ?? []), ...formErrors];
  const field = fieldErrors.email ? 'email' : fieldErrors.reason ? 'reason' : undefined;
  return { error: { kind, code: first?.code ?? '', message, field, retryAfter } };
}

/** What came from elsewhere, by its properties; none of what is no object. */
export const propertiesOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null
    ? { ...value, ...(value instanceof Error && { message: value.message }) }
    : {};

/** The failure that a refusal stands for, or whatever was thrown in its place: nothing of it is trusted. */
export function refusedCode(refusal: unknown): Failure<CodeRequestField> {
  if (refusal instanceof CustomerAuthError) return failureWith(refusal, []);
  const { code, message, field, retryAfter, ...properties } = propertiesOf(refusal);
  const words = typeof message === 'string' ? message : '';
  const kind = kinds.find((one) => one === properties.kind);
  if (!kind) {
    return fail(
      'server',
      process.env.NODE_ENV !== 'production' &&
        `There is no code, and no reason that this package knows. ${words}`,
    );
  }
  const seconds = typeof retryAfter === 'number' && retryAfter > 0 ? retryAfter : undefined;
  const error = new CustomerAuthError(kind, words, seconds);
  if (typeof code !== 'string') return failureWith(error, []);
  const about = field === 'email' || field === 'reason' ? field : undefined;
  const complaint: FieldError = { code, message: words, path: about ? [about] : [] };
  return failureWith(error, about || telling.has(code) ? [{ ...complaint, about }] : []);
}
