import { attempt, fail, type Outcome } from './errors.js';

/**
 * How long a renewal may take, in milliseconds, before it counts as failed; and how long a tab waits for another one that is
 * at it, and that may be frozen.
 */
const timeLimit = 30_000;

/**
 * Does `work` while no other tab of this browser does. Without Web Locks it is done at once. Who has waited for the time limit
 * goes on without the lock, one after the other: they queue for a second one.
 */
export async function oneTabAtATime<Result>(
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  let done: Promise<Result> | undefined;
  let signal: AbortSignal | undefined;
  try {
    signal = AbortSignal.timeout(timeLimit);
    // Those of the window: on a server, where there are locks too, two requests have nothing to do with each other.
    return await window.navigator.locks.request(name, { signal }, () => (done = work()));
  } catch {
    return done ?? (signal?.aborted ? oneTabAtATime(`${name}+`, work) : work());
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
          process.env.NODE_ENV !== 'production' &&
            'No answer came within half a minute. The session is as it was; another attempt will follow.',
        ),
      );
    }, timeLimit);
    void attempt(action).then((outcome) => {
      clearTimeout(timer);
      settle(outcome);
    });
  });
}
