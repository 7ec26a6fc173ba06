import type { Exchange, Operation, OperationResult } from '@urql/core';
import { filter, makeSubject, merge, pipe, share, subscribe, tap, type Source } from 'wonka';
import { withoutPersistence } from './persistence.js';

/** The cache of one customer, or of nobody. */
export interface CustomerCache {
  /** Puts in an operation of the app. */
  operate: (operation: Operation) => void;
  /** Takes the answer to an operation that the cache asked for. */
  answer: (result: OperationResult) => void;
  /** Lets go of the cache: nothing comes out of it any more. */
  drop: () => void;
}

/** Gives all of a source to `take`, and nothing on. */
export const swallow = <Value>(
  source: Source<Value>,
  take: (value: Value) => void,
): Source<never> =>
  pipe(
    source,
    tap(take),
    filter((_value): _value is never => false),
  );

/** Makes an instance of `exchange`: `ask` gets what it cannot answer, `tell` its results. */
export function makeCustomerCache(
  exchange: Exchange,
  input: Omit<Parameters<Exchange>[0], 'forward'>,
  ask: (operation: Operation) => void,
  tell: (result: OperationResult) => void,
): CustomerCache {
  const operations = makeSubject<Operation>();
  const answers = makeSubject<OperationResult>();
  const open = () =>
    exchange({
      ...input,
      forward: (asked) => share(merge([answers.source, swallow(asked, ask)])),
    });
  const instance = process.env.NODE_ENV === 'production' ? open() : withoutPersistence(open);
  const results = pipe(instance(operations.source), subscribe(tell));
  return {
    operate: (operation) => operations.next(operation),
    answer: (result) => answers.next(result),
    drop: () => results.unsubscribe(),
  };
}
