import { proxiedShopify } from '../dist/backends/shopify/index.js';
import { createCustomerAuthProxy } from '../dist/server/index.js';
import { createFakeShopify } from '../dist/testing/index.js';
import { table } from './support/markdown.mjs';
import { differences, median, ratios, spread } from './support/statistics.mjs';

export const title = 'The proxy';

const rounds = 41;
const warmUps = 10;
const requests = 50;

const origin = 'https://shop.example';
const customer = { email: 'ada@example.com', password: 'analytical' };
const products = Array.from({ length: 20 }, (_, index) => ({
  handle: `product-${index}`,
  title: `Product ${index}`,
  description: 'One of many, with a description that has a few words in it.',
  price: '24.00',
}));
const signIn = `mutation SignIn($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) { customerAccessToken { accessToken expiresAt } }
}`;
const catalogue = 'query Shop { products(first: 20) { nodes { id handle title description } } }';
const page = `query Page($token: String!) {
  customer(customerAccessToken: $token) { id email firstName }
  products(first: 20) { nodes { id handle title description } }
}`;

const shop = createFakeShopify({ customers: [customer], products });
const { url, fetchOptions } = shop.connection;
const serve = createCustomerAuthProxy({
  backend: proxiedShopify(),
  upstream: { url, headers: fetchOptions.headers, fetch: shop.fetch },
  cookie: { secrets: ['a secret for this run, and for no other'] },
});

const ways = {
  direct: (headers, body) =>
    shop.fetch(url, {
      method: 'POST',
      headers: { ...headers, ...fetchOptions.headers },
      body: JSON.stringify(body),
    }),
  proxied: (headers, body) =>
    serve(
      new Request(`${origin}/customer`, {
        method: 'POST',
        headers: { ...headers, Origin: origin },
        body: JSON.stringify(body),
      }),
    ),
};

/** How somebody who is signed in asks by this way. */
async function customerBy(way) {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await way(headers, { query: signIn, variables: { input: customer } });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  const { data } = await answer.json();
  const token = data.customerAccessTokenCreate.customerAccessToken.accessToken;
  return async (query) => {
    const variables = query === page ? { token } : {};
    const response = await way(cookie ? { ...headers, Cookie: cookie } : headers, {
      query,
      variables,
    });
    const text = await response.text();
    if (!text.includes(query === page ? customer.email : 'Product 19')) throw new Error(text);
  };
}

/** Milliseconds that a request takes on average. */
async function timeOf(ask, query) {
  // The shop keeps a list for tests to look at.
  shop.requests.length = 0;
  const began = performance.now();
  for (let count = 0; count < requests; count++) await ask(query);
  return (performance.now() - began) / requests;
}

async function row(label, query, asks) {
  const times = { direct: [], proxied: [] };
  for (let round = 0; round < warmUps + rounds; round++) {
    for (const name of round % 2 ? ['direct', 'proxied'] : ['proxied', 'direct']) {
      const ms = await timeOf(asks[name], query);
      if (round >= warmUps) times[name].push(ms);
    }
  }
  return {
    query: label,
    'the shop itself (ms)': median(times.direct).toFixed(3),
    ...spread('by the proxy (ms)', times.proxied, 3),
    ...spread('more (ms)', differences(times.proxied, times.direct), 3),
    ...spread('ratio', ratios(times.proxied, times.direct)),
  };
}

export async function measure() {
  const asks = {
    direct: await customerBy(ways.direct),
    proxied: await customerBy(ways.proxied),
  };
  const rows = [
    await row('20 products, for nobody', catalogue, asks),
    await row('20 products and the customer', page, asks),
  ];
  return `What the proxy of \`react-customer-auth/server\` adds to a request: reading and checking it, opening the cookie, putting the token in,
taking it out of the answer. Proxy and fake shop are in one process, without a network, one request after the other: averages of
${requests} requests, medians of ${rounds} rounds. \`npm run load\` has 1,000 at once, over HTTP.

${table(rows)}`;
}
