import type { Attack } from './attack';

const noObject = { status: 400, says: 'A request is one JSON object', asked: 0 };
const noQuery = { status: 400, says: 'A request has a query', asked: 0 };
const noVariables = { status: 400, says: 'The variables of a request are an object', asked: 0 };
const large = ' '.repeat(100_001);

/** A body that comes in pieces, for as long as anybody reads. */
const pieces = (piece: string, times = Infinity) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      if (times-- <= 0) controller.close();
      else controller.enqueue(new TextEncoder().encode(piece));
    },
  });

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

/** What is in it. */
export const bodies: Attack[] = [
  { what: 'a batch', parts: () => ({ body: '[{"query":"{a}"},{"query":"{b}"}]' }), ...noObject },
  { what: 'a batch of none', parts: () => ({ body: '[]' }), ...noObject },
  { what: 'a number', parts: () => ({ body: '7' }), ...noObject },
  { what: 'null', parts: () => ({ body: 'null' }), ...noObject },
  { what: 'no body', parts: () => ({ body: '' }), ...noObject },
  { what: 'broken JSON', parts: () => ({ body: '{"query":"{a}"' }), ...noObject },
  { what: 'a form', parts: () => ({ body: 'query=%7Ba%7D' }), ...noObject },
  { what: 'no query', parts: () => ({ body: '{}' }), ...noQuery },
  {
    what: 'the id of a stored query',
    parts: () => ({ body: '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}' }),
    ...noQuery,
  },
  { what: 'a query that is an array', parts: () => ({ query: ['{ a }'] }), ...noQuery },
  { what: 'a query that is an object', parts: () => ({ query: { kind: 'Document' } }), ...noQuery },
  {
    what: 'an operationName that is an array',
    parts: () => ({ operationName: ['a'] }),
    ...noQuery,
  },
  { what: 'an operationName that is false', parts: () => ({ operationName: false }), ...noQuery },
  { what: 'variables that are an array', parts: () => ({ variables: [] }), ...noVariables },
  { what: 'variables that are a text', parts: () => ({ variables: '{}' }), ...noVariables },
  { what: 'variables that are true', parts: () => ({ variables: true }), ...noVariables },
  {
    what: 'variables that are null',
    parts: ({ ground }) => ({ query: ground.public, variables: null }),
    status: 200,
    asked: 1,
  },
  {
    what: 'a body as large as may be, as it says',
    parts: ({ ground }) => ({
      body: JSON.stringify({ query: ground.public }).padEnd(100_000),
      headers: { 'Content-Length': '100000' },
    }),
    status: 200,
    asked: 1,
  },
  {
    what: 'a body of which nothing has to be read, so large it says it is',
    parts: ({ ground }) => ({
      body: JSON.stringify({ query: ground.public }),
      headers: { 'Content-Length': '100001' },
    }),
    status: 413,
    asked: 0,
  },
  {
    what: 'a body too large, as it says',
    parts: () => ({ body: `{${large}}`, headers: { 'Content-Length': '100003' } }),
    status: 413,
    says: '100000 bytes at most',
    asked: 0,
  },
  {
    what: 'a body too large that says nothing',
    parts: () => ({ body: pieces(' '.repeat(1_000)) }),
    status: 413,
    says: '100000 bytes at most',
    asked: 0,
  },
  {
    what: 'a body too large that says it is small',
    parts: () => ({ body: `{${large}}`, headers: { 'Content-Length': '2' } }),
    status: 413,
    asked: 0,
  },
  {
    what: 'no body, which says it is too large',
    parts: () => ({ body: null, headers: { 'Content-Length': '100001' } }),
    status: 413,
    says: '100000 bytes at most',
    asked: 0,
  },
  {
    what: 'a body that never ends',
    parts: () => ({ body: new ReadableStream() }),
    options: () => ({ limits: { timeout: 30 } }),
    status: 408,
    says: 'not come in time',
    asked: 0,
  },
  {
    what: 'a body that breaks off',
    parts: () => ({
      body: new ReadableStream({ start: (controller) => controller.error(new Error('reset')) }),
    }),
    status: 400,
    says: 'not come whole',
    asked: 0,
  },
  {
    what: 'variables 30 levels deep',
    parts: (at) => ({
      query: at.ground.public,
      variables: { a: JSON.parse(nested(30)) as unknown },
    }),
    status: 400,
    says: '20 levels deep',
    asked: 0,
  },
  {
    what: 'variables 40,000 levels deep',
    parts: () => ({ body: `{"query":"{a}","variables":{"a":${nested(40_000)}}}` }),
    status: 400,
    says: '20 levels deep',
    asked: 0,
  },
  {
    what: '__proto__ in the body',
    parts: () => ({ body: '{"__proto__":{"query":"{ shop { name } }"}}' }),
    ...noQuery,
  },
  {
    what: '__proto__ and constructor in variables, which nothing takes',
    parts: ({ ground }) => ({
      body: `{"query":${JSON.stringify(ground.public)},"variables":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}`,
    }),
    status: 200,
    asked: 1,
  },
];
