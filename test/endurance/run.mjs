// 10,000 logins and logouts against the built package: prints listeners, timers and heap at the start and at the end, and fails
// when any of them has grown. `npm run endurance`.
import { Client, fetchExchange } from '@urql/core';
import { createCustomerAuth } from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';
import { createFakeShopify } from 'react-customer-auth/testing';

const cycles = 10_000;

let listeners = 0;
const values = new Map();
const storage = () => ({
  getItem: (key) => values.get(key) ?? null,
  setItem: (key, value) => void values.set(key, value),
  removeItem: (key) => void values.delete(key),
});
globalThis.window = {
  localStorage: storage(),
  addEventListener: () => listeners++,
  removeEventListener: () => listeners--,
};
globalThis.sessionStorage = { getItem: () => null, setItem() {}, removeItem() {} };

const { setTimeout: set, clearTimeout: clear } = globalThis;
const running = new Set();
globalThis.setTimeout = (work, ms) => {
  const timer = set(() => {
    running.delete(timer);
    work();
  }, ms);
  running.add(timer);
  return timer;
};
globalThis.clearTimeout = (timer) => {
  running.delete(timer);
  clear(timer);
};

const customer = { email: 'ada@example.com', password: 'analytical' };
const shop = createFakeShopify({ customers: [customer] });
const auth = createCustomerAuth({ backend: shopify() });
auth.connect(new Client({ ...shop.connection, exchanges: [fetchExchange] }));

async function cycle(times) {
  for (let count = 0; count < times; count++) {
    const stop = auth.watch();
    const unsubscribe = auth.subscribe(() => {});
    const login = await auth.login(customer);
    const logout = await auth.logout();
    if (!login.ok || !logout.data.revoked) throw new Error('A cycle went wrong.');
    unsubscribe();
    stop();
    // The shop keeps a list for tests to look at.
    shop.requests.length = 0;
  }
}

function measure() {
  globalThis.gc();
  return { listeners, timers: running.size, heap: process.memoryUsage().heapUsed };
}

const stop = auth.watch();
// What is compiled and cached on the way is no leak.
await cycle(1_000);
const start = measure();
const began = Date.now();
await cycle(cycles);
const end = measure();
stop();

const kB = (bytes) => `${(bytes / 1024).toFixed(0)} kB`;
console.table({
  start: { ...start, heap: kB(start.heap) },
  end: { ...end, heap: kB(end.heap) },
});
console.log(`${cycles} cycles in ${((Date.now() - began) / 1000).toFixed(1)} s`);
const grown = end.heap - start.heap;
if (end.listeners !== start.listeners || end.timers !== start.timers || grown > 512 * 1024) {
  console.error(`Something is left behind: the heap has grown by ${kB(grown)}.`);
  process.exitCode = 1;
}
