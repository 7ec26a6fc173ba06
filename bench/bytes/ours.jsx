import { CustomerAuthProvider, useCustomerSession, useLogin, useLogout } from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';

function Account() {
  const session = useCustomerSession();
  const [, login] = useLogin();
  const [, logout] = useLogout();
  return session.status === 'signedIn' ? (
    <button onClick={() => logout()}>Sign out</button>
  ) : (
    <button onClick={() => login({ email: 'ada@example.com', password: 'analytical' })}>
      Sign in
    </button>
  );
}

export const App = () => (
  <CustomerAuthProvider backend={shopify()}>
    <Account />
  </CustomerAuthProvider>
);
