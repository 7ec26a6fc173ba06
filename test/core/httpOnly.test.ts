import { Client, fetchExchange } from '@urql/core';
import { createCustomerAuth, httpOnly } from 'react-customer-auth';
import { adobeCommerce } from 'react-customer-auth/adobe-commerce';
import { shopify } from 'react-customer-auth/shopify';
import { describe, expect, it, vi } from 'vitest';
import { ada, createShop, openTab } from '../support/shop';

/** In the alphabet of URLs. */
const handleOf = (claims: object | string) => {
  const text = btoa(JSON.stringify(claims));
  return `rca.${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
};

/** Signs in where no token may reach the browser, and the server answers with this one. */
async function signInWith(accessToken: string) {
  const shop = createShop();
  const customerAccessToken = { accessToken, expiresAt: '2999-01-01T00:00:00Z' };
  const data = { customerAccessTokenCreate: { customerAccessToken, customerUserErrors: [] } };
  shop.inject({ kind: 'http', status: 200, body: { data } });
  const { auth } = openTab(shop, { backend: httpOnly(shopify()) });
  return { auth, outcome: await auth.login(ada) };
}

describe('a browser that is to hold no token', () => {
  it.each(['abc', 'xrca.abc', 'rca.', 'rca.abc.def', 'rca.abc\n', 'rca-abc'])(
    'throws away %j, which is no handle, and says so',
    async (token) => {
      const { auth, outcome } = await signInWith(token);
      expect(outcome).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
      expect(auth.getSession().status).toBe('signedOut');
      expect(localStorage.getItem('react-customer-auth:customer')).toBeNull();
    },
  );

  it('takes a handle, and shows it to nobody', async () => {
    const { auth, outcome } = await signInWith(
      handleOf({ note: '???>>>~~~', sid: 'S-1', tid: 'T_1' }),
    );
    expect(outcome).toMatchObject({ ok: true, data: { sessionId: 'S-1' } });
    expect(auth.getAccessToken()).toBeNull();
  });

  it('knows no session by what only ends as a handle does', () => {
    const handle = handleOf({ sid: 'S', tid: 'T' });
    const { sessionIdOf } = httpOnly(shopify());
    expect([handle, handle.replace('rca', 'abc')].map((text) => sessionIdOf?.(text))).toEqual([
      'S',
      undefined,
    ]);
  });

  it.each([
    ['of nothing that can be read', 'rca.e'],
    ['of a word', handleOf('word')],
    ['without a token', handleOf({ sid: 'S' })],
    ['of a session without a name', handleOf({ sid: '', tid: 'T' })],
    ['of a session whose name is none', handleOf({ sid: 'a b', tid: 'T' })],
    ['of a token whose name is none', handleOf({ sid: 'S', tid: 'T;' })],
    ['of a session by number', handleOf({ sid: 1, tid: 'T' })],
    ['of a name that is too long', handleOf({ sid: 'S'.repeat(65), tid: 'T' })],
  ])('knows no session by a handle %s', async (_, handle) => {
    expect(httpOnly(shopify()).sessionIdOf?.(handle)).toBeUndefined();
    expect((await signInWith(handle)).outcome.ok).toBe(true);
  });
});

describe('a renewal where no script has the token', () => {
  const place = 'react-customer-auth:customer';
  const first = handleOf({ sid: 'S', tid: '1' });
  const second = handleOf({ sid: 'S', tid: '2' });

  /** A page whose server answers each request when it is told to. */
  async function openPage() {
    const sent: { body: string; word: string | null; answer: (data: object) => void }[] = [];
    const client = new Client({
      url: 'https://shop.example/api/storefront',
      preferGetMethod: false,
      exchanges: [fetchExchange],
      fetch: (_, init) =>
        new Promise((resolve) => {
          sent.push({
            body: typeof init?.body === 'string' ? init.body : '',
            word: new Headers(init?.headers).get('Customer-Session'),
            answer: (data) => resolve(Response.json({ data })),
          });
        }),
    });
    const auth = createCustomerAuth({ backend: httpOnly(shopify()) });
    auth.connect(client);
    const next = (at: number) => vi.waitFor(() => sent[at] ?? expect.fail('Nothing was sent.'));
    const grant = (name: string, accessToken: string) => ({
      [name]: { customerAccessToken: { accessToken, expiresAt: '2999-01-01T00:00:00Z' } },
    });
    const login = auth.login(ada);
    (await next(0)).answer(grant('customerAccessTokenCreate', first));
    await login;
    const renewal = auth.renew();
    const { answer } = await next(1);
    const renew = (handle: string) => {
      answer(grant('customerAccessTokenRenew', handle));
      return renewal;
    };
    return { auth, next, renew };
  }

  it('that a sign-out has overtaken is destroyed, and is no sign-out of its own', async () => {
    const { auth, next, renew } = await openPage();
    void auth.logout();
    expect((await next(2)).word).toBe('ends');
    void renew(second);
    expect(await next(3)).toMatchObject({ word: 'goes on', body: expect.stringContaining(second) });
  });

  it('that brings what another tab has brought leaves the next sign-out whole', async () => {
    const { auth, next, renew } = await openPage();
    const held: object = JSON.parse(localStorage.getItem(place) ?? '');
    localStorage.setItem(place, JSON.stringify({ ...held, expiresAt: Date.now() + 9e9 }));
    await renew(first);
    void auth.logout();
    expect(await next(2)).toMatchObject({ word: 'ends', body: expect.stringContaining(first) });
  });
});

describe('a session that is over here', () => {
  it.each([
    ['a sign-out', 'logout'],
    ['another sign-in', 'login'],
  ] as const)('has its cookie let go of once, at %s', async (_, what) => {
    const forgotten: (string | null)[] = [];
    let count = 0;
    const client = new Client({
      url: 'https://shop.example/api',
      preferGetMethod: false,
      exchanges: [fetchExchange],
      fetch(_url, init) {
        const isForgetting = JSON.stringify(init?.body).includes('forgetCustomerSession');
        if (isForgetting) forgotten.push(new Headers(init?.headers).get('Authorization'));
        const token = handleOf({ sid: `S${++count}`, tid: `T${count}` });
        const data = isForgetting
          ? { forgetCustomerSession: true }
          : { generateCustomerToken: { token } };
        return Promise.resolve(Response.json({ data }));
      },
    });
    const backend = httpOnly(adobeCommerce());
    const auth = createCustomerAuth({ backend, key: crypto.randomUUID() });
    auth.connect(client);
    expect((await auth.login(ada)).ok).toBe(true);
    if (what === 'login') expect((await auth.login(ada)).ok).toBe(true);
    else expect((await auth.logout()).ok).toBe(true);
    await vi.waitFor(() => expect(forgotten).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(forgotten).toHaveLength(1);
    expect(forgotten[0]).toContain(handleOf({ sid: 'S1', tid: 'T1' }));
  });
});

describe('an action where no script has the token', () => {
  const bring = (token: string) => () =>
    Promise.resolve({ ok: true as const, data: { token, life: null } });
  const withActions = (token: string) =>
    httpOnly({
      ...shopify(),
      resetPassword: bring(token),
      loginWithResetToken: bring(token),
      loginAsCustomer: bring(token),
    });
  const send = () => expect.fail('Nothing is to be sent.');
  const proof = { email: ada.email, token: 'T', code: 'C', password: 'new' };
  const all = (token: string) => {
    const { resetPassword, loginWithResetToken, loginAsCustomer } = withActions(token);
    return Promise.all([
      resetPassword?.(send, proof),
      loginWithResetToken?.(send, proof),
      loginAsCustomer?.(send, proof),
    ]);
  };

  it('is refused when it brings a token, and is not when it brings a handle', async () => {
    for (const outcome of await all('abc')) {
      expect(outcome).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
    }
    const token = handleOf({ sid: 'S', tid: 'T' });
    for (const outcome of await all(token)) {
      expect(outcome).toMatchObject({ ok: true, data: { token } });
    }
  });

  it('may bring neither', async () => {
    const outcome = { ok: true as const, data: null };
    const { resetPassword } = httpOnly({
      ...shopify(),
      resetPassword: () => Promise.resolve(outcome),
    });
    expect(await resetPassword?.(send, proof)).toEqual(outcome);
  });

  it('is there only where the backend has it', () => {
    expect(Object.keys(httpOnly(shopify()))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/resetPassword|loginWith|loginAs/)]),
    );
    expect(httpOnly(adobeCommerce())).not.toHaveProperty('renewal');
  });
});
