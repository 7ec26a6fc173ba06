import { createCustomerAuth } from 'react-customer-auth';
import {
  customerAccessToken,
  recoverPassword,
  resetPassword,
  shopify,
} from 'react-customer-auth/shopify';
import type { ShopifyForBrowser } from '../../shops/shopify';
import type { Money } from '../money';
import { hear } from '../news';
import { clientFor, type Order, type Product, type Shop } from './shop';
import type { TokenHome } from './tokenHomes';

const fields = 'handle title description priceRange { minVariantPrice { amount currencyCode } }';

interface ShopifyProduct {
  handle: string;
  title: string;
  description: string;
  priceRange: { minVariantPrice: Money };
}

interface ShopifyOrder {
  id: string;
  name: string;
  processedAt: string;
  totalPrice: Money;
}

/** The theme on the Shopify Storefront API. */
export function shopifyShop(
  { url, proxy, storefrontAccessToken, trials, mailbox }: ShopifyForBrowser,
  home: TokenHome,
): Shop {
  const auth = createCustomerAuth({
    backend: home.backendFor(shopify({ actions: [recoverPassword, resetPassword] })),
    key: home.keyFor('demo'),
    onEvent: hear,
  });
  return {
    id: 'shopify',
    name: 'Shopify',
    auth,
    client: clientFor(
      auth,
      home.wayTo({
        shop: {
          url,
          fetchOptions: { headers: { 'X-Shopify-Storefront-Access-Token': storefrontAccessToken } },
        },
        proxy: { url: proxy },
      }),
    ),
    signsOutEverywhere: false,
    trials,
    mailbox,
    resetLink: (found) => ({ resetUrl: found.get('url') ?? '' }),
    asksForAssistance: false,

    products: {
      query: `query Products { products(first: 12) { nodes { ${fields} } } }`,
      variables: {},
      read: ({ products }: { products?: { nodes: ShopifyProduct[] } | null }) =>
        products?.nodes.map(productOf) ?? [],
    },
    product: (handle) => ({
      query: `query Product($handle: String!) { product(handle: $handle) { ${fields} } }`,
      variables: { handle },
      read: ({ product }: { product?: ShopifyProduct | null }) =>
        product ? productOf(product) : null,
    }),
    orders: {
      query: `query Orders($customerAccessToken: String!) {
        customer(customerAccessToken: $customerAccessToken) {
          orders(first: 10, reverse: true) {
            nodes { id name processedAt totalPrice { amount currencyCode } }
          }
        }
      }`,
      variables: { customerAccessToken },
      read: ({ customer }: { customer?: { orders: { nodes: ShopifyOrder[] } } | null }) =>
        customer?.orders.nodes.map(orderOf) ?? null,
    },
  };
}

const productOf = ({ priceRange, ...product }: ShopifyProduct): Product => ({
  ...product,
  price: priceRange.minVariantPrice,
});

const orderOf = ({ id, name, processedAt, totalPrice }: ShopifyOrder): Order => ({
  id,
  name,
  placedAt: processedAt,
  total: totalPrice,
});
