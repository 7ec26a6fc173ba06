import { vi } from 'vitest';

/** Runs as on a server, where there is no window. */
export function onServer<Result>(work: () => Result): Result {
  vi.stubGlobal('window', undefined);
  try {
    return work();
  } finally {
    vi.unstubAllGlobals();
  }
}
