import { createServer } from 'node:http';
import { createCustomerAuth, httpOnly } from 'react-customer-auth';
import { proxiedAdobeCommerce } from 'react-customer-auth/adobe-commerce';
import {
  createCustomerAuthProxy,
  readCustomerSession,
  toNodeListener,
} from 'react-customer-auth/server';
import { shopify } from 'react-customer-auth/shopify';

const cookie = { secrets: ['a secret for types, and for types alone'] };

export const server = createServer(
  toNodeListener(
    createCustomerAuthProxy({
      backend: proxiedAdobeCommerce(),
      upstream: { url: 'https://shop.example.com/graphql' },
      cookie,
    }),
  ),
);

export async function authFor(request: Request) {
  const initialSession = await readCustomerSession(request, cookie);
  // @ts-expect-error a session is no text
  void initialSession.length;
  return createCustomerAuth({ backend: httpOnly(shopify()), initialSession });
}
