import { proxiedAdobeCommerce } from '../../src/backends/adobeCommerce';
import { createFakeAdobeCommerce, type FakeAdobeCustomer } from '../../src/testing';
import { servePanel } from './panel';
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

/** What the theme has to know of its Adobe Commerce shop. */
export interface AdobeCommerceForBrowser extends ShopForBrowser {
  /** The store view, where it is not the server's own default. */
  store?: string;
  /** What proves to the fake shop that a person signs in. */
  captcha?: string;
}

const url = '/graphql';
const name = 'adobe';
const proxy = proxyOf(name);
const backend = proxiedAdobeCommerce();

/** The fake Adobe Commerce shop, served beside the theme; or the real one that the environment names. */
export function serveAdobeCommerce(env: Environment): ServedShop<AdobeCommerceForBrowser> {
  const { ADOBE_COMMERCE_URL: address, ADOBE_COMMERCE_STORE: store } = env;
  if (address) return realShop(address, store);
  if (store) {
    throw new Error(
      `ADOBE_COMMERCE_STORE is "${store}", a store view of a shop that is not named: ADOBE_COMMERCE_URL is not set. Set it too, or neither for the fake shop.`,
    );
  }
  return fakeShop(env.FAKE_TOKEN_SECONDS);
}

function realShop(address: string, store?: string): ServedShop<AdobeCommerceForBrowser> {
  const { protocol, origin, pathname } = URL.canParse(address)
    ? new URL(address)
    : { protocol: '', origin: '', pathname: '' };
  if (!/^https?:$/.test(protocol) || pathname === '/') {
    throw new Error(
      `ADOBE_COMMERCE_URL is "${address}", which is no address of a GraphQL API. Give all of it, for example https://shop.example.com/graphql.`,
    );
  }
  if (store && !/^[a-z]\w*$/i.test(store)) {
    throw new Error(
      `ADOBE_COMMERCE_STORE is "${store}", which is no code of a store view. Give the code, letters, digits and underscores, as the admin panel has it under Stores > All Stores; leave it out for the default one.`,
    );
  }
  return {
    forBrowser: { url, proxy, trials: [], ...(store && { store }) },
    plugin: {
      name: 'real-adobe-commerce',
      config: () => ({
        server: {
          // By way of this server, for few shops let pages from elsewhere read what they answer.
          proxy: { [`^${url}$`]: { target: origin, changeOrigin: true, rewrite: () => pathname } },
        },
      }),
      configureServer: (server) =>
        mountProxy(server, name, { backend, upstream: { url: address } }),
    },
  };
}

function fakeShop(tokenSeconds = '3600'): ServedShop<AdobeCommerceForBrowser> {
  if (!/^[1-9]\d*$/.test(tokenSeconds)) {
    throw new Error(
      `FAKE_TOKEN_SECONDS is "${tokenSeconds}"; it says how many seconds a session at the fake Adobe Commerce shop lasts. Give a whole number, for example 90, or leave it out for an hour.`,
    );
  }
  const captcha = 'human';
  const fake = createFakeAdobeCommerce({
    customers: [
      ...[...customers, locked].map(adobeCustomer),
      { ...adobeCustomer(unconfirmed), confirmed: false },
    ],
    products: products.map(({ handle, title, price }) => ({ sku: handle, name: title, price })),
    tokenLifetime: Number(tokenSeconds) * 1000,
    captcha,
  });
  // A lock opens after a while; this one is here to be tried.
  const lock = () => fake.lock(locked.email);
  return {
    forBrowser: {
      url,
      proxy,
      captcha,
      mailbox: '/mail/adobe',
      trials: [
        ...customers.map((customer) => trial(customer)),
        trial(locked, 'Locked: Adobe Commerce answers as to a wrong password.'),
        trial(unconfirmed, 'Not confirmed: is reminded of the email.'),
      ],
    },
    plugin: {
      name: 'fake-adobe-commerce',
      configureServer(server) {
        server.middlewares.use(
          '/mail/adobe',
          openMailbox((email) => resetPage('token', fake.secretFor('reset', email))),
        );
        server.middlewares.use(url, (request, response) => {
          lock();
          fake.listener(request, response);
        });
        mountProxy(server, name, {
          backend,
          upstream: {
            url: fake.connection.url,
            fetch(input, init) {
              lock();
              return fake.fetch(input, init);
            },
          },
        });
      },
      // For tests that look behind the counter.
      api: fake,
    },
    panel: servePanel(fake),
  };
}

const adobeCustomer = ({
  email,
  password,
  firstName,
  lastName,
  allowsAssistance = false,
  orders = [],
}: (typeof customers)[number]): FakeAdobeCustomer => ({
  email,
  password,
  firstname: firstName,
  lastname: lastName,
  allowsAssistance,
  orders: orders.map(({ number, placedAt, total }) => ({
    number: String(number).padStart(9, '0'),
    orderDate: placedAt.replace('T', ' ').replace('Z', ''),
    total,
  })),
});
