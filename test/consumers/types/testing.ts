import { Client, fetchExchange } from '@urql/core';
import { createFakeAdobeCommerce, createFakeShopify } from 'react-customer-auth/testing';

const shop = createFakeShopify({
  customers: [{ email: 'ada@example.com', password: 'analytical' }],
});
export const client = new Client({ ...shop.connection, exchanges: [fetchExchange] });
export const names: (string | null)[] = createFakeAdobeCommerce().requests.map(
  ({ operationName }) => operationName,
);
