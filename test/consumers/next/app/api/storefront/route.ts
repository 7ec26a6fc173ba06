import { createCustomerAuthProxy } from 'react-customer-auth/server';
import { proxiedShopify } from 'react-customer-auth/shopify';

export const POST = createCustomerAuthProxy({
  backend: proxiedShopify(),
  upstream: {
    url: process.env.STOREFRONT_URL ?? '',
    headers: { 'Shopify-Storefront-Private-Token': process.env.PRIVATE_TOKEN ?? '' },
  },
  cookie: { secrets: [process.env.SESSION_SECRET ?? ''] },
  origins: [process.env.SHOP_ORIGIN ?? ''],
});
