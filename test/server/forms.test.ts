import { inspect } from 'node:util';
import { Client, fetchExchange } from '@urql/core';
import { createCustomerAuth, httpOnly, memoryStorage } from 'react-customer-auth';
import type { FormAction } from 'react-customer-auth/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Note } from '../../src/server/forms/note';
import { createSeal } from '../../src/server/seal';
import { formSites } from '../support/forms';
import { secret } from '../support/proxied';
import { ada, grace } from '../support/shop';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const locationOf = (response: Response) => [response.status, response.headers.get('Location')];
const nobody = { status: 'signedOut', reason: 'none' };
const newPassword = 'Nanoseconds-1952';

describe.each(formSites)('forms without a script, on $name', ({ open, revokesOneToken }) => {
  const sessions = ({ jar }: ReturnType<typeof open>) =>
    [...jar.cookies.keys()].filter((name) => /-[\da-f]{32}$/.test(name));

  it('sign in, and come back to the page', async () => {
    const site = open();
    const response = await site.send('login', ada, '/account?tab=orders');
    expect(locationOf(response)).toEqual([303, '/account?tab=orders']);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const { session, signIn, page } = await site.load('/account?tab=orders');
    expect(session).toMatchObject({ status: 'signedIn', impersonation: null });
    expect(signIn).toMatchObject({
      id: session.status === 'signedIn' && session.id,
      remember: true,
    });
    expect(page).toBe('/account?tab=orders');
    expect(sessions(site)).toHaveLength(1);
    expect(site.shop.livingTokens()).toHaveLength(1);
  });

  it('tell what is wrong by kind and code, with the email and without the password', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const site = open();
    const wrong = { email: ada.email, password: 'not-the-password' };
    const response = await site.send('login', wrong, '/login');
    expect(locationOf(response)).toEqual([303, '/login']);
    const { sent, session } = await site.load('/login');
    expect(sent).toMatchObject({
      action: 'login',
      email: ada.email,
      failure: { kind: 'credentials' },
    });
    expect(session).toEqual(nobody);
    const everything = JSON.stringify([sent, [...response.headers], [...site.jar.cookies]]);
    expect(everything).not.toContain('not-the-password');
    expect(JSON.stringify([[...response.headers], [...site.jar.cookies]])).not.toContain(ada.email);
    // It is no developer's fault.
    expect(said).not.toHaveBeenCalled();
  });

  it('tell it once', async () => {
    const site = open();
    await site.send('login', { ...ada, password: 'wrong' }, '/login');
    expect((await site.load('/login')).sent).not.toBeNull();
    expect((await site.load('/login')).sent).toBeNull();
  });

  it('have their pages kept by no cache', async () => {
    const { forms, jar } = open();
    const { headers } = await forms.read(jar.send('https://shop.example/login'));
    expect(headers.get('Cache-Control')).toBe('private, no-store');
  });

  it.each([[['https://shop.example']], [undefined]])(
    'tell it once behind a server that forgets the site’s name, with the origins %j',
    async (origins) => {
      const site = open(origins ? { origins } : {});
      await site.send('login', { ...ada, password: 'wrong' }, '/login');
      const { state, headers } = await site.forms.read(
        new Request('http://localhost:3000/login', {
          headers: { Cookie: [...site.jar.cookies].map((pair) => pair.join('=')).join('; ') },
        }),
      );
      expect(state.sent).not.toBeNull();
      expect(headers.getSetCookie()).toEqual([
        expect.stringMatching(/^__Host-customer-form=; Max-Age=0; .*; Secure$/),
      ]);
    },
  );

  it('tell it to their own page alone', async () => {
    const site = open();
    await site.send('login', { ...ada, password: 'wrong' }, '/login');
    expect((await site.load('/account')).sent).toBeNull();
    expect((await site.load('/login')).sent).not.toBeNull();
  });

  it('tell it for ten seconds, also to a browser that keeps the cookie', async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
    const site = open();
    const response = await site.send('login', { ...ada, password: 'wrong' }, '/login');
    expect(response.headers.get('Set-Cookie')).toMatch(
      /^__Host-customer-form=\S+; Max-Age=10; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    const page = site.jar.send('https://shop.example/login');
    expect((await site.forms.read(page)).state.sent).not.toBeNull();
    vi.setSystemTime(Date.now() + 9_999);
    expect((await site.forms.read(page)).state.sent).not.toBeNull();
    vi.setSystemTime(Date.now() + 1);
    expect((await site.forms.read(page)).state).toMatchObject({ sent: null, ended: [] });
  });

  it.each<[FormAction, Record<string, string>, string[]]>([
    ['login', { email: '', password: '' }, ['email', 'password']],
    ['recover', { email: '' }, ['email']],
    ['reset', { token: 'abc', email: '', password: '' }, ['email', 'password']],
    ['reset', { resetUrl: 'https://shop.example/reset/1', password: '' }, ['password']],
  ])(
    'say of what is empty in a %s what a page with its script says, without asking the shop: %j',
    async (action, entered, empty) => {
      const site = open();
      await site.send(action, entered, '/login');
      const { sent } = await site.load('/login');
      expect(sent?.failure).toMatchObject({
        kind: 'invalid',
        fieldErrors: Object.fromEntries(empty.map((name) => [name, ['BLANK']])),
      });
      expect(Object.keys(sent?.failure?.fieldErrors ?? {})).toEqual(empty);
      expect(site.shop.requests).toEqual([]);
    },
  );

  it('sign in in the place of whoever was', async () => {
    const site = open();
    await site.send('login', ada);
    const former = await site.load();
    await site.send('login', grace);
    const { session, ended } = await site.load();
    expect(ended).toEqual([former.signIn?.id]);
    expect(session).not.toEqual(former.session);
    expect(sessions(site)).toHaveLength(1);
    if (revokesOneToken) expect(site.shop.livingTokens()).toHaveLength(1);
    // The former token is destroyed once.
    expect(site.shop.requests).toHaveLength(revokesOneToken ? 3 : 2);
  });

  it('leave a support agent alone, who is signed in in another tab', async () => {
    const site = open();
    const [sid, tid] = ['the agent’s', 'f'.repeat(32)];
    const { close } = createSeal([secret], (value) => value !== undefined);
    const agent = { token: 'a token', sid, tid, former: null, issuedAt: 1, expiresAt: null };
    const cookie = await close({ ...agent, isImpersonated: true, isOfTab: true });
    site.jar.cookies.set(`__Host-customer-${tid}`, cookie);
    await site.send('login', ada);
    expect((await site.load()).ended).toEqual([]);
    await site.send('logout');
    expect((await site.load()).ended).not.toContain(sid);
    expect(sessions(site)).toEqual([`__Host-customer-${tid}`]);
  });

  it('leave who is signed in alone when a link to a new password is asked for', async () => {
    const site = open();
    await site.send('login', ada);
    const former = await site.load();
    await site.send('recover', { email: grace.email });
    expect(await site.load()).toMatchObject({
      session: former.session,
      ended: [],
      sent: { isSignedIn: false },
    });
  });

  /** The session of a page’s script in the same browser. */
  function runScript({ backend, fetch }: ReturnType<typeof open>) {
    const auth = createCustomerAuth({ backend: httpOnly(backend), storage: memoryStorage() });
    const url = 'https://shop.example/api/storefront';
    const exchanges = [fetchExchange];
    auth.connect(new Client({ url, preferGetMethod: false, fetch, exchanges }));
    return auth;
  }

  it('give way to a script that signs in', async () => {
    const site = open();
    await site.send('login', ada);
    const former = await site.load();
    await runScript(site).login(grace);
    expect(sessions(site)).toHaveLength(1);
    const { session, signIn } = await site.load();
    expect(session).toMatchObject({ status: 'signedIn' });
    expect(session).not.toEqual(former.session);
    expect(signIn).toBeNull();
    expect(site.shop.livingTokens()).toHaveLength(revokesOneToken ? 1 : 2);
  });

  const renewal =
    'mutation($customerAccessToken: String!) { customerAccessTokenRenew(customerAccessToken: $customerAccessToken) { customerAccessToken { accessToken } } }';

  /** Has a page’s script ask for something, by a handle or for nobody. */
  const ask = (
    { fetch, customerQuery, publicQuery }: ReturnType<typeof open>,
    handle?: string,
    { query = handle ? customerQuery : publicQuery, ...headers }: Record<string, string> = {},
  ) =>
    fetch('https://shop.example/api/storefront', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(handle && !revokesOneToken && { Authorization: `Bearer ${handle}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables: { customerAccessToken: handle, ...ada } }),
    });

  it('wait for a script that only asks the shop for something', async () => {
    const site = open();
    await site.send('login', ada);
    const former = await site.load();
    await ask(site);
    expect(await site.load()).toMatchObject({ signIn: { id: former.signIn?.id } });
  });

  it('tell a page nothing more of a handle that a script has used', async () => {
    const site = open();
    await site.send('login', ada);
    const { session, signIn } = await site.load();
    expect(site.jar.cookies.size).toBe(2);
    await ask(site, signIn?.handle);
    expect(await site.load()).toMatchObject({ session, signIn: null });
    expect(site.jar.cookies.size).toBe(1);
  });

  /** What signs in, and on Shopify goes on with the present token for a cart. */
  const signInQuery = revokesOneToken
    ? `mutation($email: String!, $password: String!, $customerAccessToken: String) {
        cartCreate(input: { buyerIdentity: { customerAccessToken: $customerAccessToken } }) { cart { id } }
        customerAccessTokenCreate(input: { email: $email, password: $password }) { customerAccessToken { accessToken } }
      }`
    : 'mutation($email: String!, $password: String!) { generateCustomerToken(email: $email, password: $password) { token } }';

  it('wait for the customer while a support agent signs in in another tab', async () => {
    const site = open();
    await site.send('login', ada);
    const { signIn } = await site.load();
    await ask(site, undefined, { query: signInQuery, 'Customer-Session': 'of an agent' });
    expect(sessions(site)).toHaveLength(2);
    expect(await site.load()).toMatchObject({ signIn: { id: signIn?.id } });
  });

  it('stay signed in beside another session of a script that goes on with their handle', async () => {
    const site = open();
    await site.send('login', ada);
    const { signIn } = await site.load();
    // Adobe Commerce has one token for all sign-ins of a second.
    vi.useFakeTimers({ now: Date.now() + 2_000, toFake: ['Date'] });
    await ask(site, signIn?.handle, { query: signInQuery });
    expect(sessions(site)).toHaveLength(2);
    expect(site.shop.livingTokens()).toHaveLength(2);
  });

  it.runIf(revokesOneToken)(
    'stay signed in while a script renews another session, whose cookie has come late',
    async () => {
      const site = open();
      await site.send('login', ada);
      const { signIn } = await site.load();
      await ask(site, signIn?.handle);
      const late = [...site.jar.cookies];
      site.jar.cookies.clear();
      await site.send('login', grace);
      const [present] = sessions(site);
      for (const [name, value] of late) site.jar.cookies.set(name, value);
      await ask(site, signIn?.handle, { query: renewal });
      expect(sessions(site)).toHaveLength(3);
      expect(sessions(site)).toContain(present);
    },
  );

  it('have a script sign out of what it has just taken over, and of that once', async () => {
    const site = open();
    await site.send('login', ada);
    const { signIn } = await site.load();
    const before = site.shop.requests.length;
    const signOut = revokesOneToken
      ? {
          query:
            'mutation($customerAccessToken: String!) { customerAccessTokenDelete(customerAccessToken: $customerAccessToken) { deletedAccessToken } }',
        }
      : { query: 'mutation { forgetCustomerSession }' };
    await ask(site, signIn?.handle, { ...signOut, 'Customer-Session': 'ends' });
    expect(sessions(site)).toEqual([]);
    expect(site.shop.requests.length - before).toBe(revokesOneToken ? 1 : 0);
  });

  it.runIf(revokesOneToken)('sign out of what a script has renewed as well', async () => {
    const site = open();
    await site.send('login', ada);
    const { signIn } = await site.load();
    await ask(site, signIn?.handle);
    await ask(site, signIn?.handle, { query: renewal });
    expect(sessions(site)).toHaveLength(2);
    const before = site.shop.requests.length;
    await site.send('logout');
    expect(sessions(site)).toEqual([]);
    expect(site.shop.livingTokens()).toEqual([]);
    // Each token is destroyed once.
    expect(site.shop.requests.length - before).toBe(2);
  });

  it('give way to a script that signs out', async () => {
    const site = open();
    const auth = runScript(site);
    await auth.login(grace);
    await site.send('login', ada);
    expect((await site.load()).session).toMatchObject({ status: 'signedIn' });
    await auth.logout();
    await vi.waitFor(() => expect(sessions(site)).toEqual([]));
  });

  it('tell a page how old a session is and how long it has left, whatever its clock', async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
    const site = open();
    await site.send('login', ada);
    vi.setSystemTime(Date.now() + 5_000);
    const { session, signIn, action } = await site.load();
    if (session.status !== 'signedIn') throw new Error('Nobody is signed in.');
    const { id, issuedAt, expiresAt } = session;
    expect(action).toBe('/api/customer');
    expect(signIn).toEqual({
      id,
      handle: expect.stringMatching(/^rca\./) as string,
      issuedAt,
      age: 5_000,
      left: (expiresAt ?? NaN) - Date.now(),
      remember: true,
    });
    expect(atob(signIn?.handle.slice(4) ?? '')).toContain(id);
  });

  it.each([403, 429])('tell the developer of what is theirs to mend, not of %i', async (status) => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const site = open();
    site.shop.inject({ kind: 'http', status, body: {} });
    await site.send('login', ada);
    expect(said).toHaveBeenCalledTimes(status === 403 ? 1 : 0);
  });

  it('leave who is signed in alone when a sign-in fails', async () => {
    const site = open();
    await site.send('login', ada);
    const former = await site.load();
    await site.send('login', { ...grace, password: 'wrong' });
    expect(await site.load()).toMatchObject({ session: former.session, ended: [] });
  });

  it('sign out, at the shop as well where that ends no other session', async () => {
    const site = open();
    await site.send('login', ada);
    const { signIn } = await site.load();
    const response = await site.send('logout', {}, '/');
    expect(locationOf(response)).toEqual([303, '/']);
    const { sent, ...loaded } = await site.load('/');
    expect(loaded).toMatchObject({ session: nobody, ended: [signIn?.id] });
    expect(sent).toMatchObject({ action: 'logout', failure: null });
    expect(sessions(site)).toEqual([]);
    expect(site.shop.livingTokens()).toHaveLength(revokesOneToken ? 0 : 1);
  });

  it('sign out though the shop cannot be reached', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const site = open();
    await site.send('login', ada);
    site.shop.inject({ kind: 'offline', times: Infinity });
    await site.send('logout');
    expect((await site.load()).session).toEqual(nobody);
    expect(said).toHaveBeenCalledTimes(revokesOneToken ? 1 : 0);
  });

  it.each<[string, () => Promise<number>]>([
    ['tells everybody to wait', () => Promise.resolve(60)],
    ['fails', () => Promise.reject(new Error('No store.'))],
  ])('sign out though the limit of the site %s', async (_, limit) => {
    let rateLimit: () => Promise<number | null> = () => Promise.resolve(null);
    const site = open({ rateLimit: () => rateLimit() });
    await site.send('login', ada);
    rateLimit = limit;
    await site.send('logout');
    expect((await site.load()).session).toEqual(nobody);
    expect(sessions(site)).toEqual([]);
    expect(site.shop.livingTokens()).toHaveLength(revokesOneToken ? 0 : 1);
  });

  it('sign out within seconds though the shop takes its time', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const site = open();
    await site.send('login', ada);
    site.shop.inject({ kind: 'slow', ms: 14_000 });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const sent = site.send('logout');
    while (site.shop.requests.length < (revokesOneToken ? 2 : 1)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await vi.advanceTimersByTimeAsync(5_000);
    await sent;
    expect((await site.load()).session).toEqual(nobody);
    expect(said).toHaveBeenCalledTimes(revokesOneToken ? 1 : 0);
  });

  it('do nothing at a sign-out of nobody', async () => {
    const site = open();
    expect(locationOf(await site.send('logout'))).toEqual([303, '/account']);
    expect(site.shop.requests).toEqual([]);
  });

  it('send a link to a new password, and never tell whether there is such an account', async () => {
    const site = open();
    const seen = [];
    for (const email of [ada.email, 'nobody@example.com']) {
      await site.send('recover', { email }, '/recover');
      seen.push({ ...(await site.load('/recover')).sent, email: '' });
    }
    expect(seen[0]).toMatchObject({ action: 'recover', failure: null });
    expect(seen[1]).toEqual(seen[0]);
  });

  it('set a new password by the emailed link, and sign in in the place of whoever was', async () => {
    const site = open();
    await site.send('login', grace);
    const former = await site.load();
    const proof = site.resetProof(ada.email);
    const { resetUrl = '', token = '', email = '' } = proof;
    const entered = { resetUrl, token, email, password: newPassword };
    await site.send('reset', entered, `/reset?token=${token}`);
    const { sent, session, ended } = await site.load(`/reset?token=${token}`);
    expect(sent).toMatchObject({ action: 'reset', isSignedIn: true, failure: null });
    expect(ended).toEqual([former.signIn?.id]);
    expect(sessions(site)).toHaveLength(1);
    expect(session).toMatchObject({ status: 'signedIn' });
    await site.send('logout');
    await site.send('login', { ...ada, password: newPassword });
    expect((await site.load()).session).toMatchObject({ status: 'signedIn' });
  });

  it.runIf(!revokesOneToken)(
    'set a new password though the sign-in after it cannot be had',
    async () => {
      const site = open();
      const { resetUrl = '', token = '', email = '' } = site.resetProof(ada.email);
      site.shop.inject({ kind: 'http', status: 503, operation: 'generateCustomerToken' });
      await site.send('reset', { resetUrl, token, email, password: newPassword }, '/reset');
      const { sent, session } = await site.load('/reset');
      expect(sent).toMatchObject({ isSignedIn: false, failure: null });
      expect(session).toEqual(nobody);
    },
  );

  it('tell of a link that is made up', async () => {
    const site = open();
    const { resetUrl = '', token = '', email = '' } = site.forgedProof(ada.email);
    await site.send('reset', { resetUrl, token, email, password: newPassword }, '/reset');
    const { sent } = await site.load('/reset');
    expect(sent?.failure?.kind).toBe(site.forgedKind);
  });

  it('tell that a shop is throttling', async () => {
    const site = open();
    site.shop.inject({ kind: 'http', status: 429, body: {} });
    await site.send('login', ada, '/login');
    expect((await site.load('/login')).sent?.failure?.kind).toBe('throttled');
  });

  it('heed the limit of the site, by what it knows of who sends them', async () => {
    const asked: unknown[] = [];
    const site = open({
      rateLimit: (request, fields) => {
        asked.push([Object.fromEntries(request.headers), fields]);
        return Promise.resolve(60);
      },
    });
    await site.send('login', ada, '/login', {
      'X-Real-IP': '192.0.2.1',
      // What is said of the form is not true of what it asks the shop for.
      'Content-Length': '7',
      Authorization: 'Bearer other',
      'Customer-Session': 'ends',
    });
    expect((await site.load('/login')).sent?.failure).toMatchObject({
      kind: 'throttled',
      retryAfter: 60,
    });
    expect(asked).toEqual([
      [
        {
          accept: expect.any(String),
          'content-type': 'application/json',
          cookie: '',
          origin: 'https://shop.example',
          'sec-fetch-site': 'same-origin',
          'x-real-ip': '192.0.2.1',
        },
        [site.names.login],
      ],
    ]);
    expect(site.shop.requests).toEqual([]);
  });

  it('sign nobody in who has gone meanwhile', async () => {
    const site = open();
    site.shop.inject({ kind: 'slow', ms: 1_000, operation: site.names.login });
    const gone = new AbortController();
    const sent = site.forms.handle(
      new Request(site.request('login', ada), { signal: gone.signal }),
    );
    await vi.waitFor(() => expect(site.shop.requests).toHaveLength(1));
    gone.abort();
    site.jar.receive(await sent);
    expect((await site.load()).session).toEqual(nobody);
  });

  it('are for as long as the browser is open where the customer wants no more', async () => {
    const site = open();
    await site.send('login', { ...ada, asks: 'remember' });
    expect(await site.load()).toMatchObject({
      session: { status: 'signedIn' },
      signIn: { remember: false },
    });
    site.jar.close();
    expect((await site.load()).session).toEqual(nobody);

    await site.send('login', { ...ada, asks: 'remember', remember: 'on' });
    expect(await site.load()).toMatchObject({ signIn: { remember: true } });
    site.jar.close();
    expect((await site.load()).session).toMatchObject({ status: 'signedIn' });
  });

  it('keep no support agent signed in, whose session only a script can keep to one tab', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const site = open();
    await site.send('login', { email: ada.email, password: site.codeFor(ada.email) }, '/login');
    const { session, sent } = await site.load('/login');
    expect(session).toEqual(nobody);
    // Shopify takes no code in the place of a password.
    expect(sent?.failure?.kind).toBe(revokesOneToken ? 'credentials' : 'unsupported');
    expect(sessions(site)).toEqual([]);
  });

  it.each<[FormAction, string]>([
    ['recover', 'recoverPassword'],
    ['reset', 'resetPassword'],
  ])(
    'say where the backend was made without what a %s needs, on the server',
    async (action, name) => {
      const said = vi.spyOn(console, 'error').mockReturnValue();
      const site = open({}, true);
      await site.send(action, { email: ada.email }, '/recover');
      expect((await site.load('/recover')).sent?.failure?.kind).toBe('unsupported');
      expect(String(said.mock.calls[0])).toContain(name);
    },
  );
});

it('forms without a script sign in twice within a second, for which Adobe Commerce has one token', async () => {
  const answer = { data: { generateCustomerToken: { token: 'a'.repeat(32) } } };
  const fetch = () => Promise.resolve(Response.json(answer));
  const site = formSites
    .find(({ name }) => name === 'Adobe Commerce')
    ?.open({ upstream: { url: 'https://adobe.example/graphql', fetch } });
  await site?.send('login', ada);
  const first = await site?.load();
  await site?.send('login', ada);
  const second = await site?.load();
  expect(first?.signIn).toMatchObject({ id: expect.any(String) as string, left: null });
  expect(second).toMatchObject({ session: { status: 'signedIn' }, ended: [first?.signIn?.id] });
  expect(second?.signIn?.id).not.toBe(first?.signIn?.id);
  await site?.send('logout');
  expect((await site?.load())?.session).toEqual(nobody);
});

it('forms without a script tell no words of a shop, and no more codes than fit', async () => {
  const complaint = (code: string, field: string[] | null) => ({ code, field, message: 'Words.' });
  const answer = {
    data: {
      customerAccessTokenCreate: {
        customerAccessToken: null,
        customerUserErrors: [
          complaint('Words of its own', ['input', 'email']),
          ...['TOO_SHORT', 'WORDS of', 'of WORDS', 'A'.repeat(65), 'A'.repeat(64)].map((code) =>
            complaint(code, ['input', 'email']),
          ),
          ...Array.from({ length: 12 }, (_, at) => complaint(`word ${at}`, null)),
        ],
      },
    },
  };
  const fetch = () => Promise.resolve(Response.json(answer));
  const site = formSites
    .find(({ name }) => name === 'Shopify')
    ?.open({ upstream: { url: 'https://shopify.example/graphql', fetch } });
  await site?.send('login', ada, '/login');
  expect((await site?.load('/login'))?.sent?.failure).toMatchObject({
    fieldErrors: { email: [null, 'TOO_SHORT', null, null, null, 'A'.repeat(64)] },
    formErrors: Array.from({ length: 10 }, () => null),
  });
});

describe('forms without a script, on Shopify', () => {
  const onShopify = formSites.find(({ name }) => name === 'Shopify');

  it.each<[string, number, unknown, boolean]>([
    ['with data', 200, { data: {} }, true],
    ['with data, by an odd number', 299, { data: {} }, true],
    ['with data, and a failure', 500, { data: {} }, false],
    ['without data', 200, { data: null }, false],
    ['with errors alone', 200, { errors: [{ message: 'No.' }] }, false],
  ])(
    'sign out where the shop answers %s: %i, and log, without it, a token that may live',
    async (...row) => {
      const [, status, body, isDead] = row;
      const said = vi.spyOn(console, 'error').mockReturnValue();
      const site = onShopify?.open();
      await site?.send('login', ada);
      site?.shop.inject({ kind: 'http', status, body });
      await site?.send('logout');
      expect((await site?.load())?.session).toEqual(nobody);
      expect(said).toHaveBeenCalledTimes(isDead ? 0 : 1);
      for (const token of site?.shop.livingTokens() ?? []) {
        expect(inspect(said.mock.calls)).not.toContain(token);
      }
    },
  );
});

describe.each(formSites)('the endpoint of forms, on $name', ({ open }) => {
  /** A sign-in with these headers, by a browser in which nobody is signed in. */
  async function signInWith(headers: Record<string, string | null>) {
    const site = open();
    const response = await site.send('login', ada, '/', headers);
    const cookies = [...site.jar.cookies.keys()];
    return { status: response.status, cookies, asked: site.shop.requests };
  }

  const refused = { status: 403, cookies: [], asked: [] };

  it.each([
    ['another site', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
    [
      'another site in an older browser',
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': null },
    ],
    ['a subdomain', { Origin: 'https://evil.shop.example', 'Sec-Fetch-Site': 'same-site' }],
    ['a sandboxed frame', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }],
    ['a sandboxed frame in an older browser', { Origin: 'null', 'Sec-Fetch-Site': null }],
    ['who knows', { Origin: null, 'Sec-Fetch-Site': null }],
    ['the address bar', { Origin: null, 'Sec-Fetch-Site': 'none' }],
  ])('signs nobody in for %s', async (_, headers) => {
    expect(await signInWith(headers)).toEqual(refused);
  });

  it.each([
    ['in an older browser', { 'Sec-Fetch-Site': null }],
    ['that keeps its address to itself', { Origin: 'null' }],
    ['with a charset', { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' }],
    ['with a space', { 'Content-Type': 'application/x-www-form-urlencoded ;a=b' }],
    ['and no more', { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ])('signs in for a page of its own %s', async (_, headers) => {
    const { status, cookies } = await signInWith(headers);
    expect([status, cookies.length]).toEqual([303, 3]);
    for (const name of cookies) expect(name).toMatch(/^__Host-/);
  });

  it.each<[string, RequestInit, number]>([
    ['GET', { method: 'GET', body: null }, 405],
    ['JSON', { headers: { 'Content-Type': 'application/json' }, body: '{}' }, 415],
    [
      'something like a form',
      {
        headers: { 'Content-Type': 'application/x-www-form-urlencoded-or-not' },
        body: 'action=login',
      },
      415,
    ],
    [
      'a form by the way',
      {
        headers: { 'Content-Type': 'text/plain; a=application/x-www-form-urlencoded' },
        body: 'action=login',
      },
      415,
    ],
    ['plain text', { headers: { 'Content-Type': 'text/plain' }, body: 'action=login' }, 415],
    ['files', { body: new FormData() }, 415],
    ['no action', { body: new URLSearchParams({ email: ada.email }) }, 400],
    ['an unknown one', { body: new URLSearchParams({ action: '__proto__' }) }, 400],
    ['too much', { body: new URLSearchParams({ action: 'login', email: 'a'.repeat(1e5) }) }, 413],
  ])('has no use for %s', async (_, init, status) => {
    const site = open();
    const request = site.jar.send('https://shop.example/api/customer', { method: 'POST', ...init });
    const response = await site.forms.handle(request);
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(status === 405 && { allow: 'POST' }),
    });
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(site.shop.requests).toEqual([]);
  });

  it('answers when nothing can be sealed, and tells no more than the server’s own log', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    vi.spyOn(crypto.subtle, 'encrypt').mockRejectedValue(new Error('No cipher.'));
    const response = await open().send('logout');
    expect([response.status, await response.text()]).toEqual([
      500,
      'The form could not be sent on.',
    ]);
    expect(String(said.mock.calls)).toContain('No cipher.');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/%2F/evil.example', ''])(
    'never leads to %j',
    async (page) => {
      const site = open();
      expect(locationOf(await site.send('login', ada, page))).toEqual([303, '/']);
    },
  );

  it.each([
    [320, 'a'.repeat(320)],
    [321, ''],
  ])('shows an email of %i letters as %j', async (length, shown) => {
    const site = open();
    await site.send('login', { email: 'a'.repeat(length), password: 'wrong' }, '/login');
    expect((await site.load('/login')).sent?.email).toBe(shown);
  });

  it('shows an email that is too long to be one as none', async () => {
    const site = open();
    await site.send('login', { email: 'a'.repeat(90_000), password: 'wrong' }, '/login');
    expect((await site.load('/login')).sent).toMatchObject({ email: '', failure: {} });
    for (const value of site.jar.cookies.values()) expect(value.length).toBeLessThan(4_000);
  });

  it('takes no mark that was sealed for something else', async () => {
    const site = open();
    await site.send('login', ada);
    const [mark = ''] = [...site.jar.cookies.keys()].filter((name) => name.endsWith('-unclaimed'));
    const [, tid = ''] = /-([\da-f]{32})-/.exec(mark) ?? [];
    for (const [purpose, signIn] of [
      ['', null],
      ['unclaimed ', {}],
    ] as const) {
      const { close } = createSeal([secret], (value) => value !== undefined, purpose);
      site.jar.cookies.set(mark, await close(tid));
      const state = await site.load();
      expect(state.session).toMatchObject({ status: 'signedIn' });
      expect(state).toMatchObject({ signIn });
    }
  });

  it('takes no session for a note, and no note for a session', async () => {
    const site = open();
    await site.send('login', { ...ada, password: 'wrong' }, '/login');
    const note = site.jar.cookies.get('__Host-customer-form') ?? '';
    await site.send('login', ada);
    const [name = '', session = ''] =
      [...site.jar.cookies].find(([one]) => /-[\da-f]{32}$/.test(one)) ?? [];
    site.jar.cookies.set(name, note).set('__Host-customer-form', session);
    expect(await site.load('/login')).toMatchObject({ session: nobody, sent: null });
  });

  const note: Note = {
    path: '/login',
    sent: {
      action: 'login',
      email: ada.email,
      remember: true,
      isSignedIn: false,
      failure: null,
    },
    ended: ['one'],
    end: Date.now() + 60_000,
  };

  it.each<[string, object, object]>([
    ['this version', note, { sent: note.sent, ended: ['one'] }],
    ...Object.keys(note).map((key): [string, object, object] => [
      `another version without ${key}`,
      { ...note, [key]: undefined },
      { sent: null, ended: [] },
    ]),
    ...Object.keys(note).map((key): [string, object, object] => [
      `another version with another ${key}`,
      { ...note, [key]: key === 'end' ? String(note.end) : 7 },
      { sent: null, ended: [] },
    ]),
  ])('takes a note of %s as it should', async (_, sealed, expected) => {
    const site = open();
    const { close } = createSeal([secret], (value) => value !== undefined, 'form ');
    site.jar.cookies.set('__Host-customer-form', await close(sealed));
    expect(await site.load('/login')).toMatchObject(expected);
  });

  it('throws for a secret that is none', () => {
    expect(() => open({ cookie: { secrets: ['short'] } })).toThrow('32 characters');
    expect(() => open({ cookie: { secrets: [secret] } })).not.toThrow();
  });
});
