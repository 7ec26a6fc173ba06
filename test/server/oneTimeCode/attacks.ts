import type { Given, Parts } from './stage';
import { ada, agent, ask } from './stage';

/** A request that no agent's page would send, and what comes of it, without the shop. */
export interface Attack {
  what: string;
  given?: Given;
  asked?: unknown;
  parts?: () => Parts;
  status: number;
  kind: string;
  code: string;
  field?: string;
}

const withHeaders = (headers: Record<string, string | null>) => () => ({ headers });
const foreign = { status: 403, kind: 'forbidden', code: 'FOREIGN_ORIGIN' };
const unknownAgent = { status: 401, kind: 'signedOut', code: 'AGENT_UNKNOWN' };
const refusedAgent = { status: 403, kind: 'forbidden', code: 'AGENT_REFUSED' };
const bad = { status: 400, kind: 'invalid', code: 'BAD_REQUEST' };
const large = { status: 413, kind: 'invalid', code: 'CONTENT_TOO_LARGE' };
const wrongField = (field: string, code: string) => ({ status: 422, kind: 'invalid', code, field });

/** What an app without types could return from `authorize`. */
const untyped = (agent: unknown): Given => ({
  authorize: () => {
    const result: { value: Agent } = JSON.parse(JSON.stringify({ value: agent }));
    return result.value;
  },
});
type Agent = { id: string; name: string };

export const attacks: Attack[] = [
  ...['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'].map((method) => ({
    what: method,
    parts: () => ({ method }),
    status: 405,
    kind: 'forbidden',
    code: 'METHOD_NOT_ALLOWED',
  })),
  ...[
    { Origin: null, 'Sec-Fetch-Site': null },
    { Origin: 'https://evil.example', 'Sec-Fetch-Site': null },
    { Origin: 'null', 'Sec-Fetch-Site': null },
    { Origin: 'https://admin.example.evil.example', 'Sec-Fetch-Site': null },
    { Origin: 'http://admin.example', 'Sec-Fetch-Site': null },
    { Origin: null, 'Sec-Fetch-Site': 'cross-site' },
    { Origin: null, 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { Origin: 'https://evil.example' },
  ].map((headers) => ({
    what: `a page elsewhere: ${JSON.stringify(headers)}`,
    parts: withHeaders(headers),
    ...foreign,
  })),
  ...['text/plain', 'application/x-www-form-urlencoded', 'text/plain; a=application/json'].map(
    (type) => ({
      what: `JSON as ${type}`,
      parts: withHeaders({ 'Content-Type': type }),
      status: 415,
      kind: 'forbidden',
      code: 'UNSUPPORTED_MEDIA_TYPE',
    }),
  ),

  { what: 'nobody', parts: withHeaders({ Cookie: null }), ...unknownAgent },
  { what: 'a forged session', parts: withHeaders({ Cookie: 'staff=eve' }), ...unknownAgent },
  { what: 'an agent of whom nothing is said', given: untyped(undefined), ...unknownAgent },
  { what: 'an agent who may not', given: { authorize: () => false }, ...refusedAgent },
  { what: 'an agent without an id', given: untyped({ name: 'Mary' }), ...refusedAgent },
  { what: 'an agent with an empty id', given: untyped({ id: '' }), ...refusedAgent },
  { what: 'an agent who is true', given: untyped(true), ...refusedAgent },
  { what: 'an agent who is a text', given: untyped('mary'), ...refusedAgent },
  {
    what: 'an authorize that throws',
    given: {
      authorize: () => {
        throw new Error('a secret of the session store');
      },
    },
    ...refusedAgent,
  },
  {
    what: 'an authorize that rejects',
    given: { authorize: () => Promise.reject(new Error('a secret of the session store')) },
    ...refusedAgent,
  },

  ...['', 'null', '7', '[]', '[{}]', '{"email":', 'email=ada%40example.com'].map((body) => ({
    what: `a body that is no object: ${body}`,
    parts: () => ({ body }),
    ...bad,
  })),
  { what: 'a field that is not known', asked: { ...ask, customerId: 2 }, ...bad },
  {
    what: 'a field that is known to objects',
    parts: () => ({ body: `{"email":"${ada.email}","reason":"x","__proto__":{"ended":true}}` }),
    ...bad,
  },
  { what: 'an agent in the body', asked: { ...ask, agent }, ...bad },
  { what: 'an end that is no boolean', asked: { ...ask, ended: 'true' }, ...bad },
  {
    what: 'a body too large, as it says',
    parts: () => ({ body: ' '.repeat(100_001), headers: { 'Content-Length': '100001' } }),
    ...large,
  },
  {
    what: 'a body too large, and no word of it',
    parts: () => ({
      body: new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(10_000)),
      }),
    }),
    ...large,
  },
  {
    what: 'a body that never ends',
    given: { limits: { timeout: 30 } },
    parts: () => ({ body: new ReadableStream() }),
    status: 408,
    kind: 'invalid',
    code: 'REQUEST_TIMEOUT',
  },

  { what: 'no email', asked: { reason: 'x' }, ...wrongField('email', 'BLANK') },
  { what: 'an empty email', asked: { ...ask, email: ' ' }, ...wrongField('email', 'BLANK') },
  { what: 'no address', asked: { ...ask, email: 'ada' }, ...wrongField('email', 'INVALID_EMAIL') },
  {
    what: 'two addresses',
    asked: { ...ask, email: 'ada@example.com\r\neve@evil.example' },
    ...wrongField('email', 'INVALID_EMAIL'),
  },
  {
    what: 'an address too long',
    asked: { ...ask, email: `${'a'.repeat(250)}@example.com` },
    ...wrongField('email', 'TOO_LONG'),
  },
  {
    what: 'a list of addresses',
    asked: { ...ask, email: [ada.email] },
    ...wrongField('email', 'INVALID'),
  },
  { what: 'no reason', asked: { email: ada.email }, ...wrongField('reason', 'BLANK') },
  { what: 'an empty reason', asked: { ...ask, reason: '\n' }, ...wrongField('reason', 'BLANK') },
  {
    what: 'a reason too long',
    asked: { ...ask, reason: 'x'.repeat(501) },
    ...wrongField('reason', 'TOO_LONG'),
  },
  {
    what: 'a reason that is an object',
    asked: { ...ask, reason: {} },
    ...wrongField('reason', 'INVALID'),
  },
  { what: 'the end of nobody’s session', asked: { ended: true }, ...wrongField('email', 'BLANK') },
];
