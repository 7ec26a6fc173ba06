// 1,000 requests at once through the proxy, and to the same fake shop directly, by turns: shop and proxy are servers on this machine,
// each with a thread of its own. Prints throughput, times and the proxy's heap, and fails when they are far off. `npm run load`.
import { createServer, Agent, request } from 'node:http';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createCustomerAuthProxy, toNodeListener } from 'react-customer-auth/server';
import { proxiedShopify } from 'react-customer-auth/shopify';
import { createFakeShopify } from 'react-customer-auth/testing';

const atOnce = 1_000;
const rounds = 5;
/** Of the slowest one in a hundred: by itself, where the machine is quick, and in times of the shop's own, where it is busy. */
const limits = { ratio: 0.2, p99: 5_000, times: 6, heap: 8 * 1024 * 1024 };

const origin = 'https://shop.example';
const customer = { email: 'ada@example.com', password: 'analytical' };
const products = Array.from({ length: 20 }, (_, index) => ({
  handle: `product-${index}`,
  title: `Product ${index}`,
  description: 'One of many, with a description that has a few words in it.',
  price: '24.00',
}));
const signIn =
  'mutation SignIn($input: CustomerAccessTokenCreateInput!) { customerAccessTokenCreate(input: $input) { customerAccessToken { accessToken expiresAt } } }';
const page =
  'query Page($token: String!) { customer(customerAccessToken: $token) { id email firstName } products(first: 20) { nodes { id handle title description } } }';

function serve({ shopUrl }) {
  const listener = shopUrl ? proxyListener(shopUrl) : shopListener();
  const server = createServer({ keepAliveTimeout: 60_000 }, listener);
  server.listen({ port: 0, host: '127.0.0.1', backlog: 2_048 }, () => {
    parentPort.postMessage(`http://127.0.0.1:${server.address().port}/`);
  });
  parentPort.on('message', () => {
    globalThis.gc();
    parentPort.postMessage(process.memoryUsage().heapUsed);
  });
}

function shopListener() {
  const shop = createFakeShopify({ customers: [customer], products });
  return (message, response) => {
    // The shop keeps a list for tests to look at.
    shop.requests.length = 0;
    message.headers['x-shopify-storefront-access-token'] = 'fake-storefront-access-token';
    shop.listener(message, response);
  };
}

const proxyListener = (url) =>
  toNodeListener(
    createCustomerAuthProxy({
      backend: proxiedShopify(),
      upstream: { url },
      cookie: { secrets: ['a secret for this run, and for no other'] },
      limits: { timeout: 60_000 },
    }),
    { origin },
  );

async function start(data) {
  const worker = new Worker(new URL(import.meta.url), { workerData: data });
  const next = () => new Promise((resolve) => worker.once('message', resolve));
  const url = await next();
  const heap = () => {
    worker.postMessage('heap');
    return next();
  };
  return { url, heap, stop: () => worker.terminate() };
}

const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

function post(url, headers, body) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      answer.on('end', () => resolve({ text, cookie: answer.headers['set-cookie']?.[0] }));
    });
    sent.on('error', reject).end(JSON.stringify(body));
  });
}

/** A customer at this address, with whatever stands for the token there. */
async function customerAt(url) {
  const headers = { 'Content-Type': 'application/json', Origin: origin };
  const answer = await post(url, headers, { query: signIn, variables: { input: customer } });
  const { accessToken } = JSON.parse(answer.text).data.customerAccessTokenCreate
    .customerAccessToken;
  const cookie = answer.cookie && { Cookie: answer.cookie.split(';')[0] };
  const body = { query: page, variables: { token: accessToken } };
  return async () => {
    const { text } = await post(url, { ...headers, ...cookie }, body);
    if (!text.includes(customer.email)) throw new Error(`A request went wrong: ${text}`);
  };
}

/** 1,000 requests at once: how many a second, and how long they took. */
async function measure(ask) {
  const began = performance.now();
  const times = await Promise.all(
    Array.from({ length: atOnce }, async () => {
      await ask();
      return performance.now() - began;
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)];
  return { perSecond: (atOnce / at(0.999)) * 1_000, p50: at(0.5), p99: at(0.99) };
}

async function main() {
  const shop = await start({});
  const proxy = await start({ shopUrl: shop.url });
  const ask = { direct: await customerAt(shop.url), proxied: await customerAt(proxy.url) };
  // What is compiled, connected and cached on the way is no leak.
  for (const one of [ask.direct, ask.proxied, ask.proxied]) await measure(one);
  const before = await proxy.heap();
  const results = { direct: [], proxied: [] };
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 ? ['direct', 'proxied'] : ['proxied', 'direct'];
    for (const name of order) results[name].push(await measure(ask[name]));
  }
  // Sockets and signals are let go of a moment later.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const after = await proxy.heap();
  agent.destroy();
  await Promise.all([shop.stop(), proxy.stop()]);
  report(results, before, after);
}

function report(results, before, after) {
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  const of = (name, key) => median(results[name].map((round) => round[key]));
  const row = (name) => ({
    'requests a second': of(name, 'perSecond').toFixed(0),
    'p50 (ms)': of(name, 'p50').toFixed(0),
    'p99 (ms)': of(name, 'p99').toFixed(0),
  });
  const ratios = results.proxied.map(
    ({ perSecond }, round) => perSecond / results.direct[round].perSecond,
  );
  const ratio = median(ratios);
  const mB = (bytes) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  console.log(`${atOnce} requests at once, medians of ${rounds} rounds`);
  console.table({ 'the shop directly': row('direct'), 'through the proxy': row('proxied') });
  console.log(
    `throughput: ${ratio.toFixed(2)} of the shop's (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
  );
  console.log(`heap of the proxy: ${mB(before)} before, ${mB(after)} after`);
  const tooMuch = [
    ratio < limits.ratio && `Less than ${limits.ratio} of the throughput.`,
    of('proxied', 'p99') > Math.max(limits.p99, limits.times * of('direct', 'p99')) &&
      `One in a hundred takes more than ${limits.p99} ms, and ${limits.times} times the shop's own.`,
    after - before > limits.heap && `The heap has grown by ${mB(after - before)}.`,
  ].filter(Boolean);
  for (const words of tooMuch) console.error(words);
  if (tooMuch.length) process.exitCode = 1;
}

if (isMainThread) await main();
else serve(workerData);
