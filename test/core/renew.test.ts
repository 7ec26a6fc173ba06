import { describe, expect, it } from 'vitest';
import type { FakeShopifyOptions } from 'react-customer-auth/testing';
import { ada, createShop, openTab, operations } from '../support/shop';

async function signedInTab(options?: FakeShopifyOptions) {
  const tab = openTab(createShop(options));
  await tab.auth.login(ada);
  return tab;
}

describe('renew', () => {
  it('exchanges the token for another one and keeps the session', async () => {
    const { auth, shop } = await signedInTab();
    const before = auth.getSession();
    const token = auth.getAccessToken();
    const outcome = await auth.renew();
    const after = auth.getSession();
    if (before.status !== 'signedIn' || after.status !== 'signedIn') throw new Error('signed out');
    expect(outcome).toEqual({
      ok: true,
      data: { sessionId: before.id, expiresAt: after.expiresAt },
    });
    expect(after.id).toBe(before.id);
    expect(auth.getAccessToken()).not.toBe(token);
    expect(shop.livingTokens()).toContain(auth.getAccessToken());
  });

  it('lives with a shop that keeps the string', async () => {
    const { auth, shop } = await signedInTab({ renewedToken: 'same' });
    const token = auth.getAccessToken();
    expect((await auth.renew()).ok).toBe(true);
    expect(auth.getAccessToken()).toBe(token);
    expect(shop.livingTokens()).toEqual([token]);
  });

  it('asks once for calls that meet', async () => {
    const { auth, shop } = await signedInTab();
    const [first, second] = await Promise.all([auth.renew(), auth.renew()]);
    expect(first).toBe(second);
    expect(operations(shop)).toEqual(['customerAccessTokenCreate', 'customerAccessTokenRenew']);
    await auth.renew();
    expect(operations(shop)).toHaveLength(3);
  });

  it('asks nobody when nobody is signed in', async () => {
    const { auth, shop } = openTab();
    expect(await auth.renew()).toMatchObject({ ok: false, error: { kind: 'signedOut' } });
    expect(shop.requests).toEqual([]);
  });

  it.each(['accessDenied', 'userErrors', 'empty'] as const)(
    'ends the session whose token is dead, told by %s',
    async (deadRenewal) => {
      const { auth, shop } = await signedInTab({ deadRenewal });
      shop.changePassword(ada.email, 'anotherpassword');
      expect(await auth.renew()).toMatchObject({ ok: false, error: { kind: 'rejected' } });
      expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'rejected' });
      // Other tabs are to hear the same.
      expect(localStorage.getItem('react-customer-auth:customer')).toContain('rejected');
      expect(operations(shop).slice(1)).toEqual([
        'customerAccessTokenRenew',
        'customerAccessTokenProbe',
      ]);
    },
  );

  it('keeps the session when it is the app that lost its scope', async () => {
    const scopes: FakeShopifyOptions['scopes'] = [
      'unauthenticated_read_customers',
      'unauthenticated_write_customers',
    ];
    const { auth, shop } = await signedInTab({ scopes });
    const session = auth.getSession();
    scopes.pop();
    expect(await auth.renew()).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
    scopes.pop();
    expect(await auth.renew()).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
    expect(auth.getSession()).toBe(session);
    expect(operations(shop).filter((name) => name === 'customerAccessTokenProbe')).toHaveLength(2);
  });

  it.each([
    ['offline', { kind: 'offline' }, 'network'],
    ['an outage', { kind: 'html', status: 503 }, 'server'],
    ['throttling', { kind: 'throttled' }, 'throttled'],
    ['half an answer', { kind: 'half' }, 'server'],
    ['HTML', { kind: 'html' }, 'server'],
    [
      'a bad deploy',
      { kind: 'http', status: 401, body: { errors: [{ message: '' }] } },
      'forbidden',
    ],
  ] as const)('keeps the customer signed in when it meets %s', async (_, fault, kind) => {
    const { auth, shop } = await signedInTab();
    const session = auth.getSession();
    shop.inject({ ...fault, operation: 'customerAccessTokenRenew' });
    expect(await auth.renew()).toMatchObject({ ok: false, error: { kind } });
    expect(auth.getSession()).toBe(session);
  });

  it('does not take two half answers for the verdict of the shop', async () => {
    const { auth, shop } = await signedInTab();
    shop.inject({ kind: 'half', times: 2 });
    expect(await auth.renew()).toMatchObject({ ok: false, error: { kind: 'server' } });
    expect(auth.getSession().status).toBe('signedIn');
  });

  it('does not ask after the customer when the app itself is refused by HTTP', async () => {
    const { auth, shop } = await signedInTab();
    const errors = [{ message: 'Access denied', extensions: { code: 'ACCESS_DENIED' } }];
    shop.inject({ kind: 'http', status: 403, body: { errors } });
    expect(await auth.renew()).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
    expect(shop.requests).toHaveLength(2);
  });

  it('says what the shop said when the question whether the token is dead gets no answer', async () => {
    const { auth, shop } = await signedInTab();
    const errors = [{ message: 'Access denied', extensions: { code: 'ACCESS_DENIED' } }];
    const operation = 'customerAccessTokenRenew';
    shop.inject({ kind: 'http', status: 200, operation, body: { errors } });
    shop.inject({ kind: 'offline', operation: 'customerAccessTokenProbe' });
    expect(await auth.renew()).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
    expect(auth.getSession().status).toBe('signedIn');
  });

  it('repeats nothing of the token', async () => {
    const { auth, shop } = await signedInTab();
    const token = auth.getAccessToken() ?? '';
    const errors = [{ message: `Not with ${token}` }];
    const operation = 'customerAccessTokenRenew';
    shop.inject({ kind: 'http', status: 200, operation, body: { errors } });
    const outcome = await auth.renew();
    if (outcome.ok) throw new Error('It was renewed.');
    expect(outcome.error.message).not.toContain(token);
  });

  it('drops an answer that a logout has overtaken, and destroys its token', async () => {
    const { auth, shop } = await signedInTab();
    shop.inject({ kind: 'slow', ms: 20, operation: 'customerAccessTokenRenew' });
    const renewing = auth.renew();
    await auth.logout();
    expect(await renewing).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'logout' });
    await expect.poll(() => shop.livingTokens()).toEqual([]);
  });

  it('drops an answer for a customer who was replaced', async () => {
    const { auth, shop } = await signedInTab();
    shop.inject({ kind: 'slow', ms: 20, operation: 'customerAccessTokenRenew' });
    const renewing = auth.renew();
    await auth.login(ada);
    const token = auth.getAccessToken();
    expect(await renewing).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    expect(auth.getAccessToken()).toBe(token);
    await expect.poll(() => shop.livingTokens()).toEqual([token]);
  });
});
