import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { CustomerAuth } from 'react-customer-auth';

/** A place that a script can read, and what is there. */
interface Place {
  name: string;
  contents: string[];
}

/** All that a script of the page can read of sessions, with whatever may be a secret cut short. */
export function useVisibleToScripts(auth: CustomerAuth): Place[] {
  const subscribe = useCallback(
    (listener: () => void) => {
      window.addEventListener('storage', listener);
      const unsubscribe = auth.subscribe(listener);
      return () => {
        window.removeEventListener('storage', listener);
        unsubscribe();
      };
    },
    [auth],
  );
  const seen = useSyncExternalStore(subscribe, () => JSON.stringify(look(auth)));
  return useMemo(() => {
    const places: Place[] = JSON.parse(seen);
    return places;
  }, [seen]);
}

const look = (auth: CustomerAuth): Place[] => [
  { name: 'document.cookie', contents: document.cookie.split('; ').filter(Boolean).map(shorten) },
  { name: 'localStorage', contents: entriesOf(() => localStorage) },
  { name: 'sessionStorage', contents: entriesOf(() => sessionStorage) },
  { name: 'auth.getAccessToken()', contents: [shorten(String(auth.getAccessToken()))] },
];

/** The entries of a storage; none where the browser keeps it shut. */
function entriesOf(open: () => Storage): string[] {
  try {
    return Object.entries<string>(open())
      .sort()
      .map(([key, value]) => `${key} = ${shorten(value).replaceAll(',"', ', "')}`);
  } catch {
    return [];
  }
}

const shorten = (text: string) => text.replace(/[\w.-]{20,}/g, (long) => `${long.slice(0, 8)}…`);
