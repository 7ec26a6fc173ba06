import { useSyncExternalStore } from 'react';

/** A bare store in a module that only the browser knows of: the least that React does for it, and the limit for every other. */
export async function store() {
  const listeners = new Set();
  let name = 'Ada';
  const subscribe = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const read = () => name;
  const readOnServer = () => null;
  const signOut = () => {};

  return {
    label: 'a bare `useSyncExternalStore`',
    names: ['Ada', 'Grace'],
    Provider: ({ children }) => children,
    useName: () => useSyncExternalStore(subscribe, read, readOnServer),
    useSignOut: () => signOut,
    change(next, start) {
      start();
      name = next;
      listeners.forEach((listener) => listener());
    },
  };
}
