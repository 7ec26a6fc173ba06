import type { CustomerAuthErrorKind } from '../../auth/errors.js';
import { answer, Refusal } from '../answer.js';

/**
 * Why a one-time code is refused. What the agent can mend has the codes that forms know, with the field: `BLANK`, `INVALID`,
 * `INVALID_EMAIL`, `TOO_LONG`, `UNKNOWN_CUSTOMER`; the rest names whose matter it is.
 */
export type OneTimeCodeRefusal =
  | 'BLANK'
  | 'INVALID'
  | 'INVALID_EMAIL'
  | 'TOO_LONG'
  | 'UNKNOWN_CUSTOMER'
  | 'NO_CONSENT'
  | 'NO_PERMISSION'
  | 'FEATURE_DISABLED'
  | 'SEVERAL_CUSTOMERS'
  | 'AGENT_UNKNOWN'
  | 'AGENT_REFUSED'
  | 'TOO_MANY_REQUESTS'
  | 'SHOP_THROTTLED'
  | 'SHOP_FAILED'
  | 'SHOP_TIMEOUT'
  | 'SHOP_UNREACHABLE'
  | 'ADMIN_TOKEN_MISSING'
  | 'ADMIN_TOKEN_REFUSED'
  | 'WRONG_ADDRESS'
  | 'AUDIT_FAILED'
  | 'HANDLER_FAILED'
  | 'BAD_REQUEST'
  | 'FOREIGN_ORIGIN'
  | 'METHOD_NOT_ALLOWED'
  | 'REQUEST_TIMEOUT'
  | 'CONTENT_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE';

/** What the handler answers, with a status of 400 or more, in the place of a code. */
export interface OneTimeCodeFailure {
  error: {
    /** As of a `CustomerAuthError`, so that `errorText` has words for it. */
    kind: CustomerAuthErrorKind;
    code: OneTimeCodeRefusal;
    /** For a developer. */
    message: string;
    /** Which one the agent can mend, if it is one. */
    field?: 'email' | 'reason';
    /** In seconds. */
    retryAfter?: number;
  };
}

const meanings: Record<OneTimeCodeRefusal, readonly [CustomerAuthErrorKind, status: number]> = {
  BLANK: ['invalid', 422],
  INVALID: ['invalid', 422],
  INVALID_EMAIL: ['invalid', 422],
  TOO_LONG: ['invalid', 422],
  UNKNOWN_CUSTOMER: ['invalid', 422],
  NO_CONSENT: ['consent', 403],
  NO_PERMISSION: ['forbidden', 403],
  FEATURE_DISABLED: ['unsupported', 403],
  SEVERAL_CUSTOMERS: ['forbidden', 409],
  AGENT_UNKNOWN: ['signedOut', 401],
  AGENT_REFUSED: ['forbidden', 403],
  TOO_MANY_REQUESTS: ['throttled', 429],
  SHOP_THROTTLED: ['throttled', 429],
  SHOP_FAILED: ['server', 502],
  SHOP_TIMEOUT: ['server', 504],
  SHOP_UNREACHABLE: ['server', 502],
  ADMIN_TOKEN_MISSING: ['server', 502],
  ADMIN_TOKEN_REFUSED: ['forbidden', 502],
  WRONG_ADDRESS: ['forbidden', 502],
  AUDIT_FAILED: ['server', 500],
  HANDLER_FAILED: ['server', 500],
  BAD_REQUEST: ['invalid', 400],
  FOREIGN_ORIGIN: ['forbidden', 403],
  METHOD_NOT_ALLOWED: ['forbidden', 405],
  REQUEST_TIMEOUT: ['invalid', 408],
  CONTENT_TOO_LARGE: ['invalid', 413],
  UNSUPPORTED_MEDIA_TYPE: ['forbidden', 415],
};

/** What a refusal may have besides its code and its words. */
interface Particulars {
  field?: 'email' | 'reason';
  headers?: Record<string, string>;
}

/** A refusal on its way to an answer. */
export class CodeRefused extends Error {
  readonly kind: CustomerAuthErrorKind;

  constructor(
    readonly code: OneTimeCodeRefusal,
    message: string,
    private readonly particulars: Particulars = {},
  ) {
    super(message);
    this.name = 'CodeRefused';
    [this.kind] = meanings[code];
  }

  get response(): Response {
    const { field, headers = {} } = this.particulars;
    const { kind, code, message } = this;
    const [, status] = meanings[code];
    const retryAfter = secondsOf(headers['Retry-After'] ?? '');
    const error = {
      kind,
      code,
      message,
      ...(field && { field }),
      ...(retryAfter && { retryAfter }),
    };
    return answer({ error } satisfies OneTimeCodeFailure, status, headers);
  }
}

const byStatus: Partial<Record<number, OneTimeCodeRefusal>> = {
  403: 'FOREIGN_ORIGIN',
  405: 'METHOD_NOT_ALLOWED',
  408: 'REQUEST_TIMEOUT',
  413: 'CONTENT_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
};

/** What the guards refuse, as this handler puts it. */
export const refusedByGuard = ({ status, message, headers }: Refusal): CodeRefused =>
  new CodeRefused(byStatus[status] ?? 'BAD_REQUEST', message, { headers });

/** The seconds of a `Retry-After`, which has them as a number or as a date; undefined where it has none. */
function secondsOf(wait: string): number | undefined {
  const seconds = Number(wait) || (Date.parse(wait) - Date.now()) / 1000;
  return seconds > 0 ? Math.ceil(seconds) : undefined;
}
