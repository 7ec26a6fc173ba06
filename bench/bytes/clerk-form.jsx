import { ClerkProvider, Show, SignIn, SignOutButton } from '@clerk/react';

export const App = () => (
  <ClerkProvider publishableKey="pk_test_c2hvcC5leGFtcGxlJA">
    <Show when="signed-out">
      <SignIn />
    </Show>
    <Show when="signed-in">
      <SignOutButton />
    </Show>
  </ClerkProvider>
);
