import {
  createCustomerAuth,
  customerAuthExchange,
  CustomerAuthProvider,
  isolateCustomers,
  LoginForm,
  LogoutButton,
  SignedIn,
  SignedOut,
  useCustomer,
} from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';
import 'react-customer-auth/styles.css';
import { cacheExchange, Client, fetchExchange, Provider } from 'urql';

const auth = createCustomerAuth({ backend: shopify() });
const client = new Client({
  url: '/graphql',
  exchanges: [isolateCustomers(auth, cacheExchange), customerAuthExchange(auth), fetchExchange],
});

function Account() {
  const [{ data }] = useCustomer();
  return data && <p>{data.email}</p>;
}

export const App = () => (
  <Provider value={client}>
    <CustomerAuthProvider auth={auth}>
      <SignedOut>
        <LoginForm />
      </SignedOut>
      <SignedIn>
        <Account />
        <LogoutButton />
      </SignedIn>
    </CustomerAuthProvider>
  </Provider>
);
