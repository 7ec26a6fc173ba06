import { createContext, useCallback, useContext, useLayoutEffect, useMemo, useState } from 'react';

/** Session and actions in one context, as most apps write it by hand. */
export async function context() {
  const SessionContext = createContext(null);
  let hear = () => {};

  function Provider({ children }) {
    const [name, setName] = useState('Ada');
    useLayoutEffect(() => {
      hear = setName;
    }, []);
    const signOut = useCallback(() => setName(null), []);
    const value = useMemo(() => ({ name, signOut }), [name, signOut]);
    return <SessionContext value={value}>{children}</SessionContext>;
  }

  return {
    label: 'a hand-written context',
    names: ['Ada', 'Grace'],
    Provider,
    useName: () => useContext(SessionContext).name,
    useSignOut: () => useContext(SessionContext).signOut,
    change(next, start) {
      start();
      hear(next);
    },
  };
}
