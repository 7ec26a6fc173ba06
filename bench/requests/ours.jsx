import { createRoot } from 'react-dom/client';
import {
  createCustomerAuth,
  customerAuthExchange,
  CustomerAuthProvider,
  isolateCustomers,
  useCustomerSession,
} from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';
import { cacheExchange, Client, fetchExchange, Provider } from 'urql';

const auth = createCustomerAuth({ backend: shopify() });
const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  fetchOptions: {
    headers: { 'X-Shopify-Storefront-Access-Token': 'fake-storefront-access-token' },
  },
  exchanges: [isolateCustomers(auth, cacheExchange), customerAuthExchange(auth), fetchExchange],
});

const Status = () => <p>{useCustomerSession((session) => session.status)}</p>;

createRoot(document.body).render(
  <Provider value={client}>
    <CustomerAuthProvider auth={auth}>
      <Status />
    </CustomerAuthProvider>
  </Provider>,
);

window.signIn = () => auth.login({ email: 'ada@example.com', password: 'analytical' });
window.isSignedIn = () => document.body.textContent === 'signedIn';
