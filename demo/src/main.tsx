import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import {
  createCustomerAuth,
  customerAuthExchange,
  CustomerAuthProvider,
  isolateCustomers,
} from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';
import 'react-customer-auth/styles.css';
import { Provider } from 'urql';
import type { ShopForBrowser } from '../shop';
import './theme.css';
import { Theme } from './Theme';

declare const __SHOP__: ShopForBrowser;

const auth = createCustomerAuth({ backend: shopify(), key: 'demo' });

const client = new Client({
  url: new URL(__SHOP__.url, location.href).href,
  fetchOptions: {
    headers: { 'X-Shopify-Storefront-Access-Token': __SHOP__.storefrontAccessToken },
  },
  preferGetMethod: false,
  exchanges: [isolateCustomers(auth, cacheExchange), customerAuthExchange(auth), fetchExchange],
});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Provider value={client}>
        <CustomerAuthProvider auth={auth}>
          <Theme customers={__SHOP__.customers} />
        </CustomerAuthProvider>
      </Provider>
    </StrictMode>,
  );
}
