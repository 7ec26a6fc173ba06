import { SessionProvider, signIn, signOut, useSession } from 'next-auth-4/react';

function Account() {
  const { status } = useSession();
  return status === 'authenticated' ? (
    <button onClick={() => signOut({ redirect: false })}>Sign out</button>
  ) : (
    <button
      onClick={() =>
        signIn('credentials', {
          email: 'ada@example.com',
          password: 'analytical',
          redirect: false,
        })
      }
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
