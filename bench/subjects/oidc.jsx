import { InMemoryWebStorage, User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { AuthProvider, useAuth } from 'react-oidc-context';

const userOf = (name) =>
  new User({
    access_token: name,
    token_type: 'Bearer',
    profile: { sub: name, iss: 'bench', aud: 'bench', exp: 4e9, iat: 0, name },
    expires_at: 4e9,
  });

/** A change comes as the client's own event of another user. */
export async function oidc() {
  const users = { Ada: userOf('Ada'), Grace: userOf('Grace') };
  const userManager = new UserManager({
    authority: 'https://id.shop.example',
    client_id: 'shop',
    redirect_uri: 'https://shop.example/',
    automaticSilentRenew: false,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
  });
  await userManager.storeUser(users.Ada);

  return {
    label: 'react-oidc-context',
    names: ['Ada', 'Grace'],
    Provider: ({ children }) => <AuthProvider userManager={userManager}>{children}</AuthProvider>,
    useName: () => useAuth().user?.profile.name,
    useSignOut: () => useAuth().removeUser,
    change(next, start) {
      start();
      void userManager.events.load(users[next]);
    },
  };
}
