'use client';

import { useState } from 'react';
import {
  createCustomerAuth,
  customerAuthExchange,
  CustomerAuthProvider,
  httpOnly,
  isolateCustomers,
  LoginForm,
  LogoutButton,
  SignedIn,
  SignedOut,
  useCustomer,
  type CustomerSession,
  type CustomerStorage,
} from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';
import { cacheExchange, Client, fetchExchange, Provider } from 'urql';

/** Makes a session and a client for one request on the server, and for one page in the browser. */
export function openShop(initialSession: CustomerSession, storage?: CustomerStorage) {
  const auth = createCustomerAuth({
    backend: httpOnly(shopify()),
    key: 'my-shop',
    initialSession,
    storage,
  });
  const client = new Client({
    url: '/api/storefront',
    preferGetMethod: false,
    exchanges: [isolateCustomers(auth, cacheExchange), customerAuthExchange(auth), fetchExchange],
  });
  return { auth, client };
}

export function Storefront({ initialSession }: { initialSession: CustomerSession }) {
  const [{ auth, client }] = useState(() => openShop(initialSession));
  return (
    <Provider value={client}>
      <CustomerAuthProvider auth={auth}>
        <SignedOut>
          <LoginForm />
        </SignedOut>
        <SignedIn>
          <Account />
        </SignedIn>
      </CustomerAuthProvider>
    </Provider>
  );
}

function Account() {
  const [{ data: customer }] = useCustomer();
  return (
    <>
      <p>Welcome {customer?.firstName}</p>
      <LogoutButton />
    </>
  );
}
