import type { OperationResult } from '@urql/core';
import { rootFields } from './rootFields.js';

/** Whether the server was given the token for a customer, and knows of none; it says so without an error. */
export function isUnknown(
  { data, error, operation }: OperationResult,
  placeholder: string | undefined,
): boolean {
  const answers: Record<string, unknown> = data ?? {};
  return (
    !error &&
    placeholder !== undefined &&
    Object.values(answers).includes(null) &&
    rootFields(operation).some(
      (field) =>
        field.name === 'customer' &&
        field.given.includes(placeholder) &&
        answers[field.alias] === null,
    )
  );
}
