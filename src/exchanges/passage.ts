import { CombinedError, makeOperation, type Operation, type OperationResult } from '@urql/core';
import type { HeldSession } from '../auth/session.js';

/** What an operation takes along on its way to the server and back: as whom it went, and how it came in. */
export interface Passage {
  operation: Operation;
  /** Null for what goes without one. */
  token: string | null;
  session: HeldSession['session'];
}

/** Who waits for the answer to a question that no cache and no app is to see. */
export type Inquirer = (result: OperationResult) => void;

/** What an operation has with it: `'own'` for one of this package's own, which carries what it needs already. */
export function passageOf({ context }: Operation): Passage | Inquirer | 'own' | undefined {
  const passage: Passage | Inquirer | 'own' | undefined = context.customerAuth;
  return passage;
}

/** Sends an operation on its way; one with a token by POST, since a GET has its variables in the URL and may be cached. */
export const depart = (carried: Operation, passage: Passage): Operation =>
  makeOperation(carried.kind, carried, {
    ...(passage.token !== null && { preferGetMethod: false }),
    customerAuth: passage,
  });

/**
 * The result with the operation as it came in, and with errors that do not quote the token, as servers do with variables that they
 * reject: no cache, hook or log sees it.
 */
export function arrive(result: OperationResult, { operation, token }: Passage): OperationResult {
  const { error } = result;
  return {
    ...result,
    operation,
    ...(error && token !== null && { error: withoutToken(error, token) }),
  };
}

type GraphQLErrors = NonNullable<ConstructorParameters<typeof CombinedError>[0]['graphQLErrors']>;

function withoutToken(error: CombinedError, token: string): CombinedError {
  const quoted = JSON.stringify(token).slice(1, -1);
  const { graphQLErrors, networkError, response } = error;
  const said = JSON.stringify([graphQLErrors, networkError?.message]);
  if (!said.includes(quoted)) return error;
  const [errors, message]: [GraphQLErrors, string] = JSON.parse(said.replaceAll(quoted, '…'));
  return new CombinedError({
    graphQLErrors: errors,
    ...(networkError && { networkError: new Error(message) }),
    response,
  });
}
