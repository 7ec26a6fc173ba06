import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { shopify } from '../dist/backends/shopify/index.js';
import {
  createCustomerAuth,
  customerAuthExchange,
  isolateCustomers,
  memoryStorage,
} from '../dist/index.js';
import { createFakeShopify } from '../dist/testing/index.js';
import { table } from './support/markdown.mjs';
import { differences, ratios, spread } from './support/statistics.mjs';

export const title = 'Login';

const rounds = 41;
const warmUps = 10;
const logins = 100;

const customer = { email: 'ada@example.com', password: 'analytical' };
const signIn = `mutation SignIn($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { code field message }
  }
}`;
const signOut = `mutation SignOut($token: String!) {
  customerAccessTokenDelete(customerAccessToken: $token) { deletedAccessToken }
}`;

function bare(shop) {
  const client = new Client({ ...shop.connection, exchanges: [fetchExchange] });
  let token;
  return {
    async signIn() {
      const { data } = await client.mutation(signIn, { input: customer }).toPromise();
      token = data.customerAccessTokenCreate.customerAccessToken.accessToken;
    },
    signOut: () => client.mutation(signOut, { token }).toPromise(),
  };
}

const withAuth = (exchangesOf) => (shop) => {
  const auth = createCustomerAuth({ backend: shopify(), storage: memoryStorage() });
  auth.connect(new Client({ ...shop.connection, exchanges: exchangesOf(auth) }));
  return {
    async signIn() {
      const outcome = await auth.login(customer);
      if (!outcome.ok) throw outcome.error;
    },
    signOut: () => auth.logout(),
  };
};

const subjects = {
  '`client.mutation`': bare,
  '`auth.login`': withAuth(() => [fetchExchange]),
  '`auth.login`, with both exchanges': withAuth((auth) => [
    isolateCustomers(auth, cacheExchange),
    customerAuthExchange(auth),
    fetchExchange,
  ]),
};

/** Milliseconds that a login takes on average, at a shop that nobody has been to. */
async function timeOf(open) {
  const customerOf = open(createFakeShopify({ customers: [customer] }));
  let ms = 0;
  for (let count = 0; count < logins; count++) {
    const began = performance.now();
    await customerOf.signIn();
    ms += performance.now() - began;
    await customerOf.signOut();
  }
  return ms / logins;
}

export async function measure() {
  const measured = Object.entries(subjects).map(([label, open]) => ({ label, open, times: [] }));
  for (let round = 0; round < warmUps + rounds; round++) {
    for (let turn = 0; turn < measured.length; turn++) {
      const { open, times } = measured[(round + turn) % measured.length];
      const ms = await timeOf(open);
      if (round >= warmUps) times.push(ms);
    }
  }
  const [{ times: base }] = measured;
  const rows = measured.map(({ label, times }) => ({
    'signed in by': label,
    ...spread('time (ms)', times, 3),
    ...spread('more than the mutation (ms)', differences(times, base), 3),
    ...spread('ratio', ratios(times, base)),
  }));
  return `One login at a fake Shopify shop in memory, without a network: what the package adds to the mutation that it sends. Averages of
${logins} logins, medians of ${rounds} rounds, in Node. The shop takes most of the time in every row.

${table(rows)}`;
}
