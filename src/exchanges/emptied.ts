import type { Operation, OperationResult } from '@urql/core';

/** What shows of a customer's query while it is asked for anew: nothing. Stale, so that a promise waits for the next result. */
export function emptied(operation: Operation, fetching: boolean): OperationResult {
  const result: OperationResult = {
    operation,
    data: null,
    stale: true,
    // A subscription would be over without it.
    hasNext: operation.kind === 'subscription',
  };
  // urql's hooks keep an error for as long as something is being fetched, and extensions until there are others.
  return Object.assign(result, { fetching, error: undefined, extensions: undefined });
}
