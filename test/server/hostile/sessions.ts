import { CompactEncrypt } from 'jose';
import { grace, secret, type Parts, type Stage } from './stage';
import type { Attack } from './attack';

/** The shop is asked, and knows of nobody. */
const nobody = { asked: 1, status: 200, says: /"customer":null|"errors"/ };
const onShopify = { only: 'Shopify', ...nobody } as const;
const onAdobe = { only: 'Adobe Commerce', ...nobody, status: 401 } as const;
const dead = (what: string, parts: Attack['parts'], also: Partial<Attack> = {}): Attack[] =>
  [onShopify, onAdobe].map((got) => ({ what, ...(parts && { parts }), ...got, ...also }));

const withCookie =
  (write: (at: Stage) => string | null | Promise<string | null>) =>
  async (at: Stage): Promise<Parts> => ({ headers: { Cookie: await write(at) } });

/** A query for whom a handle names, with Ada's cookie. */
const withHandle = (write: (at: Stage) => string) => (at: Stage) => at.ground.asCustomer(write(at));

const handleOf = (handle: object) =>
  `rca.${btoa(JSON.stringify(handle)).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')}`;
function partsOf(handle: string): { sid: string; tid: string } {
  const parts: { sid: string; tid: string } = JSON.parse(
    atob(handle.slice(4).replaceAll('-', '+').replaceAll('_', '/')),
  );
  return parts;
}

async function seal(at: Stage, changes: object, by = secret) {
  const key = await crypto.subtle.digest(
    'SHA-256',
    new TextEncoder().encode(`react-customer-auth ${by}`),
  );
  const session = {
    ...partsOf(at.handle),
    token: at.token,
    issuedAt: Date.now(),
    expiresAt: null,
    former: null,
    isOfTab: false,
    isImpersonated: false,
    ...changes,
  };
  const sealed = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(session)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(new Uint8Array(key));
  return `${at.cookie.name}=${sealed}`;
}

const flipped = (text: string, at: number) =>
  text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);

/** A document of Shopify's with a handle where tokens do not go. */
const misplaced = (
  what: string,
  head: string,
  body: string,
  variables: (handle: string) => object,
): Attack => ({
  what: `a handle ${what}`,
  only: 'Shopify',
  parts: ({ handle }) => ({ query: `${head} { ${body} }`, variables: variables(handle) }),
  status: 400,
  says: 'goes into customerAccessToken alone',
  asked: 0,
});

/** Whose it is. */
export const sessions: Attack[] = [
  ...dead(
    'no cookie',
    withCookie(() => null),
  ),
  ...dead(
    'a cookie with another byte in it',
    withCookie(({ cookie: { name, value } }) => `${name}=${flipped(value, value.length - 30)}`),
    { dropped: 1 },
  ),
  ...dead(
    'a cookie with another header',
    withCookie(
      ({ cookie: { name, value } }) =>
        `${name}=${btoa('{"alg":"none"}')}${value.slice(value.indexOf('.'))}`,
    ),
    { dropped: 1 },
  ),
  ...dead(
    'a cookie cut short',
    withCookie(({ cookie: { name, value } }) => `${name}=${value.slice(0, -20)}`),
    { dropped: 1 },
  ),
  ...dead(
    'an empty cookie',
    withCookie(({ cookie: { name } }) => `${name}=`),
    { dropped: 1 },
  ),
  ...dead(
    'a cookie of plain JSON',
    withCookie(({ cookie, token }) => `${cookie.name}={"token":"${token}"}`),
    { dropped: 1 },
  ),
  ...dead(
    'a cookie under another secret',
    withCookie((at) => seal(at, {}, 'another secret that is long enough to be one')),
    { dropped: 1 },
  ),
  ...dead(
    'a cookie of another version',
    withCookie((at) => seal(at, { issuedAt: 'today' })),
    { dropped: 1 },
  ),
  ...dead(
    'a cookie that is over, and that the browser kept',
    withCookie((at) => seal(at, { expiresAt: Date.now() - 1 })),
    { dropped: 1 },
  ),
  ...dead(
    'the cookie of another session under this one’s name',
    async (at) => {
      const other = await at.signIn(grace);
      return { headers: { Cookie: `${at.cookie.name}=${other.cookie.value}` } };
    },
    { dropped: 1 },
  ),
  ...dead(
    'a support agent’s cookie, with the customer’s handle',
    withCookie((at) => seal(at, { sid: crypto.randomUUID(), isImpersonated: true })),
  ),
  ...dead(
    'a handle of another session and this one’s token',
    withHandle((at) => handleOf({ ...partsOf(at.handle), sid: crypto.randomUUID() })),
  ),
  ...dead(
    'a handle of this session and another token',
    withHandle((at) => handleOf({ ...partsOf(at.handle), tid: 'f'.repeat(32) })),
  ),
  ...dead(
    'a handle that names the cookie of something else',
    withHandle((at) => handleOf({ ...partsOf(at.handle), tid: '../../admin' })),
  ),
  ...dead(
    'a handle of numbers',
    withHandle(() => handleOf({ sid: 1, tid: 2 })),
  ),
  ...dead(
    'a handle that is no JSON',
    withHandle(() => 'rca.AAAA'),
  ),
  {
    what: 'the token itself, from a page that should not have it',
    only: 'Adobe Commerce',
    parts: ({ token }) => ({ headers: { Authorization: `Bearer ${token}` } }),
    status: 403,
    says: "isn't authorized",
    asked: 1,
  },
  {
    what: 'a header with more in it than a handle',
    only: 'Adobe Commerce',
    parts: ({ handle }) => ({ headers: { Authorization: `Bearer ${handle}, Bearer x` } }),
    status: 403,
    says: "isn't authorized",
    asked: 1,
  },
  {
    what: 'a handle in a header of another kind',
    parts: ({ handle }) => ({ headers: { Authorization: `Digest bearer ${handle}` } }),
    ...onAdobe,
    status: 403,
    says: "isn't authorized",
  },
  {
    what: 'a header with a million bytes',
    only: 'Adobe Commerce',
    parts: () => ({ headers: { Authorization: `Bearer rca.${'A'.repeat(1_000_000)}` } }),
    status: 401,
    asked: 1,
  },
  {
    what: 'a store view with a line break, written as an escape',
    only: 'Adobe Commerce',
    parts: () => ({ headers: { Store: 'default%0d%0aX-Evil: 1' } }),
    status: 200,
    asked: 1,
  },
  misplaced(
    'in the note of a cart',
    'mutation A($a: String)',
    'cartCreate(input: { note: $a }) { cart { id } }',
    (a) => ({ a }),
  ),
  misplaced(
    'in a note and in its place',
    'mutation A($a: String)',
    'cartCreate(input: { note: $a, buyerIdentity: { customerAccessToken: $a } }) { cart { id } }',
    (a) => ({ a }),
  ),
  misplaced(
    'in an input object',
    'mutation A($a: CartInput)',
    'cartCreate(input: $a) { cart { id } }',
    (note) => ({ a: { note } }),
  ),
  misplaced(
    'in lists within lists',
    'mutation A($a: CartInput)',
    'cartCreate(input: $a) { cart { id } }',
    (value) => ({ a: { attributes: [[{ key: 'x', value }]] } }),
  ),
  misplaced('in a search', 'query A($a: String)', 'products(query: $a) { nodes { id } }', (a) => ({
    a,
  })),
  misplaced(
    'as an email address',
    'mutation A($a: CustomerAccessTokenCreateInput!)',
    'customerAccessTokenCreate(input: $a) { customerUserErrors { message } }',
    (email) => ({ a: { email, password: 'x' } }),
  ),
  misplaced(
    'in an input field beneath its place',
    'mutation A($a: String)',
    'cartCreate(customerAccessToken: { note: $a }) { cart { id } }',
    (a) => ({ a }),
  ),
  misplaced('behind __proto__', 'query A($a: CartInput)', 'a(b: $a)', (a) => ({
    a: JSON.parse(`{"__proto__":{"note":"${a}"}}`) as object,
  })),
  {
    what: 'a handle in a variable, where tokens go into a header',
    only: 'Adobe Commerce',
    parts: ({ handle }) => ({
      query: 'query A($a: String) { a(b: $a) }',
      variables: { a: handle },
    }),
    status: 400,
    says: 'goes into its header alone',
    asked: 0,
  },
  {
    what: 'a handle in a variable that nothing takes',
    only: 'Shopify',
    parts: ({ handle }) => ({ query: '{ shop { name } }', variables: { note: handle } }),
    status: 200,
    asked: 1,
  },
  {
    what: 'a handle in the document itself',
    only: 'Shopify',
    parts: ({ handle }) => ({
      query: `{ customer(customerAccessToken: "${handle}") { email } }`,
      variables: {},
    }),
    status: 200,
    says: '"customer":null',
    asked: 1,
  },
];
