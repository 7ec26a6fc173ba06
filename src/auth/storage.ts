/**
 * Where a session is kept between page loads. Implement it to keep sessions elsewhere. What `read` and `write` throw degrades
 * the session to memory.
 */
export interface CustomerStorage {
  /** What was last written under `key`: null for nothing, undefined where nobody can know yet, on a server. */
  read: (key: string) => string | null | undefined;
  /**
   * Keeps `value` under `key`; null removes it. With `remember` true beyond this tab, with false for this tab alone or what
   * comes closest to that, and without it the way the present value is kept.
   */
  write: (key: string, value: string | null, remember?: boolean) => void;
  /** Calls `listener` when another tab or process has written under `key`; returns how to stop. */
  subscribe: (key: string, listener: () => void) => () => void;
}

/**
 * Keeps sessions in the browser: `'local'` for every tab, until sign-out or expiry, `'session'` for this tab, until it is
 * closed. Any script of the page can read either. A login with `remember: false` is kept in the tab, as by `'session'`, until
 * anything else is stored for all tabs.
 *
 * @example
 * ```ts
 * import { browserStorage, createCustomerAuth } from 'react-customer-auth';
 * import { shopify } from 'react-customer-auth/shopify';
 *
 * export const auth = createCustomerAuth({
 *   backend: shopify(),
 *   storage: browserStorage('session'),
 * });
 * ```
 */
export function browserStorage(area: 'local' | 'session' = 'local'): CustomerStorage {
  const shared = () => window[`${area}Storage` as const];

  /** The tab's own value. It stands on the shared one that it was written over, and falls with that. */
  function readOwn(key: string): string | undefined {
    const [below, own] = sessionStorage.getItem(key)?.split('\n') ?? [];
    if (own === undefined || below === String(shared().getItem(key))) return own;
    sessionStorage.removeItem(key);
    return undefined;
  }

  return {
    read(key) {
      if (typeof window === 'undefined') return undefined;
      return readOwn(key) ?? shared().getItem(key);
    },
    write(key, value, remember = readOwn(key) === undefined) {
      if (value !== null && !remember && area === 'local') {
        sessionStorage.setItem(key, `${String(shared().getItem(key))}\n${value}`);
        return;
      }
      sessionStorage.removeItem(key);
      if (value === null) shared().removeItem(key);
      else shared().setItem(key, value);
    },
    subscribe(key, listener) {
      // A null key stands for `clear()`.
      const hear = (event: StorageEvent) => {
        if ((event.key ?? key) === key) listener();
      };
      window.addEventListener('storage', hear);
      return () => window.removeEventListener('storage', hear);
    },
  };
}

/**
 * Keeps `value`. Where a sign-in or a sign-out (`remember` is given) cannot be kept, what is there is no longer true and is
 * removed, which needs no room; what a renewal or an intent could not replace is left as it is.
 *
 * @returns what went wrong.
 */
export function keep(
  storage: CustomerStorage,
  key: string,
  value: string,
  remember?: boolean,
): 'full' | 'blocked' | undefined {
  try {
    storage.write(key, value, remember);
    return undefined;
  } catch (error) {
    try {
      if (remember !== undefined) storage.write(key, null);
    } catch {
      // Then there is nothing more to be done about it.
    }
    return /quota/i.test(String(error)) ? 'full' : 'blocked';
  }
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
