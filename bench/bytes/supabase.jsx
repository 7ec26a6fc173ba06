import { AuthClient } from '@supabase/auth-js';
import { createContext, useContext, useEffect, useState } from 'react';

const auth = new AuthClient({ url: 'https://shop.example/auth/v1' });
const SessionContext = createContext(null);

function SessionProvider({ children }) {
  const [session, setSession] = useState(null);
  useEffect(() => {
    const { data } = auth.onAuthStateChange((_event, next) => setSession(next));
    return () => data.subscription.unsubscribe();
  }, []);
  return <SessionContext value={session}>{children}</SessionContext>;
}

function Account() {
  const session = useContext(SessionContext);
  return session ? (
    <button onClick={() => auth.signOut()}>Sign out</button>
  ) : (
    <button
      onClick={() => auth.signInWithPassword({ email: 'ada@example.com', password: 'analytical' })}
    >
      Sign in
    </button>
  );
}

export const App = () => (
  <SessionProvider>
    <Account />
  </SessionProvider>
);
