import type { Attack } from './attack';
import type { Stage } from './stage';

const bad = { status: 400, asked: 0 };
const closed = { status: 403, says: 'The schema is not told here', asked: 0 };
const sealed = { status: 200, says: /"rca\.[\w-]+"/, asked: 1, kept: 1 };

const query = (text: string) => () => ({ query: text });

/** A sign-in by a document that tries to have the token under another name. */
const signIn = (write: (ground: Stage['ground']) => string) => (at: Stage) => ({
  query: write(at.ground),
  variables: at.ground.credentials({ email: 'ada@example.com', password: 'correcthorse' }),
});

const many = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join(' ');

/** What is asked. */
export const documents: Attack[] = [
  { what: 'broken GraphQL', parts: query('{ shop { name }'), ...bad },
  { what: 'no GraphQL', parts: query('select * from customers'), ...bad },
  { what: 'an empty document', parts: query(' '), ...bad },
  {
    what: 'a NUL in a comment, which stays here',
    parts: query('{ __typename #\0\n }'),
    status: 200,
    asked: 1,
  },
  { what: 'a schema definition', parts: query('type Query { a: String }'), ...bad },
  { what: 'fragments alone', parts: query('fragment A on B { c }'), ...bad, says: 'one operation' },
  {
    what: 'two operations',
    parts: query('query A { a } query B { b }'),
    ...bad,
    says: 'one operation',
  },
  { what: 'a subscription', parts: query('subscription { a }'), ...bad, says: 'Subscriptions' },
  { what: '__schema', parts: query('{ __schema { types { name } } }'), ...closed },
  { what: '__type', parts: query('{ __type(name: "Customer") { name } }'), ...closed },
  {
    what: '__schema under another name',
    parts: query('{ a: __schema { types { name } } }'),
    ...closed,
  },
  {
    what: '__schema beside what may be asked',
    parts: query('{ a: __typename __schema { types { name } } b: __typename }'),
    ...closed,
  },
  {
    what: '__type in fragments',
    parts: query('{ ...A } fragment A on Query { ... on Query { b: __type(name: "C") { name } } }'),
    ...closed,
  },
  {
    what: '25 levels',
    parts: query('{ a'.repeat(25) + ' }'.repeat(25)),
    ...bad,
    says: '20 levels',
  },
  {
    what: '20 levels, which may be',
    parts: query(`${'{ ... '.repeat(19)}{ __typename }${' }'.repeat(19)}`),
    status: 200,
    asked: 1,
  },
  {
    what: '21 levels',
    parts: query(`${'{ ... '.repeat(20)}{ __typename }${' }'.repeat(20)}`),
    ...bad,
    says: '20 levels',
  },
  {
    what: '21 levels in a fragment',
    parts: query(
      `{ ...A } fragment A on Query ${'{ ... '.repeat(19)}{ __typename }${' }'.repeat(19)}`,
    ),
    ...bad,
    says: '20 levels',
  },
  { what: '40,000 levels', parts: query('{a'.repeat(40_000)), ...bad },
  { what: 'values 40,000 levels deep', parts: query(`{a(b:${'['.repeat(40_000)}`), ...bad },
  {
    what: 'a fragment within itself',
    parts: query('{ ...A } fragment A on B { c ...A }'),
    ...bad,
    says: '20 levels',
  },
  {
    what: 'two fragments within each other',
    parts: query('{ ...A } fragment A on B { ...C } fragment C on B { ...A }'),
    ...bad,
    says: '20 levels',
  },
  {
    what: 'fragments that double 15 times',
    parts: query(
      `{ ...F0 } ${many(15, (at) => `fragment F${at} on A { ...F${at + 1} ...F${at + 1} }`)} fragment F15 on A { b }`,
    ),
    ...bad,
    says: 'so much at once',
  },
  { what: 'a fragment that is not there', parts: query('{ ...A }'), ...bad, says: 'not there' },
  {
    what: 'two fragments of one name',
    parts: query('{ ...A } fragment A on B { c } fragment A on B { d }'),
    ...bad,
    says: 'there twice',
  },
  {
    what: '5,001 fields',
    parts: query(`{ ${many(5_001, (at) => `f${at}: a`)} }`),
    ...bad,
    says: 'so much at once',
  },
  {
    what: '5,000 fields, which may be',
    parts: query(`{ ${many(5_000, (at) => `f${at}: __typename`)} }`),
    status: 200,
    asked: 1,
  },
  {
    what: 'the token under another name',
    parts: signIn((of) => `${of.head} { ${of.signIn(`hidden: ${of.token}`)} }`),
    ...sealed,
  },
  {
    what: 'everything under other names',
    parts: signIn((of) => `${of.head} { ${of.signIn(`email: ${of.token}`, 'shop:')} }`),
    ...sealed,
  },
  {
    what: 'the token under the name of a prototype',
    parts: signIn((of) => `${of.head} { ${of.signIn(`__proto__: ${of.token}`, 'constructor:')} }`),
    ...sealed,
  },
  {
    what: 'the token ten times',
    parts: signIn((of) => `${of.head} { ${of.signIn(many(10, (at) => `t${at}: ${of.token}`))} }`),
    ...sealed,
  },
  {
    what: 'the same key twice, the token behind the second',
    parts: signIn((of) => `${of.head} { ${of.signIn(of.beside)} ${of.signIn(of.token)} }`),
    ...sealed,
  },
  {
    what: 'a field beside it under the name of the token',
    parts: signIn((of) => `${of.head} { ${of.signIn(`${of.token}: ${of.beside}`)} }`),
    status: 200,
    asked: 1,
  },
  {
    what: 'both names exchanged',
    parts: signIn(
      (of) => `${of.head} { ${of.signIn(`${of.token}: __typename beside: ${of.token}`)} }`,
    ),
    ...sealed,
  },
  {
    what: 'the token in an inline fragment',
    parts: signIn((of) => `${of.head} { ${of.signIn(`... on ${of.type} { a: ${of.token} }`)} }`),
    ...sealed,
  },
  {
    what: 'the token in fragments within fragments',
    parts: signIn(
      (of) =>
        `${of.head} { ...M } fragment M on Mutation { ${of.signIn('...A')} } fragment A on ${of.type} { ... { ...B } } fragment B on ${of.type} { a: ${of.token} }`,
    ),
    ...sealed,
  },
  {
    what: 'the token behind @include and @skip',
    parts: (at) => {
      const { head, signIn: write, token } = at.ground;
      const query = `${head.replace(')', ', $yes: Boolean!, $no: Boolean!)')} { ${write(`a: ${token} @include(if: $yes) b: ${token} @skip(if: $no)`)} }`;
      const credentials = at.ground.credentials({
        email: 'ada@example.com',
        password: 'correcthorse',
      });
      return { query, variables: { ...credentials, yes: true, no: false } };
    },
    ...sealed,
  },
  {
    what: 'the token behind comments and odd spaces',
    parts: signIn(
      (of) => `#}\r${of.head}\uFEFF{,,${of.signIn(`#"""\r\na:#${of.token}\n${of.token}`)}#{\n}`,
    ),
    ...sealed,
  },
  {
    what: 'six sign-ins at once, in fragments',
    parts: signIn(
      (of) =>
        `${of.head} { ...A } fragment A on Mutation { ${many(6, (at) => of.signIn(of.token, `a${at}:`))} }`,
    ),
    ...bad,
    says: '5 mutations at most',
  },
  {
    what: 'five sign-ins at once, which may be',
    parts: signIn((of) => `${of.head} { ${many(5, (at) => of.signIn(of.token, `a${at}:`))} }`),
    ...sealed,
    kept: 5,
  },
  {
    what: 'two sign-ins at once',
    parts: signIn(
      (of) => `${of.head} { ${of.signIn(of.token, 'a:')} ${of.signIn(of.token, 'b:')} }`,
    ),
    ...sealed,
    kept: 2,
  },
];
