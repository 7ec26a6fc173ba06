import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { portOf } from '../../support/proxied';
import { json, type Attack } from './attack';
import { privateToken, type Instead } from './stage';

const noGraphql = 'something other than GraphQL';
const page = '<!doctype html><title>Be right back</title>';
const html = (status: number) => () =>
  new Response(page, { status, headers: { 'Content-Type': 'text/html' } });

const answering = (what: string, instead: Instead, got: Partial<Attack> = {}): Attack => ({
  what: `the shop answers ${what}`,
  instead,
  status: 502,
  says: noGraphql,
  asked: 1,
  ...got,
});

/** A server on this machine that hangs up when half of its answer is out. */
async function brokenOff(): Promise<Response> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
    response.write('{"data":', () => response.destroy());
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return fetch(`http://127.0.0.1:${portOf(server)}/`);
}

/** An answer that repeats the token wherever a shop might. */
const echo: Instead = (_, { token }) =>
  json({
    data: { customer: null },
    errors: [{ message: `Not known: "${token}"`, extensions: { request: { bearer: token } } }],
    extensions: { [token]: [token, `Bearer ${token}`] },
  });

/** How the shop, or whatever stands before it, goes wrong. */
export const shops: Attack[] = [
  answering('with a page', html(200)),
  answering('with an empty page', () => new Response('')),
  answering('with 204', () => new Response(null, { status: 204 })),
  answering('with broken JSON', () => new Response('{"data":')),
  answering('with a JSON array', () => json([{ data: {} }])),
  answering('with a JSON text', () => json('data')),
  answering('with null', () => json(null)),
  ...[199, 600, 999].map((status) =>
    answering(`with ${status}, which is no status, and GraphQL`, () =>
      Object.defineProperty(json({ data: {} }), 'status', { value: status }),
    ),
  ),
  answering('with 299', () => json({ data: {} }, { status: 299 }), {
    status: 299,
    says: '{"data":{}}',
  }),
  ...[300, 301, 302, 303, 307, 308, 399].map((status) =>
    answering(
      `with ${status}`,
      () => new Response(null, { status, headers: { Location: 'https://evil.example/' } }),
      { says: 'sent the request elsewhere' },
    ),
  ),
  ...[400, 402, 404, 423, 429, 430, 500, 503].map((status) =>
    answering(`with ${status} and a page`, html(status), { status }),
  ),
  ...[401, 402, 403, 423, 430].map((status) =>
    answering(
      `with ${status} and a text for errors`,
      () => json({ errors: 'Unavailable' }, { status }),
      {
        status,
        says: '{"errors":"Unavailable"}',
      },
    ),
  ),
  answering(
    'with 429, and when to come back',
    () => json({}, { status: 429, headers: { 'Retry-After': '30' } }),
    {
      status: 429,
      says: '{}',
    },
  ),
  answering(
    'with a secret for when to come back',
    (_, { token }) => json({}, { status: 429, headers: { 'Retry-After': token } }),
    { status: 429, says: '{}' },
  ),
  answering(
    'with cookies and headers of its own',
    (_, { token }) =>
      json(
        { data: {} },
        {
          headers: {
            'Set-Cookie': `token=${token}`,
            'X-Token': token,
            'Cache-Control': 'public, max-age=600',
            'Access-Control-Allow-Origin': '*',
            'Access-Control-Allow-Credentials': 'true',
            'Content-Encoding': 'identity',
            Server: privateToken,
            Link: '</x>; rel=preload',
          },
        },
      ),
    { status: 200, says: '{"data":{}}' },
  ),
  answering('with the token in errors and extensions', echo, {
    status: 200,
    says: 'Not known: \\"rca.',
  }),
  answering(
    'with tokens in a list',
    (_, { token }) => json({ data: { customer: { email: [token] } } }),
    {
      status: 200,
      says: 'rca.',
    },
  ),
  answering('with more than 5 MB', () => new Response(new Uint8Array(5_000_001).fill(32)), {
    says: 'more than 5000000 bytes',
  }),
  answering(
    'with more than it says',
    () => new Response(new Uint8Array(5_000_001).fill(32), { headers: { 'Content-Length': '2' } }),
    { says: 'more than 5000000 bytes' },
  ),
  answering(
    'never',
    ({ signal }) => new Promise((_, reject) => signal?.addEventListener('abort', reject)),
    {
      options: () => ({ limits: { timeout: 30 } }),
      status: 504,
      says: 'not answered in time',
    },
  ),
  answering(
    'so slowly that it does not end',
    ({ signal }) => {
      const body = new ReadableStream({
        start: (controller) =>
          signal?.addEventListener('abort', () => controller.error(new Error('aborted'))),
      });
      return new Response(body);
    },
    { options: () => ({ limits: { timeout: 30 } }), status: 504, says: 'not answered in time' },
  ),
  answering('nobody', () => fetch('http://127.0.0.1:1/'), { says: 'cannot be reached' }),
  answering('half, and hangs up', brokenOff, { says: 'cannot be reached' }),
  {
    what: 'a customer’s token in a field that is not there yet',
    only: 'Adobe Commerce',
    parts: () => ({
      query: 'mutation { socialLogin { session { jwt } } }',
      headers: { Authorization: null },
    }),
    instead: (_, { shop }) =>
      json({ data: { socialLogin: { session: { jwt: shop.livingTokens()[0] } } } }),
    status: 200,
    says: '"jwt":"gone"',
    asked: 1,
  },
  {
    what: 'a customer’s token from a module of another maker',
    only: 'Adobe Commerce',
    parts: () => ({ query: 'mutation { socialLogin { customer_token } }' }),
    instead: () => json({ data: { socialLogin: { customer_token: 'a-token-of-another-form' } } }),
    status: 200,
    says: '"customer_token":"rca.',
    asked: 1,
    kept: 1,
  },
  {
    what: 'tokens that are PayPal’s and an order’s, which have to pass',
    only: 'Adobe Commerce',
    parts: () => ({
      query: 'mutation { createPaypalExpressToken { token } placeOrder { orderV2 { token } } }',
    }),
    instead: () =>
      json({
        data: {
          createPaypalExpressToken: { token: 'EC-88M9453210X12345Y' },
          placeOrder: { orderV2: { token: '0:3:OSScWU6PKLn3kFyMhNWyskG0opgVvFBn' } },
        },
      }),
    status: 200,
    says: /EC-88M9453210X12345Y.*0:3:OSScWU6PKLn3kFyMhNWyskG0opgVvFBn/,
    asked: 1,
  },
  {
    what: 'a token in a field of a later version',
    only: 'Shopify',
    parts: () => ({ query: 'mutation { customerSignIn { session { customerAccessToken } } }' }),
    instead: () =>
      json({
        data: {
          customerSignIn: { session: { customerAccessToken: 'a-token-of-a-later-version' } },
        },
      }),
    status: 200,
    says: '"customerAccessToken":"rca.',
    asked: 1,
    kept: 1,
  },
  {
    what: 'the token that has been destroyed, under another name',
    only: 'Shopify',
    parts: ({ ground }) => ({
      query: ground.revoke.replace('deletedAccessToken', 'a: deletedAccessToken'),
    }),
    status: 200,
    says: '"a":"rca.',
    asked: 1,
    dropped: 1,
  },
  {
    what: 'another token at a logout, which nobody is to be signed in by',
    only: 'Shopify',
    parts: ({ ground }) => ({ query: ground.revoke }),
    instead: () =>
      json({ data: { customerAccessTokenDelete: { deletedAccessToken: 'another-token-of-ada' } } }),
    status: 200,
    says: '"deletedAccessToken":"rca.',
    asked: 1,
    dropped: 1,
  },
  {
    what: 'another token at a logout that asks for more',
    only: 'Shopify',
    parts: ({ ground }) => ({
      query: ground.revoke.replace(
        'customerAccessTokenDelete',
        '__typename customerAccessTokenDelete',
      ),
    }),
    instead: () =>
      json({ data: { customerAccessTokenDelete: { deletedAccessToken: 'another-token-of-ada' } } }),
    status: 200,
    says: '"deletedAccessToken":"rca.',
    asked: 1,
    dropped: 1,
  },
  {
    what: 'tokens in lists, of objects and of texts',
    only: 'Shopify',
    parts: () => ({
      query: 'mutation { customerSignIn { sessions { accessToken } oldAccessToken: accessToken } }',
    }),
    instead: () =>
      json({
        data: {
          customerSignIn: {
            sessions: [[{ accessToken: 'a-first-token' }], { accessToken: 'a-second-token' }],
            oldAccessToken: ['a-third-token', ['a-fourth-token']],
          },
        },
      }),
    status: 200,
    says: /^(?!.*-token)(.*"rca\.){4}/,
    asked: 1,
    kept: 4,
  },
  {
    what: 'a text in the place of an object with a token',
    only: 'Shopify',
    parts: () => ({ query: 'mutation { customerSignIn { session { accessToken } } }' }),
    instead: () => json({ data: { customerSignIn: { session: 'not yet' } } }),
    status: 200,
    says: '"session":"not yet"',
    asked: 1,
  },
  {
    what: 'the token that the page has already, without a renewal',
    only: 'Shopify',
    parts: () => ({
      query:
        'mutation A($token: String!) { customerUpdate(customerAccessToken: $token) { customerAccessToken { accessToken } } }',
    }),
    instead: (_, { token }) =>
      json({ data: { customerUpdate: { customerAccessToken: { accessToken: token } } } }),
    status: 200,
    says: '"accessToken":"rca.',
    asked: 1,
  },
  ...[
    ['fails', html(503), 503],
    ['refuses', () => json({ errors: [{ message: 'No.' }] }, { status: 403 }), 403],
    ['is offline', () => Promise.reject(new TypeError('offline')), 502],
  ].map(([what, instead, status]): Attack => ({
    what: `a logout while the shop ${String(what)}`,
    parts: ({ ground }) => ({ query: ground.revoke }),
    instead: typeof instead === 'function' ? instead : () => json({}),
    status: Number(status),
    asked: 1,
    dropped: 1,
  })),
  {
    what: 'too many requests, says the app',
    options: () => ({
      rateLimit: (_, fields) => Promise.resolve(fields.includes('customer') ? 1.5 : null),
    }),
    status: 429,
    says: 'Too many requests',
    asked: 0,
  },
];
