import type { CombinedError, OperationResult } from '@urql/core';
import {
  CustomerAuthError,
  fail,
  failureWith,
  type Complaint,
  type CustomerAuthErrorKind,
  type Failure,
} from '../../auth/errors.js';
import { httpOf, withoutSecrets } from '../answer.js';
import type { Verdict } from '../backend.js';

/** The category of a GraphQL error, Adobe's stand-in for a code; urql lets an error without extensions through as it came. */
const categoryOf = ({ extensions }: { extensions?: { category?: unknown } }): string =>
  typeof extensions?.category === 'string' ? extensions.category : '';

const statuses: Partial<Record<number, CustomerAuthErrorKind>> = {
  0: 'network',
  401: 'forbidden',
  403: 'forbidden',
  404: 'forbidden',
  429: 'throttled',
};

/** What errors of a category stand for: the operation says what it is for a refusal, and words only what both leave open. */
function kindOf(
  category: string,
  words: string,
  refused: CustomerAuthErrorKind,
): CustomerAuthErrorKind | undefined {
  switch (category) {
    case 'graphql-authentication':
      if (/\blocked\b/i.test(words)) return 'locked';
      return /confirm/i.test(words) ? 'unconfirmed' : refused;
    case 'graphql-authorization':
      return /assistance/i.test(words) ? 'consent' : refused;
    case 'graphql-input':
    case 'graphql-no-such-entity':
    case 'graphql-already-exists':
      return /captcha/i.test(words) ? 'captcha' : 'invalid';
    default:
      // What an instance does not know is a matter of its version and its modules, and is never translated.
      return /Cannot query field|is not defined by type/.test(words) ? 'unsupported' : undefined;
  }
}

/** How an operation speaks of its failures. */
export interface Reading<Field extends string> {
  /** What a refusal means here: wrong credentials for a sign-in, a dead token for anything else. */
  refused: CustomerAuthErrorKind;
  /** The fields that the server may complain about, by its own names for them. */
  fields: Partial<Record<string, Field>>;
  /** What must not be repeated in any message. */
  secrets: readonly string[];
}

/** The failure that an answer without what was asked for stands for. */
export function failureOf<Field extends string>(
  { error }: OperationResult,
  { refused, fields, secrets }: Reading<Field>,
): Failure<Field> {
  if (!error) {
    return fail(
      'server',
      process.env.NODE_ENV !== 'production' &&
        'The server answered with neither what was asked for nor an error. Nothing has changed; try again, and look at the answer in the network panel.',
    );
  }
  const { status, retryAfter } = httpOf(error);
  const { graphQLErrors } = error;
  const [first] = graphQLErrors;
  const category = first ? categoryOf(first) : '';
  const said = first?.message ?? '';
  const words = withoutSecrets(said, secrets);
  // What was sent may be a word of these, and decides nothing.
  const known = kindOf(category, said, refused) ?? statuses[status] ?? 'server';
  // What is refused before any field is looked at is the app's doing: a store view that there is not, for example.
  const isApps = status >= 400 && !graphQLErrors.some(({ path }) => path);
  const kind = known === 'invalid' && isApps ? 'forbidden' : known;
  if (kind !== 'invalid') {
    return fail(
      kind,
      process.env.NODE_ENV === 'production'
        ? [kind, category, status].join(' ')
        : `${explanations[kind] ?? kind} (${category || 'no category'}, HTTP ${status}) ${words}`,
      retryAfter,
    );
  }
  return failureWith(
    new CustomerAuthError(kind, words, retryAfter),
    graphQLErrors.map(({ message }) => complaintOf(message, fields, secrets)),
  );
}

/**
 * A server's words as a complaint. They name the argument, translated ones too: `Specify the "email" value.`, or `newPassword must be
 * specified`.
 */
function complaintOf<Field extends string>(
  said: string,
  fields: Reading<Field>['fields'],
  secrets: readonly string[],
): Complaint<Field> {
  const message = withoutSecrets(said, secrets);
  const known = Object.keys(fields).find((field) => RegExp(`\\b${field}\\b`).test(said));
  const name = known ?? /"(\w+)"/.exec(message)?.[1];
  return {
    code: null,
    message,
    path: name === undefined ? [] : [name],
    about: known === undefined ? undefined : fields[known],
  };
}

/**
 * Whether an answer refuses the token that it was asked with. A bearer is checked before anything is executed: then there is nothing
 * but the error, which is about no field. A server of the older manner takes who has a dead one for a guest, and denies him the
 * field. What a field says of authentication comes from a customer that the server knows: one who is locked, for example.
 */
const refuses = ({ path, ...error }: GraphQLFailure, data: unknown) =>
  path
    ? categoryOf(error) === 'graphql-authorization'
    : !data && /^graphql-auth/.test(categoryOf(error));

type GraphQLFailure = CombinedError['graphQLErrors'][number];

/** What an answer to an operation that carried a token says of it: a field may be denied for other reasons. */
export function judge({ data, error }: OperationResult): Verdict {
  const refusal = error?.graphQLErrors.find((one) => refuses(one, data));
  return refusal && (refusal.path ? 'unclear' : 'rejected');
}

/** Whether the answer to the question who the customer is, or to a revocation, says that the token is nobody's. */
export const isRefused = (result: OperationResult): boolean => judge(result) !== undefined;

const explanations: Partial<Record<CustomerAuthErrorKind, string>> =
  process.env.NODE_ENV === 'production'
    ? {}
    : {
        forbidden:
          'The server refused the app, not the customer. Check the address of the API, the store view, and whatever guards it: an API key, basic authentication, a firewall.',
        network:
          'No answer came: offline, a refused connection, or a CORS rule that keeps the answer from this page.',
        server:
          'The server answered with something other than the GraphQL that was asked for: an outage, or a wrong address.',
        unsupported:
          'This instance has no such operation: its version is too old for it, or it lacks the module.',
        captcha:
          'The server wants a ReCaptcha that it can validate. Give adobeCommerce({ captcha }) a function that resolves to its response token.',
      };
