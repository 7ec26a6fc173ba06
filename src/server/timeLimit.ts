/**
 * A signal that aborts after so many milliseconds unless `clear` comes first. `AbortSignal.timeout` would keep what listens to it for all
 * of the time, however soon the work is done.
 */
export function timeLimit(ms: number): { signal: AbortSignal; clear: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}

/** Something has taken longer than it may. */
export class Late extends Error {
  constructor() {
    super('It has not come in time.');
    this.name = 'Late';
  }
}

/** What work comes to, if it does within so many milliseconds; {@link Late} is thrown otherwise, and the work's signal aborts. */
export async function inTime<Value>(
  ms: number,
  work: (signal: AbortSignal) => Value | Promise<Value>,
): Promise<Value> {
  const { signal, clear } = timeLimit(ms);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Late()));
  });
  try {
    return await Promise.race([work(signal), late]);
  } finally {
    clear();
  }
}
