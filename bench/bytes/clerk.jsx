import { ClerkProvider, useAuth, useClerk } from '@clerk/react';

function Account() {
  const { isSignedIn } = useAuth();
  const { openSignIn, signOut } = useClerk();
  return isSignedIn ? (
    <button onClick={() => signOut()}>Sign out</button>
  ) : (
    <button onClick={() => openSignIn()}>Sign in</button>
  );
}

export const App = () => (
  <ClerkProvider publishableKey="pk_test_c2hvcC5leGFtcGxlJA">
    <Account />
  </ClerkProvider>
);
