import type { Operation } from '@urql/core';
import type { Backend } from '../backends/backend.js';
import { rootFields } from './rootFields.js';

/** Whether the placeholder is anywhere in these variables. */
function holds(value: unknown, placeholder: string): boolean {
  if (!isPlain(value) && !Array.isArray(value)) return value === placeholder;
  return Object.values(value).some((item) => holds(item, placeholder));
}

const namesOf = (operation: Operation) => rootFields(operation).map(({ name }) => name);

/** Whether the answer to an operation belongs to one customer. */
export function isPersonal({ placeholder, bearer }: Backend, operation: Operation): boolean {
  return placeholder === undefined
    ? bearer?.isPersonal(namesOf(operation), operation) === true
    : holds(operation.variables, placeholder);
}

/** An operation as it goes out; the same one where it has no placeholder for a token. */
export interface Carried {
  operation: Operation;
  /** What it carries; a sign-in goes without. */
  token: string | null;
}

/** Gives an operation this token, or none; null where it makes no sense without one. */
export function carry(
  { placeholder, bearer }: Backend,
  operation: Operation,
  token: string | null,
): Carried | null {
  if (placeholder !== undefined) {
    const filled = fill(operation, placeholder, token);
    return filled && { operation: filled, token };
  }
  if (!bearer) return { operation, token: null };
  const fields = namesOf(operation);
  const given = bearer.isSignIn(fields) ? null : token;
  if (token === null && bearer.needsToken(fields)) return null;
  return { operation: bearer.carry(operation, given), token: given };
}

/** Puts a token in the place of the placeholder; without one a query goes without the variables that have it, if they may be left out. */
function fill(operation: Operation, placeholder: string, token: string | null): Operation | null {
  const { kind, query, variables = {} } = operation;
  if (!holds(variables, placeholder)) return operation;
  if (token !== null) {
    return { ...operation, variables: put(variables, placeholder, token) };
  }
  const carriers = Object.keys(variables).filter((name) => holds(variables[name], placeholder));
  const isNeeded = query.definitions.some(
    (definition) =>
      definition.kind === 'OperationDefinition' &&
      definition.variableDefinitions?.some(
        ({ variable, type }) =>
          type.kind === 'NonNullType' && carriers.includes(variable.name.value),
      ),
  );
  if (isNeeded || kind === 'mutation') return null;
  const rest = Object.entries(variables).filter(([name]) => !carriers.includes(name));
  return { ...operation, variables: Object.fromEntries(rest) };
}

/** A copy with the token in every place of the placeholder; what is neither list nor plain object stays what it is. */
function put<Value>(value: Value, placeholder: string, token: string): Value;
function put(value: unknown, placeholder: string, token: string): unknown {
  const putInto = (item: unknown) => put(item, placeholder, token);
  if (value === placeholder) return token;
  if (Array.isArray(value)) return value.map(putInto);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, putInto(item)]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
