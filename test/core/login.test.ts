import { shopify } from 'react-customer-auth/shopify';
import { describe, expect, it } from 'vitest';
import type { CustomerAuthErrorKind } from 'react-customer-auth';
import type { Fault, FakeShopifyOptions } from 'react-customer-auth/testing';
import { ada, createShop, grace, openTab, operations } from '../support/shop';

/** Signs in at a shop that is not itself, and gives back what came of it. */
async function failingLogin(fault?: Fault, options?: FakeShopifyOptions, credentials = ada) {
  const tab = openTab(createShop(options));
  if (fault) tab.shop.inject(fault);
  const outcome = await tab.auth.login(credentials);
  if (outcome.ok) throw new Error('The login succeeded.');
  expect(tab.auth.getSession()).toEqual({ status: 'signedOut', reason: 'none' });
  expect(tab.auth.getAccessToken()).toBeNull();
  return { ...outcome, ...tab };
}

const answer = (body: unknown, status = 200): Fault => ({ kind: 'http', status, body });
const topLevel = (error: object, status = 200) =>
  answer({ data: { customerAccessTokenCreate: null }, errors: [error] }, status);
const complaint = (...customerUserErrors: object[]) =>
  answer({
    data: { customerAccessTokenCreate: { customerAccessToken: null, customerUserErrors } },
  });

describe('login', () => {
  it('signs a customer in by one POST', async () => {
    const { auth, shop } = openTab();
    const before = Date.now();
    const outcome = await auth.login(ada);
    const session = auth.getSession();
    if (session.status !== 'signedIn' || !outcome.ok) throw new Error('Nobody is signed in.');
    expect(outcome.data).toEqual({ sessionId: session.id, expiresAt: session.expiresAt });
    expect(session.impersonation).toBeNull();
    expect(session.issuedAt).toBeGreaterThanOrEqual(before);
    const days = ((session.expiresAt ?? 0) - session.issuedAt) / 86_400_000;
    expect(days).toBeGreaterThan(41.99);
    expect(days).toBeLessThanOrEqual(42);
    expect(operations(shop)).toEqual(['customerAccessTokenCreate']);
    expect(shop.requests[0]?.method).toBe('POST');
    expect(shop.livingTokens()).toEqual([auth.getAccessToken()]);
  });

  it('gives every sign-in an id of its own', async () => {
    const { auth } = openTab();
    const first = await auth.login(ada);
    const second = await auth.login(ada);
    if (!first.ok || !second.ok) throw new Error('A login failed.');
    expect(first.data.sessionId).not.toBe(second.data.sessionId);
  });

  it('tells subscribers once, and gives the same session until it changes', async () => {
    const { auth } = openTab();
    let calls = 0;
    const stop = auth.subscribe(() => calls++);
    const before = auth.getSession();
    expect(auth.getSession()).toBe(before);
    await auth.login(ada);
    expect(calls).toBe(1);
    expect(auth.getSession()).not.toBe(before);
    expect(auth.getSession()).toBe(auth.getSession());
    stop();
    await auth.logout();
    expect(calls).toBe(1);
  });

  it('replaces the customer who was signed in, and destroys the token that nobody uses any more', async () => {
    const { auth, shop } = openTab();
    await auth.login(ada);
    const first = auth.getAccessToken();
    await auth.login(grace);
    await expect.poll(() => shop.livingTokens()).toEqual([auth.getAccessToken()]);
    expect(auth.getAccessToken()).not.toBe(first);
  });

  it('leaves the session as it was when it fails', async () => {
    const { auth } = openTab();
    await auth.login(ada);
    const session = auth.getSession();
    const outcome = await auth.login({ ...grace, password: 'wrongpassword' });
    expect(outcome.ok).toBe(false);
    expect(auth.getSession()).toBe(session);
  });

  it('drops the answer that a newer login has overtaken, and destroys its token', async () => {
    const { auth, shop } = openTab();
    shop.inject({ kind: 'slow', ms: 20 });
    const slow = auth.login(ada);
    const fast = await auth.login(grace);
    expect(fast.ok).toBe(true);
    const session = auth.getSession();
    expect(await slow).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    expect(auth.getSession()).toBe(session);
    await expect.poll(() => shop.livingTokens()).toEqual([auth.getAccessToken()]);
  });

  it('destroys nothing where the answer that was overtaken has brought nothing', async () => {
    const { auth, shop } = openTab();
    shop.inject({ kind: 'slow', ms: 20 });
    const slow = auth.login({ ...ada, password: 'wrongpassword' });
    await auth.login(grace);
    expect(await slow).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(operations(shop)).not.toContain('customerAccessTokenDelete');
  });

  it('drops the answer that a logout has overtaken', async () => {
    const { auth, shop } = openTab();
    shop.inject({ kind: 'slow', ms: 20 });
    const slow = auth.login(ada);
    await auth.logout();
    expect(await slow).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    expect(auth.getSession().status).toBe('signedOut');
    await expect.poll(() => shop.livingTokens()).toEqual([]);
  });
});

describe('a refused login', () => {
  it('calls a wrong password and an account that was never activated the same', async () => {
    const wrong = await failingLogin(undefined, undefined, { ...ada, password: 'wrongpassword' });
    const invited = await failingLogin(undefined, { customers: [{ ...ada, state: 'invited' }] });
    for (const { error, fieldErrors, formErrors } of [wrong, invited]) {
      expect(error.kind).toBe('credentials');
      expect(fieldErrors).toEqual({});
      expect(formErrors).toEqual([
        { code: 'UNIDENTIFIED_CUSTOMER', message: 'Unidentified customer', path: [] },
      ]);
    }
  });

  it('knows a disabled account', async () => {
    const { error } = await failingLogin(undefined, { customers: [{ ...ada, state: 'disabled' }] });
    expect(error.kind).toBe('locked');
  });

  it('knows the limit on attempts, with and without a code', async () => {
    const shop = createShop({ loginAttempts: 2 });
    const { auth } = openTab(shop);
    await auth.login({ ...ada, password: 'wrongpassword' });
    await auth.login({ ...ada, password: 'wrongpassword' });
    expect(await auth.login(ada)).toMatchObject({ ok: false, error: { kind: 'throttled' } });
    const message = 'Login attempt limit exceeded. Please try again later.';
    const { error } = await failingLogin(topLevel({ message, extensions: { code: 'THROTTLED' } }));
    expect(error.kind).toBe('throttled');
  });

  it('puts a complaint at the last field that its path names, and the others at the form', async () => {
    const { error, fieldErrors, formErrors } = await failingLogin(
      complaint(
        { code: 'INVALID', field: ['input', 'email'], message: 'Email is invalid' },
        { code: 'TOO_SHORT', field: ['input', 'email', 'password', '0'], message: 'Too short' },
        { code: 'BLANK', field: ['input'], message: 'Blank' },
        { code: 'NEWLY_INVENTED', field: null, message: 'Something new' },
      ),
    );
    expect(error.kind).toBe('invalid');
    expect(fieldErrors).toEqual({
      email: [{ code: 'INVALID', message: 'Email is invalid', path: ['input', 'email'] }],
      password: [
        { code: 'TOO_SHORT', message: 'Too short', path: ['input', 'email', 'password', '0'] },
      ],
    });
    expect(formErrors.map(({ code }) => code)).toEqual(['BLANK', 'NEWLY_INVENTED']);
  });

  it('takes several complaints about one field', async () => {
    const { fieldErrors } = await failingLogin(
      complaint(
        { code: 'TOO_SHORT', field: ['password'], message: 'One' },
        { code: null, field: ['password'], message: 'Two' },
      ),
    );
    expect(fieldErrors.password?.map(({ message }) => message)).toEqual(['One', 'Two']);
  });

  const cases: [name: string, fault: Fault, kind: CustomerAuthErrorKind][] = [
    ['a connection that is refused', { kind: 'offline' }, 'network'],
    ['an answer that is lost', { kind: 'lost' }, 'network'],
    ['the limit on API calls', { kind: 'throttled' }, 'throttled'],
    ['429', answer({}, 429), 'throttled'],
    ['a security rejection, 430', answer('Rejected', 430), 'throttled'],
    ['402', answer({ errors: 'Unavailable Shop' }, 402), 'server'],
    ['403 in HTML', { kind: 'html', status: 403 }, 'forbidden'],
    ['404 with a string of errors', answer({ errors: 'Not Found' }, 404), 'forbidden'],
    ['423 with an object of errors', answer({ errors: { shop: 'locked' } }, 423), 'server'],
    ['500', answer('', 500), 'server'],
    ['503 in HTML', { kind: 'html', status: 503 }, 'server'],
    ['200 in HTML', { kind: 'html' }, 'server'],
    ['half an answer', { kind: 'half' }, 'server'],
    ['no data at all', answer({ data: null }), 'server'],
    ['a string of errors', answer({ errors: 'Something is off' }), 'server'],
    [
      'a token without its string',
      answer({
        data: {
          customerAccessTokenCreate: {
            customerAccessToken: { accessToken: null, expiresAt: null },
            customerUserErrors: [],
          },
        },
      }),
      'server',
    ],
    [
      'a denied scope',
      topLevel({ message: 'Access denied', extensions: { code: 'ACCESS_DENIED' } }),
      'forbidden',
    ],
    [
      'a code that nobody knows',
      topLevel({ message: 'Teapot', extensions: { code: 'TEAPOT' } }),
      'server',
    ],
    ['an error without extensions', topLevel({ message: 'Internal error' }), 'server'],
  ];
  it.each(cases)('calls %s by its kind', async (_name, fault, kind) => {
    const { error, formErrors } = await failingLogin(fault);
    expect(error.kind).toBe(kind);
    expect(formErrors).toEqual([]);
  });

  it('calls a bad storefront access token forbidden, and says what to check', async () => {
    const fake = createShop();
    const shop = {
      ...fake,
      connection: { ...fake.connection, fetchOptions: { headers: {} } },
    };
    const outcome = await openTab(shop).auth.login(ada);
    if (outcome.ok) throw new Error('The login succeeded.');
    expect(outcome.error.kind).toBe('forbidden');
    expect(outcome.error.message).toMatch(/Check the storefront access token.*UNAUTHORIZED 401/);
  });

  it('knows a missing scope', async () => {
    const { error } = await failingLogin(undefined, { scopes: [] });
    expect(error.kind).toBe('forbidden');
  });

  it('prefers the code of a top-level error to an empty payload', async () => {
    const { error } = await failingLogin(
      answer({
        data: { customerAccessTokenCreate: { customerAccessToken: null, customerUserErrors: [] } },
        errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      }),
    );
    expect(error.kind).toBe('throttled');
  });

  it('survives an error without anything to it', async () => {
    const { error } = await failingLogin(
      answer({ errors: [{ name: 'GraphQLError', message: '' }] }),
    );
    expect(error.kind).toBe('server');
    expect(error.message).toContain('something other than the GraphQL that was asked for');
  });

  it('resolves when the backend throws', async () => {
    const backend = {
      ...shopify(),
      login: () => {
        throw new Error('out of order');
      },
    };
    const { auth } = openTab(createShop(), { backend });
    const outcome = await auth.login(ada);
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'server' } });
  });

  it.each([ada.password, 'pa"ss\\word', 'x'])(
    'withholds words of the server that repeat the password %s',
    async (password) => {
      const message = `Variable $input got ${JSON.stringify({ password })}`;
      const credentials = { ...ada, password };
      const top = await failingLogin(topLevel({ message }), undefined, credentials);
      expect(top.error.message).not.toContain('Variable');
      const user = await failingLogin(
        complaint({ code: null, field: null, message }),
        undefined,
        credentials,
      );
      expect(user.formErrors).toEqual([{ code: null, message: '', path: [] }]);
    },
  );

  it('keeps the words of a code that nobody knows, for the developer', async () => {
    const { error } = await failingLogin(
      answer({
        errors: [
          { message: 'I am a teapot', extensions: { code: 'TEAPOT' } },
          { message: 'short and stout', extensions: { code: 'HANDLE' } },
        ],
      }),
    );
    expect(error.message).toContain('(TEAPOT HANDLE 200) I am a teapot short and stout');
  });

  it.each([
    ['seconds', '120', 120],
    ['a date', new Date(Date.now() + 30_000).toUTCString(), expect.closeTo(30, -1)],
    ['a word', 'soon', undefined],
    ['what is over', '-5', undefined],
    ['no time at all', '0', undefined],
  ])('reads Retry-After that has %s', async (_, value, seconds) => {
    const { error } = await failingLogin({
      kind: 'http',
      status: 429,
      headers: { 'Retry-After': value },
    });
    expect(error.retryAfter).toEqual(seconds);
  });
});
