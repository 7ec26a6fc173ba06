import type { Plugin } from 'vite';
import { createFakeShopify, type FakeShopify } from '../src/testing';

/** What the theme has to know of its shop. */
export interface ShopForBrowser {
  url: string;
  storefrontAccessToken: string;
  /** Who may sign in to the fake shop; none are known of a real one. */
  customers: { email: string; password: string }[];
}

const customers = [
  {
    email: 'ada@example.com',
    password: 'analytical',
    firstName: 'Ada',
    lastName: 'Lovelace',
    orders: [
      { name: '#1001', processedAt: '2026-01-12T09:30:00Z', total: '64.00' },
      { name: '#1004', processedAt: '2026-03-02T17:05:00Z', total: '18.00' },
      { name: '#1007', processedAt: '2026-05-21T11:45:00Z', total: '1128.00' },
    ],
  },
  {
    email: 'grace@example.com',
    password: 'debugging',
    firstName: 'Grace',
    lastName: 'Hopper',
    orders: [
      { name: '#1002', processedAt: '2026-02-03T14:20:00Z', total: '34.00' },
      { name: '#1005', processedAt: '2026-04-17T08:10:00Z', total: '92.00' },
    ],
  },
];

const products = [
  {
    handle: 'enamel-mug',
    title: 'Enamel mug',
    description:
      'Holds a large coffee, survives a fall from the desk, and looks better for the chip.',
    price: '18.00',
  },
  {
    handle: 'linen-apron',
    title: 'Linen apron',
    description: 'Heavy, washed linen with two deep pockets and ties that reach around twice.',
    price: '46.00',
  },
  {
    handle: 'oak-board',
    title: 'Oak board',
    description: 'One piece of oiled oak, the size of a good loaf of bread.',
    price: '34.00',
  },
];

const needed = [
  'SHOPIFY_STORE_DOMAIN',
  'SHOPIFY_STOREFRONT_ACCESS_TOKEN',
  'SHOPIFY_API_VERSION',
] as const;

/** The fake shop, served beside the theme; or the real one that the environment names. */
export function shopOf(env: Record<string, string | undefined>): {
  forBrowser: ShopForBrowser;
  plugin: Plugin;
} {
  if (needed.some((name) => env[name])) {
    const missing = needed.filter((name) => !env[name]);
    if (missing.length) {
      throw new Error(
        `A real shop needs ${needed.join(', ')}; ${missing.join(' and ')} is not set. Set all three, or none for the fake shop.`,
      );
    }
    const [domain, storefrontAccessToken = '', version] = needed.map((name) => env[name]);
    const url = `https://${domain}/api/${version}/graphql.json`;
    return {
      forBrowser: { url, storefrontAccessToken, customers: [] },
      plugin: { name: 'real-shop' },
    };
  }
  const fake = createFakeShopify({ customers, products, storefrontAccessToken: 'demo' });
  return {
    forBrowser: {
      url: '/api/2026-04/graphql.json',
      storefrontAccessToken: 'demo',
      customers: customers.map(({ email, password }) => ({ email, password })),
    },
    plugin: serve(fake),
  };
}

const serve = (fake: FakeShopify): Plugin => ({
  name: 'fake-shop',
  configureServer(server) {
    server.middlewares.use('/api/', (request, response) => fake.listener(request, response));
  },
  // For tests that look behind the counter.
  api: fake,
});
