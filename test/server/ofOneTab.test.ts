import { readCustomerSession } from 'react-customer-auth/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cookiesOf, grounds, onShopify, openStage, secret, type Cookie } from './hostile/stage';

const day = 86_400_000;

const later = (ms = 1_000) => vi.useFakeTimers({ now: Date.now() + ms, toFake: ['Date'] });

afterEach(() => void vi.useRealTimers());

const read = (...cookies: Cookie[]) =>
  readCustomerSession(
    new Request('https://shop.example/', {
      headers: { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
    }),
    { secrets: [secret] },
  );

const headers = { 'Customer-Session': 'of this tab' };

describe.each(grounds)('a session of one tab, on $name', (ground) => {
  const query = `${ground.head} { ${ground.signIn(`${ground.token} ${ground.beside}`)} }`;
  const variables = ground.credentials({ email: 'ada@example.com', password: 'correcthorse' });

  async function signIn() {
    const at = await openStage(ground);
    later();
    const response = await at.send(at.request({ query, variables, headers }));
    const [cookie] = cookiesOf(response);
    if (!cookie) throw new Error('There is no cookie.');
    const [handle = ''] = /rca\.[\w-]+/.exec(await response.text()) ?? [];
    return { at, cookie, handle };
  }

  it('has a cookie that goes when the browser is closed', async () => {
    const { cookie } = await signIn();
    expect(cookie.attributes).toBe('; Path=/; HttpOnly; SameSite=Lax; Secure');
  });

  it('is no other tab’s first HTML, and no sign-out in its own', async () => {
    const { at, cookie } = await signIn();
    expect(await read(cookie)).toEqual({ status: 'loading' });
    // What the other tabs had before is over with it.
    expect(await read(at.cookie, cookie)).toEqual({ status: 'loading' });
  });

  it('is over for a server when another tab has signed in for all', async () => {
    const { at, cookie } = await signIn();
    later();
    const [shared] = cookiesOf(await at.send(at.request({ query, variables })));
    if (!shared) throw new Error('There is no cookie.');
    expect(shared.attributes).toContain('Max-Age');
    expect(await read(cookie, shared)).toMatchObject({ status: 'signedIn' });
  });

  it('is taken no longer than its token lives, however long the browser is open', async () => {
    const { at, cookie, handle } = await signIn();
    const Cookie = `${cookie.name}=${cookie.value}`;
    const mine = { ...ground.asCustomer(handle) };
    const ask = async () => {
      const request = at.request({ ...mine, headers: { ...mine.headers, Cookie } });
      const body: unknown = await (await at.send(request)).json();
      return body;
    };
    expect(await ask()).toEqual({ data: { customer: { email: 'ada@example.com' } } });
    later(43 * day);
    expect(await ask()).not.toMatchObject({ data: { customer: { email: 'ada@example.com' } } });
    expect(await read(cookie)).toEqual({ status: 'signedOut', reason: 'none' });
  });
});

it('a renewed session of one tab stays one', async () => {
  const at = await openStage(onShopify);
  const input = { email: 'ada@example.com', password: 'correcthorse' };
  const signedIn = await at.send(
    at.request({
      query: `${onShopify.head} { ${onShopify.signIn('accessToken expiresAt')} }`,
      variables: { input },
      headers,
    }),
  );
  const [cookie] = cookiesOf(signedIn);
  const [token] = /rca\.[\w-]+/.exec(await signedIn.text()) ?? [];
  const query =
    'mutation Renew($token: String!) { customerAccessTokenRenew(customerAccessToken: $token) { customerAccessToken { accessToken expiresAt } } }';
  const Cookie = `${cookie?.name ?? ''}=${cookie?.value ?? ''}`;
  const renewal = await at.send(at.request({ query, variables: { token }, headers: { Cookie } }));
  const [renewed] = cookiesOf(renewal);
  expect(renewed?.name).not.toBe(cookie?.name);
  expect(renewed?.attributes).not.toContain('Max-Age');
});

describe.each(grounds)('a session of a support agent, on $name', (ground) => {
  it('has a cookie that goes with the browser, and is nobody’s first HTML', async () => {
    const at = await openStage(ground);
    later();
    const query = `${ground.head} { ${ground.signIn(`${ground.token} ${ground.beside}`)} }`;
    const variables = ground.credentials({ email: 'ada@example.com', password: 'correcthorse' });
    const of = { 'Customer-Session': 'of an agent' };
    const [cookie] = cookiesOf(await at.send(at.request({ query, variables, headers: of })));
    if (!cookie) throw new Error('There is no cookie.');
    expect(cookie.attributes).not.toContain('Max-Age');
    expect(await read(cookie)).toEqual({ status: 'signedOut', reason: 'none' });
    // Beneath is whoever was there before.
    expect(await read(at.cookie, cookie)).toEqual(await read(at.cookie));
    expect(await read(at.cookie)).toMatchObject({ status: 'signedIn' });
  });
});
