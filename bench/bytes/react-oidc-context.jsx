import { AuthProvider, useAuth } from 'react-oidc-context';

function Account() {
  const { isAuthenticated, signinRedirect, signoutRedirect } = useAuth();
  return isAuthenticated ? (
    <button onClick={() => signoutRedirect()}>Sign out</button>
  ) : (
    <button onClick={() => signinRedirect()}>Sign in</button>
  );
}

export const App = () => (
  <AuthProvider
    authority="https://id.shop.example"
    client_id="shop"
    redirect_uri="https://shop.example/"
  >
    <Account />
  </AuthProvider>
);
