import type { CustomerStorage } from 'react-customer-auth';
import { deliver, type Page } from './tab';

/** What keeps a storage from being what it is for. */
export type StorageTrouble = 'blocked' | 'full';

/** The storage that the tabs of a browser share, and its events. `later` is a timer that belongs to no tab. */
export function simulateStorage(later: (work: () => void, ms: number) => void) {
  const values = new Map<string, string>();
  const followers = new Set<{ tab: Page; key: string; listener: () => void }>();
  const trouble: { storage: StorageTrouble | null } = { storage: null };

  function tell(key: string | null, from?: Page) {
    later(() => {
      for (const follower of followers) {
        if (follower.tab !== from && (key === null || follower.key === key)) {
          deliver(follower.tab, follower.listener);
        }
      }
    }, 1);
  }

  return {
    values,
    trouble,
    /** The storage as a tab sees it: no tab hears of what it has written itself. */
    seenBy: (tab: Page): CustomerStorage => ({
      read(key) {
        if (trouble.storage === 'blocked') throw new DOMException('blocked', 'SecurityError');
        return values.get(key) ?? null;
      },
      write(key, value) {
        if (trouble.storage && (value !== null || trouble.storage === 'blocked')) {
          const full = trouble.storage === 'full';
          throw new DOMException('no', full ? 'QuotaExceededError' : 'SecurityError');
        }
        if ((values.get(key) ?? null) === value) return;
        if (value === null) values.delete(key);
        else values.set(key, value);
        tell(key, tab);
      },
      subscribe(key, listener) {
        const follower = { tab, key, listener };
        followers.add(follower);
        return () => followers.delete(follower);
      },
    }),
    clear() {
      values.clear();
      tell(null);
    },
    release(tab: Page) {
      for (const follower of followers) if (follower.tab === tab) followers.delete(follower);
    },
  };
}
