import type { CustomerAuthProxyOptions } from 'react-customer-auth/server';
import { proxiedShopify } from 'react-customer-auth/shopify';

/** What browsers see of this site. */
export const origin = process.env.SHOP_ORIGIN ?? '';

/** Of everything on this server that has to do with customers. */
export const options: CustomerAuthProxyOptions = {
  backend: proxiedShopify(),
  upstream: {
    url: process.env.STOREFRONT_URL ?? '',
    headers: { 'Shopify-Storefront-Private-Token': process.env.PRIVATE_TOKEN ?? '' },
  },
  cookie: { secrets: [process.env.SESSION_SECRET ?? ''] },
  origins: [origin],
};
