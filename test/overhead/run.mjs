// 1,000 queries through both exchanges and through a bare client, to a fake shop in memory: prints the ratio of the two, and fails
// when it is far off.
// `npm run overhead`.
import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { createCustomerAuth, customerAuthExchange, isolateCustomers } from 'react-customer-auth';
import { customerAccessToken, shopify } from 'react-customer-auth/shopify';
import { createFakeShopify } from 'react-customer-auth/testing';

const queries = 1_000;
const rounds = 9;
const limit = 1.25;

const values = new Map();
const storage = {
  getItem: (key) => values.get(key) ?? null,
  setItem: (key, value) => void values.set(key, value),
  removeItem: (key) => void values.delete(key),
};
globalThis.window = { localStorage: storage, addEventListener() {}, removeEventListener() {} };
globalThis.sessionStorage = { getItem: () => null, setItem() {}, removeItem() {} };

const customer = { email: 'ada@example.com', password: 'analytical' };
const shop = createFakeShopify({ customers: [customer] });
const auth = createCustomerAuth({ backend: shopify() });
const clients = {
  bare: new Client({ ...shop.connection, exchanges: [cacheExchange, fetchExchange] }),
  both: new Client({
    ...shop.connection,
    exchanges: [isolateCustomers(auth, cacheExchange), customerAuthExchange(auth), fetchExchange],
  }),
};
await auth.login(customer);

const kinds = {
  public: ['query Shop($n: Int) { shop { name } products(first: $n) { nodes { id } } }', {}],
  personal: [
    'query Email($customerAccessToken: String!, $n: Int) { customer(customerAccessToken: $customerAccessToken) { email } products(first: $n) { nodes { id } } }',
    { customerAccessToken },
  ],
};
let n = 0;

/** Milliseconds for so many queries, none of them asked before. */
async function time(client, [query, variables]) {
  const began = performance.now();
  for (let count = 0; count < queries; count++) {
    // The shop keeps a list for tests to look at.
    shop.requests.length = 0;
    const { error } = await client.query(query, { ...variables, n: n++ }).toPromise();
    if (error) throw error;
  }
  return performance.now() - began;
}

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

const rows = {};
let isFarOff = false;
for (const [kind, query] of Object.entries(kinds)) {
  const times = { bare: [], both: [] };
  for (let round = 0; round < rounds; round++) {
    // By turns, so that neither always comes first.
    const order = round % 2 ? ['bare', 'both'] : ['both', 'bare'];
    for (const name of order) times[name].push(await time(clients[name], query));
  }
  const ratios = times.both.map((ms, index) => ms / times.bare[index]);
  // Of the quieter rounds: a busy machine makes the others longer, and none shorter.
  const [, , quiet] = ratios.toSorted((a, b) => a - b);
  isFarOff ||= quiet > limit;
  rows[kind] = {
    'bare (ms)': median(times.bare).toFixed(1),
    'both exchanges (ms)': median(times.both).toFixed(1),
    ratio: median(ratios).toFixed(2),
    'lowest to highest': `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`,
  };
}
console.log(`${queries} queries, medians of ${rounds} rounds`);
console.table(rows);
if (isFarOff) {
  console.error(`More than ${limit} times a bare client, in quiet rounds too.`);
  process.exitCode = 1;
}
