import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void) {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The page that the address names: `/`, `/account` or `/products/<handle>`, behind the `#`. */
export const usePath = () => useSyncExternalStore(subscribe, () => location.hash.slice(1) || '/');
