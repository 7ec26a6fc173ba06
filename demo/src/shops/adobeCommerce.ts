import { createCustomerAuth } from 'react-customer-auth';
import {
  adobeCommerce,
  loginAsCustomer,
  recoverPassword,
  remoteShoppingAssistance,
  resetPassword,
} from 'react-customer-auth/adobe-commerce';
import type { AdobeCommerceForBrowser } from '../../shops/adobeCommerce';
import type { Money } from '../money';
import { hear } from '../news';
import { clientFor, type Order, type Product, type Shop } from './shop';
import type { TokenHome } from './tokenHomes';

const fields = 'sku name price_range { minimum_price { final_price { value currency } } }';

interface AdobeMoney {
  value: number | null;
  currency: string | null;
}

interface AdobeProduct {
  sku: string;
  name: string;
  price_range: { minimum_price: { final_price: AdobeMoney } };
}

interface AdobeOrder {
  id: string;
  number: string;
  order_date: string;
  total: { grand_total: AdobeMoney };
}

interface ProductsAnswer {
  products?: { items: AdobeProduct[] } | null;
}

/** The theme on the GraphQL API of Adobe Commerce. */
export function adobeCommerceShop(shop: AdobeCommerceForBrowser, home: TokenHome): Shop {
  // What stands in for a captcha passes; `?captcha=refuse`, or any other answer of one's own, does not.
  const answer = new URLSearchParams(location.search).get('captcha') ?? shop.captcha ?? null;
  const auth = createCustomerAuth({
    backend: home.backendFor(
      adobeCommerce({
        ...(shop.store && { store: shop.store }),
        captcha: () => Promise.resolve(answer),
        actions: [recoverPassword, resetPassword, remoteShoppingAssistance, loginAsCustomer],
      }),
    ),
    key: home.keyFor('demo-adobe'),
    onEvent: hear,
  });
  return {
    id: 'adobe',
    name: 'Adobe Commerce',
    auth,
    client: clientFor(auth, home.wayTo({ shop: { url: shop.url }, proxy: { url: shop.proxy } })),
    signsOutEverywhere: true,
    trials: shop.trials,
    mailbox: shop.mailbox,
    resetLink: (found) => ({ token: found.get('token') ?? '' }),
    asksForAssistance: true,

    products: {
      query: `query Products { products(search: "", pageSize: 12) { items { ${fields} } } }`,
      variables: {},
      read: ({ products }: ProductsAnswer) => products?.items.map(productOf) ?? [],
    },
    product: (handle) => ({
      query: `query Product($sku: String!) { products(search: $sku) { items { ${fields} } } }`,
      variables: { sku: handle },
      read({ products }: ProductsAnswer) {
        const found = products?.items.find(({ sku }) => sku === handle);
        return found ? productOf(found) : null;
      },
    }),
    orders: {
      query: `query Orders {
        customer {
          orders(pageSize: 10) {
            items { id number order_date total { grand_total { value currency } } }
          }
        }
      }`,
      variables: {},
      read: ({ customer }: { customer?: { orders: { items: AdobeOrder[] } } | null }) =>
        customer?.orders.items
          .map(orderOf)
          .sort((one, other) => other.placedAt.localeCompare(one.placedAt)) ?? null,
    },
  };
}

const moneyOf = ({ value, currency }: AdobeMoney): Money => ({
  amount: String(value ?? 0),
  currencyCode: currency ?? 'USD',
});

const productOf = ({ sku, name, price_range }: AdobeProduct): Product => ({
  handle: sku,
  title: name,
  description: null,
  price: moneyOf(price_range.minimum_price.final_price),
});

const orderOf = ({ id, number, order_date, total }: AdobeOrder): Order => ({
  id,
  name: `#${number}`,
  // In UTC, which it does not say.
  placedAt: `${order_date.replace(' ', 'T')}Z`,
  total: moneyOf(total.grand_total),
});
