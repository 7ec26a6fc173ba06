import type { CombinedError, OperationResult } from '@urql/core';
import {
  CustomerAuthError,
  fail,
  failureWith,
  type CustomerAuthErrorKind,
  type Failure,
} from '../../auth/errors.js';
import { httpOf, withoutSecrets } from '../answer.js';
import type { UserError } from './documents.js';

const kinds: Partial<Record<string, CustomerAuthErrorKind>> = {
  UNIDENTIFIED_CUSTOMER: 'credentials',
  CUSTOMER_DISABLED: 'locked',
  THROTTLED: 'throttled',
  // Names a missing scope and a dead token alike; what can tell them apart does so before it comes to this.
  ACCESS_DENIED: 'forbidden',
  // What a wrong storefront access token comes with, whatever the body says.
  401: 'forbidden',
  403: 'forbidden',
  404: 'forbidden',
  429: 'throttled',
  // Shopify's security rejection.
  430: 'throttled',
};

/** The first kind that a list of codes stands for. */
const kindOf = (codes: unknown[]) => codes.map((code) => kinds[String(code)]).find((kind) => kind);

/** The codes of an answer's top-level errors; urql lets an error without extensions through as it came. */
export const codesOf = ({ graphQLErrors }: CombinedError): unknown[] =>
  graphQLErrors.map(({ extensions }: { extensions?: { code?: unknown } }) => extensions?.code);

/** Access was denied to a token; by an HTTP status it is denied to the app. */
export const isDenied = ({ error }: OperationResult): boolean | undefined =>
  error && httpOf(error).status < 400 && codesOf(error).includes('ACCESS_DENIED');

/** The failure that an answer without a usable payload stands for. */
export function topLevelFailure({ error }: OperationResult, secrets: readonly string[]): Failure {
  if (!error) {
    return fail(
      'server',
      process.env.NODE_ENV !== 'production' &&
        'The shop answered with neither what was asked for nor an error. Nothing has changed; try again, and look at the answer in the network panel.',
    );
  }
  const { status, retryAfter } = httpOf(error);
  const codes = [...codesOf(error), status];
  const words = error.graphQLErrors.map(({ message }) => message).join(' ');
  const kind =
    kindOf(codes) ??
    // The limit on sign-ins may come without a code.
    (/limit exceeded/i.test(words) ? 'throttled' : status ? 'server' : 'network');
  return fail(
    kind,
    process.env.NODE_ENV === 'production'
      ? [kind, ...codes].join(' ')
      : `${explanations[kind] ?? kind} (${codes.join(' ').trim()}) ${withoutSecrets(words, secrets)}`,
    retryAfter,
  );
}

/**
 * The failure that a payload's complaints stand for. A complaint belongs to the field that the last segment of its path to
 * name one names, else to the form.
 */
export function userErrorFailure<Field extends string>(
  errors: UserError[],
  fields: readonly string[],
  secrets: readonly string[],
): Failure<Field> {
  const isField = (segment: string): segment is Field => fields.includes(segment);
  return failureWith(
    new CustomerAuthError(kindOf(errors.map(({ code }) => code)) ?? 'invalid'),
    errors.map(({ code = null, field, message }) => ({
      code,
      message: withoutSecrets(message, secrets),
      path: field ?? [],
      about: field?.findLast(isField),
    })),
  );
}

const explanations: Partial<Record<CustomerAuthErrorKind, string>> =
  process.env.NODE_ENV === 'production'
    ? {}
    : {
        forbidden:
          'The shop refused the app, not the customer. Check the storefront access token (X-Shopify-Storefront-Access-Token), its scopes unauthenticated_write_customers and unauthenticated_read_customers, and the address of the API.',
        throttled: 'The shop refuses further attempts for a while. Wait before the next one.',
        network:
          'No answer came: offline, a refused connection, or a CORS rule that keeps the answer from this page.',
        server:
          'The shop answered with something other than the GraphQL that was asked for: an outage, or a wrong address.',
      };
