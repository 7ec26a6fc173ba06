import { proxiedShopify } from '../../src/backends/shopify';
import { createFakeShopify, type FakeCustomer } from '../../src/testing';
import { mountProxy, proxyOf } from './proxied';
import {
  openMailbox,
  resetPage,
  trial,
  type Environment,
  type ServedShop,
  type ShopForBrowser,
} from './served';
import { customers, locked, products, unconfirmed } from './stock';

/** What the theme has to know of its Shopify shop. */
export interface ShopifyForBrowser extends ShopForBrowser {
  storefrontAccessToken: string;
}

const needed = [
  'SHOPIFY_STORE_DOMAIN',
  'SHOPIFY_STOREFRONT_ACCESS_TOKEN',
  'SHOPIFY_API_VERSION',
] as const;

const name = 'shopify';
const proxy = proxyOf(name);
const backend = proxiedShopify();

/** The fake Shopify shop, served beside the theme; or the real one that the environment names. */
export function serveShopify(env: Environment): ServedShop<ShopifyForBrowser> {
  return needed.some((name) => env[name]) ? realShop(env) : fakeShop();
}

function realShop(env: Environment): ServedShop<ShopifyForBrowser> {
  const missing = needed.filter((name) => !env[name]);
  if (missing.length) {
    throw new Error(
      `A real shop needs ${needed.join(', ')}; ${missing.join(' and ')} is not set. Set all three, or none for the fake shop.`,
    );
  }
  const [domain, storefrontAccessToken = '', version] = needed.map((name) => env[name]);
  const url = `https://${domain}/api/${version}/graphql.json`;
  const headers = { 'X-Shopify-Storefront-Access-Token': storefrontAccessToken };
  return {
    forBrowser: { url, proxy, storefrontAccessToken, trials: [] },
    plugin: {
      name: 'real-shopify',
      configureServer: (server) =>
        mountProxy(server, name, { backend, upstream: { url, headers } }),
    },
  };
}

function fakeShop(): ServedShop<ShopifyForBrowser> {
  const storefrontAccessToken = 'demo';
  const fake = createFakeShopify({
    customers: [
      ...customers.map(shopifyCustomer),
      { ...shopifyCustomer(locked), state: 'disabled' },
      { ...shopifyCustomer(unconfirmed), state: 'invited' },
    ],
    products: products.map((product) => ({ ...product, price: product.price.toFixed(2) })),
    storefrontAccessToken,
  });
  const { url, fetchOptions } = fake.connection;
  const upstream = { url, headers: fetchOptions.headers, fetch: fake.fetch };
  return {
    forBrowser: {
      url: '/api/2026-04/graphql.json',
      proxy,
      storefrontAccessToken,
      mailbox: '/mail/shopify',
      trials: [
        ...customers.map((customer) => trial(customer)),
        trial(locked, 'Disabled: is told to get in touch.'),
        trial(unconfirmed, 'Invited, never activated: Shopify answers as to a wrong password.'),
      ],
    },
    plugin: {
      name: 'fake-shopify',
      configureServer(server) {
        server.middlewares.use('/api/', fake.listener);
        mountProxy(server, name, { backend, upstream });
        server.middlewares.use(
          '/mail/shopify',
          openMailbox((email) => resetPage('url', fake.secretFor('reset', email))),
        );
      },
      // For tests that look behind the counter.
      api: fake,
    },
  };
}

const shopifyCustomer = ({ orders = [], ...person }: (typeof customers)[number]): FakeCustomer => ({
  ...person,
  orders: orders.map(({ number, placedAt, total }) => ({
    name: `#${number}`,
    processedAt: placedAt,
    total: total.toFixed(2),
  })),
});
