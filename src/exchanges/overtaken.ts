import { makeErrorResult, type Operation, type OperationResult } from '@urql/core';
import { CustomerAuthError } from '../auth/errors.js';
import type { CustomerSession } from '../auth/session.js';

/** What a mutation ends with when the session that it was for gave way to this one. */
export const overtaken = (
  mutation: Operation,
  session: CustomerSession,
  message?: string | false,
): OperationResult =>
  makeErrorResult(
    mutation,
    new CustomerAuthError(
      session.status === 'signedOut' &&
        (session.reason === 'expired' || session.reason === 'rejected')
        ? session.reason
        : 'superseded',
      message,
    ),
  );
