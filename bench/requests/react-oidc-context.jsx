import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { createRoot } from 'react-dom/client';
import { AuthProvider, useAuth } from 'react-oidc-context';

const userManager = new UserManager({
  authority: window.origin,
  client_id: 'shop',
  redirect_uri: window.origin,
  scope: 'shop',
  metadata: { issuer: window.origin, token_endpoint: `${window.origin}/token` },
  // By default every tab has a session of its own.
  userStore: new WebStorageStateStore({ store: window.localStorage }),
});

const Status = () => <p>{String(useAuth().isAuthenticated)}</p>;

createRoot(document.body).render(
  <AuthProvider userManager={userManager}>
    <Status />
  </AuthProvider>,
);

window.signIn = () =>
  userManager.signinResourceOwnerCredentials({ username: 'ada', password: 'analytical' });
window.isSignedIn = () => document.body.textContent === 'true';
