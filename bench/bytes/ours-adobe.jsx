import { CustomerAuthProvider, useCustomerSession, useLogin, useLogout } from 'react-customer-auth';
import { adobeCommerce } from 'react-customer-auth/adobe-commerce';

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
  <CustomerAuthProvider backend={adobeCommerce()}>
    <Account />
  </CustomerAuthProvider>
);
