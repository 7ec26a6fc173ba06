import { describe, expect, it } from 'vitest';
import { ada, openTab, operations } from '../support/shop';

describe('logout', () => {
  it('signs out at once and destroys the token on the server', async () => {
    const { auth, shop } = openTab();
    await auth.login(ada);
    const done = auth.logout();
    expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'logout' });
    expect(auth.getAccessToken()).toBeNull();
    expect(await done).toEqual({ ok: true, data: { revoked: true } });
    expect(shop.livingTokens()).toEqual([]);
    expect(operations(shop)).toEqual(['customerAccessTokenCreate', 'customerAccessTokenDelete']);
  });

  it('asks nobody when nobody is signed in', async () => {
    const { auth, shop } = openTab();
    expect(await auth.logout()).toEqual({ ok: true, data: { revoked: false } });
    expect(shop.requests).toEqual([]);
  });

  it('counts a token that is dead already as destroyed', async () => {
    const { auth, shop } = openTab();
    await auth.login(ada);
    shop.changePassword(ada.email, 'anotherpassword');
    expect(await auth.logout()).toEqual({ ok: true, data: { revoked: true } });
  });

  it.each([
    ['offline', { kind: 'offline' }, 'network'],
    ['an outage', { kind: 'html', status: 503 }, 'server'],
    ['half an answer', { kind: 'half' }, 'server'],
    [
      'a complaint',
      {
        kind: 'http',
        status: 200,
        body: {
          data: { customerAccessTokenDelete: { userErrors: [{ field: null, message: 'No' }] } },
        },
      },
      'invalid',
    ],
    [
      'an answer that names no token',
      {
        kind: 'http',
        status: 200,
        body: { data: { customerAccessTokenDelete: { deletedAccessToken: null, userErrors: [] } } },
      },
      'server',
    ],
    [
      'a refusal of the app itself',
      {
        kind: 'http',
        status: 403,
        body: { errors: [{ message: 'No', extensions: { code: 'ACCESS_DENIED' } }] },
      },
      'forbidden',
    ],
    [
      'a refusal of the request itself',
      {
        kind: 'http',
        status: 400,
        body: { errors: [{ message: 'No', extensions: { code: 'ACCESS_DENIED' } }] },
      },
      'forbidden',
    ],
  ] as const)('keeps nobody signed in when it meets %s, and reports it', async (_, fault, kind) => {
    const { auth, shop, events } = openTab();
    await auth.login(ada);
    shop.inject({ ...fault, operation: 'customerAccessTokenDelete' });
    const { data } = await auth.logout();
    expect(data).toMatchObject({ revoked: false, error: { kind } });
    expect(auth.getSession().status).toBe('signedOut');
    await expect
      .poll(() => events.at(-1))
      .toMatchObject({ type: 'revocationFailed', error: { kind } });
  });

  it('repeats nothing of the token in what it reports', async () => {
    const { auth, shop } = openTab();
    await auth.login(ada);
    const token = auth.getAccessToken() ?? '';
    const body = { errors: [{ message: `Not with ${token}` }] };
    shop.inject({ kind: 'http', status: 200, operation: 'customerAccessTokenDelete', body });
    const { data } = await auth.logout();
    expect(data.error?.kind).toBe('server');
    expect(data.error?.message).not.toContain(token);
  });
});
