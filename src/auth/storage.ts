/**
 * Where a session is kept between page loads. Implement it to keep sessions elsewhere; methods may throw, in which case
 * the session lives in memory.
 */
export interface CustomerStorage {
  /** What was last written under `key`, null for nothing, undefined where nothing can be known yet: on a server. */
  read(key: string): string | null | undefined;
  /** Keeps `value` under `key`; null removes it. */
  write(key: string, value: string | null): void;
  /** Calls `listener` when another tab or process wrote under `key`; returns how to stop. */
  subscribe(key: string, listener: () => void): () => void;
}

/**
 * Keeps sessions in the browser: `'local'` for every tab until sign-out or expiry, `'session'` for this tab until it is
 * closed. Any script of the page can read either.
 */
export function browserStorage(area: 'local' | 'session' = 'local'): CustomerStorage {
  const open = () => window[`${area}Storage` as const];
  return {
    read: (key) => (typeof window === 'undefined' ? undefined : open().getItem(key)),
    write(key, value) {
      if (value === null) open().removeItem(key);
      else open().setItem(key, value);
    },
    subscribe(key, listener) {
      // A null key is `clear()`. Events of the other area are harmless: what is read then is what was known.
      const hear = (event: StorageEvent) => {
        if (event.key === key || event.key === null) listener();
      };
      window.addEventListener('storage', hear);
      return () => window.removeEventListener('storage', hear);
    },
  };
}

/** Keeps sessions for as long as the page lives, out of reach of other tabs. */
export function memoryStorage(): CustomerStorage {
  const values = new Map<string, string | null>();
  return {
    read: (key) => values.get(key) ?? null,
    write: (key, value) => void values.set(key, value),
    subscribe: () => () => {},
  };
}
