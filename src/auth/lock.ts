import { attempt, fail, type Outcome } from './errors.js';

/**
 * How long a renewal may take, in milliseconds, before it counts as failed; and how long a tab waits for another one that is
 * at it, and that may be frozen.
 */
const timeLimit = 30_000;

/** Does `work` while no other tab of this browser does. Without Web Locks, and after the time limit, it is done all the same. */
export async function oneTabAtATime<Result>(
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  let done: Promise<Result> | undefined;
  try {
    const signal = AbortSignal.timeout(timeLimit);
    return await navigator.locks.request(name, { signal }, () => (done = work()));
  } catch {
    return done ?? work();
  }
}

/** Waits for an outcome, but not beyond the limit; one that comes later still goes to `late`. */
export function withinTimeLimit<Data>(
  action: () => Promise<Outcome<Data>>,
  late: (outcome: Outcome<Data>) => void,
): Promise<Outcome<Data>> {
  return new Promise((resolve) => {
    let settle: (outcome: Outcome<Data>) => void = resolve;
    const timer = setTimeout(() => {
      settle = late;
      resolve(
        fail(
          'network',
          process.env.NODE_ENV !== 'production'
            ? 'No answer came within half a minute. The session is as it was; another attempt will follow.'
            : undefined,
        ),
      );
    }, timeLimit);
    void attempt(action).then((outcome) => {
      clearTimeout(timer);
      settle(outcome);
    });
  });
}
