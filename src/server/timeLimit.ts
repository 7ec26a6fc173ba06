/**
 * A signal that aborts after so many milliseconds unless `clear` comes first. `AbortSignal.timeout` would keep what listens to it for all
 * of the time, however soon the work is done.
 */
export function timeLimit(ms: number): { signal: AbortSignal; clear: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}
