import { answering, json, type Row } from './row';

const otp = /\/otp$/;

/** What goes wrong between the handler and the shop, and what the app limits. */
export const shopTroubles: Row[] = [
  {
    what: 'too many requests for the shop, and seconds to wait',
    given: { reach: answering(() => json({}, 429, { 'Retry-After': '7' }), otp) },
    status: 429,
    kind: 'throttled',
    code: 'SHOP_THROTTLED',
    wait: '7',
    retryAfter: 7,
  },
  {
    what: 'too many requests for the shop’s search, and no word of how long',
    given: { reach: answering(() => json({}, 429)) },
    status: 429,
    kind: 'throttled',
    code: 'SHOP_THROTTLED',
    says: /for now\.$/,
  },
  {
    what: 'too many requests for the app',
    given: { rateLimit: () => Promise.resolve(2.5) },
    status: 429,
    kind: 'throttled',
    code: 'TOO_MANY_REQUESTS',
    wait: '3',
    retryAfter: 3,
  },
  {
    what: 'a limit that fails',
    given: { rateLimit: () => Promise.reject(new Error('no limits')) },
    status: 500,
    kind: 'server',
    code: 'HANDLER_FAILED',
  },
  {
    what: 'a shop that is down for a while',
    given: { reach: answering(() => json({ message: 'Away' }, 503, { 'Retry-After': '60' })) },
    status: 502,
    kind: 'server',
    code: 'SHOP_FAILED',
    says: 'The shop has failed (HTTP 503)',
    wait: '60',
    retryAfter: 60,
  },
  {
    what: 'a page of HTML',
    given: { reach: answering(() => new Response('<h1>Be right back</h1>')) },
    status: 502,
    kind: 'server',
    code: 'SHOP_FAILED',
    says: 'other than an object in JSON',
  },
  {
    what: 'half an answer',
    given: { reach: answering(() => json({}), otp) },
    status: 502,
    kind: 'server',
    code: 'SHOP_FAILED',
    says: 'without what was asked for',
  },
  {
    what: 'an endless answer',
    given: {
      reach: answering(() => new Response(`{"otp":"${'x'.repeat(2_000)}"}`), otp),
      limits: { answerBytes: 1_000 },
    },
    status: 502,
    kind: 'server',
    code: 'SHOP_FAILED',
  },
  {
    what: 'a shop that is slow',
    given: {
      reach: () => (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        }),
      limits: { timeout: 30 },
    },
    status: 504,
    kind: 'server',
    code: 'SHOP_TIMEOUT',
  },
  {
    what: 'a shop that cannot be reached',
    given: { reach: () => () => Promise.reject(new TypeError('fetch failed')) },
    status: 502,
    kind: 'server',
    code: 'SHOP_UNREACHABLE',
  },
  {
    what: 'an address that is not that of the API',
    given: { codes: { baseUrl: 'https://fake-shop.example.com/rest/default/V2' } },
    status: 502,
    kind: 'forbidden',
    code: 'WRONG_ADDRESS',
  },
  {
    what: 'an API without codes',
    given: {
      reach: answering(() => json({ message: 'Request does not match any route.' }, 404), otp),
    },
    status: 502,
    kind: 'forbidden',
    code: 'WRONG_ADDRESS',
    says: 'does not match any route',
  },
  {
    what: 'an address that sends elsewhere',
    given: { reach: answering(() => new Response(null, { status: 301 })) },
    status: 502,
    kind: 'forbidden',
    code: 'WRONG_ADDRESS',
  },
];
