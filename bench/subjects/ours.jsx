import {
  createCustomerAuth,
  customerAuthExchange,
  CustomerAuthProvider,
  isolateCustomers,
  useCustomerSession,
  useLogout,
} from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';
import { createFakeShopify } from 'react-customer-auth/testing';
import { cacheExchange, Client, fetchExchange, Provider } from 'urql';

const customers = ['ada', 'grace'].map((name) => ({
  email: `${name}@example.com`,
  password: 'analytical',
}));

/** A storage that other tabs write to. */
function sharedStorage() {
  const listeners = new Set();
  let value = null;
  return {
    read: () => value,
    write: (_key, next) => void (value = next),
    subscribe(_key, listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    writeElsewhere(next) {
      value = next;
      listeners.forEach((listener) => listener());
    },
  };
}

/** A change comes from another tab: the stored session is another one, and is read, parsed and told. */
async function subject(label, exchangesOf) {
  const shop = createFakeShopify({ customers });
  const storage = sharedStorage();
  const auth = createCustomerAuth({ backend: shopify(), storage });
  const client = new Client({ ...shop.connection, exchanges: exchangesOf(auth) });
  const disconnect = auth.connect(client);
  const stored = new Map();
  for (const customer of customers.toReversed()) {
    const { data } = await auth.login(customer);
    stored.set(data.sessionId, storage.read());
  }
  disconnect();

  return {
    label,
    names: [...stored.keys()].toReversed(),
    Provider: ({ children }) => (
      <Provider value={client}>
        <CustomerAuthProvider auth={auth}>{children}</CustomerAuthProvider>
      </Provider>
    ),
    useName: () => useCustomerSession().id,
    useSignOut: () => useLogout()[1],
    change(next, start) {
      start();
      storage.writeElsewhere(stored.get(next));
    },
  };
}

export const ours = () => subject('react-customer-auth', () => [fetchExchange]);

export const oursIsolated = () =>
  subject('react-customer-auth, with both exchanges', (auth) => [
    isolateCustomers(auth, cacheExchange),
    customerAuthExchange(auth),
    fetchExchange,
  ]);
