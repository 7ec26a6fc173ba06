import { createAuthClient } from 'better-auth/react';

const { signIn, signOut, useSession } = createAuthClient();

export function App() {
  const { data } = useSession();
  return data ? (
    <button onClick={() => signOut()}>Sign out</button>
  ) : (
    <button onClick={() => signIn.email({ email: 'ada@example.com', password: 'analytical' })}>
      Sign in
    </button>
  );
}
