import { Client, fetchExchange, type Exchange } from '@urql/core';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import {
  createCustomerAuth,
  CustomerAuthProvider,
  type CustomerAuthEvent,
  type CustomerAuthOptions,
} from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';
import {
  createFakeShopify,
  type FakeShopify,
  type FakeShopifyOptions,
} from 'react-customer-auth/testing';
import { Provider } from 'urql';

export const ada = {
  email: 'ada@example.com',
  password: 'correcthorse',
  firstName: 'Ada',
  lastName: 'Lovelace',
};
export const grace = {
  email: 'grace@example.com',
  password: 'batterystaple',
  firstName: 'Grace',
  lastName: 'Hopper',
};

/** A fake shop with two customers. */
export const createShop = (options?: FakeShopifyOptions) =>
  createFakeShopify({ customers: [ada, grace], ...options });

/** A urql client on a fake shop, as a theme makes it. */
export const createClient = (shop: FakeShopify, exchanges: Exchange[] = [fetchExchange]) =>
  new Client({ ...shop.connection, exchanges });

/** A fake shop, a client and an auth: one tab of a storefront, without React. */
export function openTab(
  shop: FakeShopify = createShop(),
  options: Partial<CustomerAuthOptions> = {},
) {
  const events: CustomerAuthEvent[] = [];
  const auth = createCustomerAuth({
    backend: shopify(),
    onEvent: (event) => events.push(event),
    ...options,
  });
  const client = createClient(shop);
  const disconnect = auth.connect(client);
  return { shop, auth, client, events, disconnect };
}

/** The same with React around it. */
export function renderTab(ui: ReactNode, tab = openTab()) {
  tab.disconnect();
  const view = render(ui, {
    wrapper: ({ children }) => (
      <Provider value={tab.client}>
        <CustomerAuthProvider auth={tab.auth}>{children}</CustomerAuthProvider>
      </Provider>
    ),
  });
  return { ...tab, view };
}

/** The names of the operations that a shop was asked for. */
export const operations = (shop: FakeShopify) =>
  shop.requests.map(({ operationName }) => operationName);
