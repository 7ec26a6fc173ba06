import { Client, fetchExchange } from '@urql/core';
import { createCustomerAuth, errorText, type CustomerAuthErrorKind } from 'react-customer-auth';
import { adobeCommerce } from 'react-customer-auth/adobe-commerce';
import { en } from 'react-customer-auth/messages/en';
import { createFakeAdobeCommerce } from 'react-customer-auth/testing';
import { afterEach, describe, expect, it } from 'vitest';

const ada = { email: 'ada@example.com', password: 'Analytical1' };

afterEach(() => localStorage.clear());

/** A storefront's auth on a shop that answers the operation with this. */
function openShop(operation: string, status: number, body: unknown) {
  const shop = createFakeAdobeCommerce({ customers: [ada] });
  const auth = createCustomerAuth({ backend: adobeCommerce(), key: crypto.randomUUID() });
  auth.connect(new Client({ ...shop.connection, exchanges: [fetchExchange] }));
  shop.inject({ kind: 'http', status, body, operation });
  return { shop, auth };
}

/** What a shop says of one case: in its own words, and in those of a German store view. */
interface Row {
  name: string;
  category: string;
  /** By the newer manner; the older one has 200 for all. */
  status: number;
  english: string;
  german: string;
  kind: CustomerAuthErrorKind;
  /** Where only words tell, and a translation tells nothing. */
  kindInGerman?: CustomerAuthErrorKind;
  field?: 'email' | 'password';
  isBeforeExecution?: boolean;
}

const rows: Row[] = [
  {
    name: 'a wrong password, or a locked account',
    category: 'graphql-authentication',
    status: 401,
    english:
      'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.',
    german: 'Die Anmeldung war nicht korrekt, oder Ihr Konto ist vorübergehend deaktiviert.',
    kind: 'credentials',
  },
  {
    name: 'an account that is not confirmed',
    category: 'graphql-authentication',
    status: 401,
    english: "This account isn't confirmed. Verify and try again.",
    german: 'Dieses Konto ist nicht bestätigt.',
    kind: 'unconfirmed',
    kindInGerman: 'credentials',
  },
  {
    name: 'an account that is locked',
    category: 'graphql-authentication',
    status: 401,
    english: 'The account is locked.',
    german: 'Das Konto ist gesperrt.',
    kind: 'locked',
    kindInGerman: 'credentials',
  },
  {
    name: 'an empty email',
    category: 'graphql-input',
    status: 200,
    english: 'Specify the "email" value.',
    german: 'Geben Sie den Wert "email" an.',
    kind: 'invalid',
    field: 'email',
  },
  {
    name: 'an empty password',
    category: 'graphql-input',
    status: 200,
    english: 'Specify the "password" value.',
    german: 'Geben Sie den Wert "password" an.',
    kind: 'invalid',
    field: 'password',
  },
  {
    name: 'a captcha that is refused',
    category: 'graphql-input',
    status: 200,
    english: 'ReCaptcha validation failed, please try again',
    german: 'ReCaptcha-Prüfung fehlgeschlagen, bitte versuchen Sie es erneut',
    kind: 'captcha',
  },
  {
    name: 'something that is not there',
    category: 'graphql-no-such-entity',
    status: 200,
    english: 'No such entity.',
    german: 'Keine solche Entität.',
    kind: 'invalid',
  },
  {
    name: 'something that is there already',
    category: 'graphql-already-exists',
    status: 200,
    english: 'It exists already.',
    german: 'Es existiert bereits.',
    kind: 'invalid',
  },
  {
    name: 'a bearer that some proxy has added and that is dead',
    category: 'graphql-authentication',
    status: 401,
    english: 'User token has been revoked',
    german: 'Das Benutzer-Token wurde widerrufen',
    kind: 'credentials',
    isBeforeExecution: true,
  },
  {
    name: 'a field that is closed to the app',
    category: 'graphql-authorization',
    status: 403,
    english: "The current customer isn't authorized.",
    german: 'Der aktuelle Kunde ist nicht autorisiert.',
    kind: 'credentials',
  },
  {
    name: 'consent that is missing',
    category: 'graphql-authorization',
    status: 403,
    english: 'Allow remote shopping assistance is disabled.',
    german: 'Kaufberatung aus der Ferne ist nicht erlaubt.',
    kind: 'consent',
    kindInGerman: 'credentials',
  },
  {
    name: 'a crash',
    category: 'internal',
    status: 500,
    english: 'Internal server error',
    german: 'Interner Serverfehler',
    kind: 'server',
  },
  {
    name: 'a category of tomorrow',
    category: 'graphql-tomorrow',
    status: 200,
    english: 'Something new.',
    german: 'Etwas Neues.',
    kind: 'server',
  },
];

const cases = rows.flatMap((row) =>
  (['new', 'old'] as const).flatMap((manner) =>
    (['english', 'german'] as const).map((language) => ({ ...row, manner, language })),
  ),
);

describe('a sign-in that is refused', () => {
  it.each(cases)('for $name, in the $manner manner, in $language', async (row) => {
    const { category, language, manner, field, isBeforeExecution } = row;
    const message = row[language];
    const kind = (language === 'german' && row.kindInGerman) || row.kind;
    const { auth } = openShop('generateCustomerToken', manner === 'new' ? row.status : 200, {
      errors: [
        {
          message,
          extensions: { category },
          ...(!isBeforeExecution && { path: ['generateCustomerToken'] }),
        },
      ],
      ...(!isBeforeExecution && { data: { generateCustomerToken: null } }),
    });
    const outcome = await auth.login(ada);
    if (outcome.ok) expect.fail('It was let in.');
    expect(outcome.error.kind).toBe(kind);
    expect(Object.keys(outcome.fieldErrors)).toEqual(field ? [field] : []);
    expect(outcome.formErrors).toHaveLength(kind === 'invalid' && !field ? 1 : 0);
    // What the server says is for developers; customers read the catalogue.
    expect(outcome.error.message).toContain(message);
    expect(errorText(outcome.error, en)).not.toContain(message);
    expect(auth.getSession().status).toBe('signedOut');
  });

  it.each([
    [400, 'Requested store is not found'],
    [500, 'Die gewünschte Storeansicht gibt es nicht'],
  ])('with HTTP %i before any field was looked at is the app’s to mend', async (status, said) => {
    const { auth } = openShop('generateCustomerToken', status, {
      errors: [{ message: said, extensions: { category: 'graphql-input' } }],
    });
    const outcome = await auth.login(ada);
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
    if (!outcome.ok) expect(outcome.error.message).toMatch(/the store view/);
  });

  it.each([
    ['401', 401, 'No', 'forbidden'],
    ['404', 404, 'Not found', 'forbidden'],
    ['429', 429, 'Slow down', 'throttled'],
    ['502', 502, '<html>', 'server'],
    ['errors that are a string', 200, { errors: 'Nothing works' }, 'server'],
    ['errors without extensions', 200, { errors: [{ message: 'No' }] }, 'server'],
    [
      'an operation that the instance does not have',
      200,
      { errors: [{ message: 'Cannot query field "generateCustomerToken" on type "Mutation".' }] },
      'unsupported',
    ],
    [
      'an argument that the instance does not have',
      200,
      { errors: [{ message: 'Field "otp" is not defined by type "X".' }] },
      'unsupported',
    ],
    ['neither data nor errors', 200, { data: null }, 'server'],
    ['a token that is none', 200, { data: { generateCustomerToken: { token: null } } }, 'server'],
  ] as const)('by %s', async (_, status, body, kind) => {
    const { auth } = openShop('generateCustomerToken', status, body);
    expect(await auth.login(ada)).toMatchObject({ ok: false, error: { kind } });
  });

  it.each([
    ['This request was blocked.', 'credentials'],
    ['ACCOUNT LOCKED', 'locked'],
    ['Please Confirm your account', 'unconfirmed'],
  ])('goes by whole words, in capitals or not: %s', async (message, kind) => {
    const { auth } = openShop('generateCustomerToken', 401, {
      errors: [
        {
          message,
          path: ['generateCustomerToken'],
          extensions: { category: 'graphql-authentication' },
        },
      ],
    });
    expect(await auth.login(ada)).toMatchObject({ ok: false, error: { kind } });
  });

  it.each([
    ['please', 'graphql-input', 'ReCaptcha validation failed, please try again', 'captcha'],
    [
      'again',
      'graphql-authentication',
      "This account isn't confirmed. Verify again.",
      'unconfirmed',
    ],
    ['field', 'internal', 'Cannot query field "generateCustomerToken".', 'unsupported'],
  ])('is the same whatever was typed: %s', async (password, category, message, kind) => {
    const { auth } = openShop('generateCustomerToken', 200, {
      errors: [{ message, path: ['generateCustomerToken'], extensions: { category } }],
    });
    const outcome = await auth.login({ ...ada, password });
    expect(outcome).toMatchObject({ ok: false, error: { kind } });
    if (!outcome.ok) expect(outcome.error.message).not.toContain(message);
  });

  it.each([
    [429, { errors: [] }, 'throttled'],
    [
      200,
      {
        errors: [
          {
            message: 'Not now.',
            path: ['generateCustomerToken'],
            extensions: { category: 'graphql-input' },
          },
        ],
      },
      'invalid',
    ],
  ])('with HTTP %i says when to try again', async (status, body, kind) => {
    const { shop, auth } = openShop('none', 200, {});
    const headers = { 'Retry-After': '30' };
    shop.inject({ kind: 'http', status, body, headers, operation: 'generateCustomerToken' });
    expect(await auth.login(ada)).toMatchObject({ error: { kind, retryAfter: 30 } });
  });

  it('is the customer’s to mend, by whatever status a field is complained of', async () => {
    const { auth } = openShop('generateCustomerToken', 400, {
      errors: [
        {
          message: 'Specify the "email" value.',
          path: ['generateCustomerToken'],
          extensions: { category: 'graphql-input' },
        },
      ],
    });
    expect(await auth.login(ada)).toMatchObject({ error: { kind: 'invalid' } });
  });

  it('survives an error that has nothing but words', async () => {
    const { auth } = openShop('generateCustomerToken', 200, {
      errors: [{ name: 'GraphQLError', message: 'Cannot query field "generateCustomerToken".' }],
    });
    const outcome = await auth.login(ada);
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'unsupported' } });
    if (!outcome.ok) expect(outcome.error.message).toContain('(no category, HTTP 200)');
  });

  it('is told of by its status alone where the server says nothing', async () => {
    const { auth } = openShop('generateCustomerToken', 429, '');
    const outcome = await auth.login(ada);
    if (outcome.ok) expect.fail('It was let in.');
    expect(outcome.error.message.trim()).toMatch(/\(no category, HTTP 429\)$/);
  });

  it('is the customer’s to mend where one of several complaints is of a field', async () => {
    const extensions = { category: 'graphql-input' };
    const { auth } = openShop('generateCustomerToken', 400, {
      errors: [
        { message: 'Specify the "email" value.', path: ['generateCustomerToken'], extensions },
        { message: 'Something else is off.', extensions },
      ],
    });
    expect(await auth.login(ada)).toMatchObject({ error: { kind: 'invalid' } });
  });

  it('goes by the first of several errors', async () => {
    const error = (category: string, message: string) => ({
      message,
      path: ['generateCustomerToken'],
      extensions: { category },
    });
    const { auth } = openShop('generateCustomerToken', 200, {
      errors: [error('graphql-authentication', 'No.'), error('graphql-input', 'Nor this.')],
    });
    expect(await auth.login(ada)).toMatchObject({ error: { kind: 'credentials' } });
  });

  it('keeps every complaint, each where it belongs', async () => {
    const complaint = (message: string) => ({
      message,
      path: ['generateCustomerToken'],
      extensions: { category: 'graphql-input' },
    });
    const { auth } = openShop('generateCustomerToken', 200, {
      errors: [
        complaint('Specify the "email" value.'),
        complaint('The email address has an invalid format.'),
        complaint('The emails are off.'),
      ],
    });
    expect(await auth.login(ada)).toMatchObject({
      fieldErrors: {
        email: [
          { message: 'Specify the "email" value.', path: ['email'] },
          { message: 'The email address has an invalid format.', path: ['email'] },
        ],
      },
      formErrors: [{ message: 'The emails are off.', path: [] }],
    });
  });
});

describe('a revocation', () => {
  it.each([
    ['a garbage bearer', 'Composite reader could not read a token', 'graphql-authentication', 401],
    ['an expired one', 'Consumer key has expired', 'graphql-authentication', 401],
    ['a revoked one', 'User token has been revoked', 'graphql-authentication', 401],
    ['one of before 2.4.8', 'User token has been revoked', 'graphql-authorization', 401],
  ])('of %s is done already', async (_, message, category, status) => {
    const { shop, auth } = openShop('none', 200, {});
    await auth.login(ada);
    const body = { errors: [{ message, extensions: { category } }] };
    shop.inject({ kind: 'http', status, body, operation: 'revokeCustomerToken' });
    expect((await auth.logout({ everywhere: true })).data).toEqual({ revoked: true });
  });

  it.each([
    ['the server is down', 503, '<html>', 'server'],
    [
      'the account is locked',
      401,
      {
        errors: [
          {
            message: 'The account is locked.',
            path: ['revokeCustomerToken'],
            extensions: { category: 'graphql-authentication' },
          },
        ],
        data: { revokeCustomerToken: null },
      },
      'locked',
    ],
    [
      'something else refuses it, by a category of its own',
      503,
      { errors: [{ message: 'No', extensions: { category: 'acme-graphql-authentication' } }] },
      'server',
    ],
    ['the answer is no', 200, { data: { revokeCustomerToken: { result: false } } }, 'server'],
  ])('that fails because %s is told of', async (_, status, body, kind) => {
    const { shop, auth } = openShop('none', 200, {});
    await auth.login(ada);
    shop.inject({ kind: 'http', status, body, operation: 'revokeCustomerToken' });
    const { data } = await auth.logout({ everywhere: true });
    expect(data).toMatchObject({ revoked: false, error: { kind } });
  });

  it('that is denied to the app is the developer’s to mend, and quotes no token', async () => {
    const { shop, auth } = openShop('none', 200, {});
    await auth.login(ada);
    const token = auth.getAccessToken() ?? '';
    const refusal = {
      message: `Not with ${token}.`,
      path: ['revokeCustomerToken'],
      extensions: { category: 'graphql-authentication' },
    };
    const body = { errors: [refusal] };
    shop.inject({ kind: 'http', status: 200, body, operation: 'revokeCustomerToken' });
    const { data } = await auth.logout({ everywhere: true });
    expect(data.error?.kind).toBe('forbidden');
    expect(data.error?.message).not.toContain(token);
  });
});
