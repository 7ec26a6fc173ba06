import { Auth0Provider, useAuth0 } from '@auth0/auth0-react';

function Account() {
  const { isAuthenticated, loginWithRedirect, logout } = useAuth0();
  return isAuthenticated ? (
    <button onClick={() => logout()}>Sign out</button>
  ) : (
    <button onClick={() => loginWithRedirect()}>Sign in</button>
  );
}

export const App = () => (
  <Auth0Provider domain="shop.example" clientId="shop">
    <Account />
  </Auth0Provider>
);
