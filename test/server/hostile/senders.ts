import { withHeaders, type Attack } from './attack';

const foreign = 'does not come from a page of https://shop.example';
const refused = { status: 403, says: foreign, asked: 0 };

/** Who sends it, and in what. */
export const senders: Attack[] = [
  { what: 'GET', parts: () => ({ method: 'GET' }), status: 405, says: 'by POST', asked: 0 },
  { what: 'HEAD', parts: () => ({ method: 'HEAD' }), status: 405, says: 'by POST', asked: 0 },
  { what: 'PUT', parts: () => ({ method: 'PUT' }), status: 405, says: 'by POST', asked: 0 },
  { what: 'OPTIONS', parts: () => ({ method: 'OPTIONS' }), status: 405, asked: 0 },
  {
    what: 'a preflight of another site',
    parts: () => ({ method: 'OPTIONS', headers: { Origin: 'https://evil.example' } }),
    ...refused,
  },
  {
    what: 'neither Origin nor Sec-Fetch-Site',
    parts: withHeaders({ Origin: null, 'Sec-Fetch-Site': null }),
    ...refused,
  },
  {
    what: 'the Origin of another site',
    parts: withHeaders({ Origin: 'https://evil.example', 'Sec-Fetch-Site': null }),
    ...refused,
  },
  {
    what: 'the Origin of a sandboxed frame',
    parts: withHeaders({ Origin: 'null', 'Sec-Fetch-Site': null }),
    ...refused,
  },
  {
    what: 'an Origin that begins like the own one',
    parts: withHeaders({ Origin: 'https://shop.example.evil.example', 'Sec-Fetch-Site': null }),
    ...refused,
  },
  {
    what: 'the own host over plain HTTP',
    parts: withHeaders({ Origin: 'http://shop.example', 'Sec-Fetch-Site': null }),
    ...refused,
  },
  {
    what: 'the own host at another port',
    parts: withHeaders({ Origin: 'https://shop.example:8443', 'Sec-Fetch-Site': null }),
    ...refused,
  },
  {
    what: 'Sec-Fetch-Site: cross-site',
    parts: withHeaders({ Origin: null, 'Sec-Fetch-Site': 'cross-site' }),
    ...refused,
  },
  {
    what: 'Sec-Fetch-Site: same-site, from a subdomain',
    parts: withHeaders({ Origin: null, 'Sec-Fetch-Site': 'same-site' }),
    ...refused,
  },
  {
    what: 'Sec-Fetch-Site: none, from the address bar',
    parts: withHeaders({ Origin: null, 'Sec-Fetch-Site': 'none' }),
    ...refused,
  },
  {
    what: 'the own Origin, but Sec-Fetch-Site: cross-site',
    parts: withHeaders({ 'Sec-Fetch-Site': 'cross-site' }),
    ...refused,
  },
  {
    what: 'Sec-Fetch-Site: same-origin without an Origin, which only a page of the shop has',
    parts: withHeaders({ Origin: null }),
    status: 200,
    asked: 1,
  },
  {
    what: 'another Origin, but Sec-Fetch-Site: same-origin',
    parts: withHeaders({ Origin: 'https://evil.example' }),
    ...refused,
  },
  ...[
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'text/plain; a=application/json',
    'application/json-seq',
    'application/graphql',
  ].map((type) => ({
    what: `JSON as ${type}`,
    parts: withHeaders({ 'Content-Type': type }),
    status: 415,
    says: 'application/json',
    asked: 0,
  })),
  ...['application/json; charset=utf-8', 'application/json ;a=b', 'Application/JSON'].map(
    (type) => ({
      what: `JSON as ${type}`,
      parts: withHeaders({ 'Content-Type': type }),
      status: 200,
      asked: 1,
    }),
  ),
  {
    what: 'JSON as nothing',
    parts: () => ({
      headers: { 'Content-Type': null },
      body: new TextEncoder().encode('{"query":"{a}"}'),
    }),
    status: 415,
    asked: 0,
  },
];
