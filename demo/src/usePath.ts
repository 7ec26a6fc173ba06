import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void) {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The page that the address names, behind the `#`: `/`, `/account` or `/products/<handle>` for example. */
export const usePath = () => useSyncExternalStore(subscribe, () => location.hash.slice(1) || '/');
