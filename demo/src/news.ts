import { useSyncExternalStore } from 'react';
import type { CustomerAuthEvent } from 'react-customer-auth';

let news: CustomerAuthEvent | undefined;
const readers = new Set<() => void>();

function subscribe(reader: () => void) {
  readers.add(reader);
  return () => void readers.delete(reader);
}

/** Takes note of what happened, where a customer is to be told of it: for `onEvent`. */
export function hear(event: CustomerAuthEvent) {
  if (!['signedIn', 'revocationFailed'].includes(event.type)) return;
  news = event;
  readers.forEach((read) => read());
}

/** The last of it. */
export const useNews = () => useSyncExternalStore(subscribe, () => news);
