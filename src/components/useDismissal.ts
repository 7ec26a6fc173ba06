'use client';

import { useCallback, useState, useSyncExternalStore } from 'react';
import { hostOf } from '../auth/host.js';
import { dismissedSuffix } from '../auth/keys.js';
import { keep } from '../auth/storage.js';
import { useCustomerAuth } from '../react/context.js';

/**
 * Whether the customer has waved off what `mark` stands for, in this tab, in another one or on a page before this, and how to do so.
 * The last mark alone is kept; it must tell nothing of anybody.
 */
export function useDismissal(mark: string): [isDismissed: boolean, dismiss: () => void] {
  const { key, storage } = hostOf(useCustomerAuth());
  const place = key + dismissedSuffix;
  /** Where nothing can be kept, this tab goes by itself. */
  const [here, setHere] = useState<string>();
  const kept = useSyncExternalStore(
    useCallback((listener) => storage.subscribe(place, listener), [storage, place]),
    () => {
      try {
        return storage.read(place);
      } catch {
        return undefined;
      }
    },
    () => undefined,
  );
  return [
    mark === here || mark === kept,
    () => {
      keep(storage, place, mark);
      setHere(mark);
    },
  ];
}
