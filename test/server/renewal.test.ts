import { proxiedShopify } from 'react-customer-auth/shopify';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { json } from './hostile/attack';
import { cookiesOf, onShopify, openStage, type Cookie, type Parts } from './hostile/stage';

afterEach(() => void vi.useRealTimers());

const day = 86_400_000;
const query =
  'mutation Renew($token: String!) { customerAccessTokenRenew(customerAccessToken: $token) { customerAccessToken { accessToken expiresAt } userErrors { message } } }';

async function renewed() {
  const at = await openStage(onShopify);
  const response = await at.send(at.request({ query }));
  const [next] = cookiesOf(response);
  if (!next) throw new Error('There is no cookie.');
  /** What a browser sends that has both cookies. */
  const Cookie = [next, at.cookie].map(({ name, value }) => `${name}=${value}`).join('; ');
  const sendBoth = async (parts: Parts) =>
    cookiesOf(await at.send(at.request({ ...parts, headers: { ...parts.headers, Cookie } })));
  return { at, response, next, sendBoth, handle: await handleIn(response) };
}
const sidOf = (handle: string) => atob(handle.slice(4)).match(/"sid":"([^"]+)"/)?.[1];
const asked = (token: string): Parts => ({ variables: { token } });
const revoked = (token: string): Parts => ({ query: onShopify.revoke, variables: { token } });
const areGone = (cookies: Cookie[]) =>
  cookies.every(({ attributes }) => attributes.startsWith('; Max-Age=0;'));
const ageOf = ({ attributes }: Cookie) => Number(/Max-Age=(\d+)/.exec(attributes)?.[1]);
const handleIn = async (response: Response) => /rca\.[\w-]+/.exec(await response.text())?.[0] ?? '';

describe('a renewal', () => {
  it('keeps the session, and the former cookie as it was: the page may not come to hear of it', async () => {
    const { at, response, next, handle } = await renewed();
    expect(sidOf(handle)).toBe(sidOf(at.handle));
    expect(handle).not.toBe(at.handle);
    expect(cookiesOf(response)).toHaveLength(1);
    expect(ageOf(next)).toBeGreaterThan((41 * day) / 1_000);
  });

  it('lets go of the former cookie once a page sends the new handle', async () => {
    const { at, sendBoth, handle } = await renewed();
    expect(await sendBoth(asked(at.handle))).toEqual([]);
    const gone = await sendBoth(asked(handle));
    expect(gone.map(({ name }) => name)).toEqual([at.cookie.name]);
    expect(areGone(gone)).toBe(true);
  });

  it('leaves nothing to a logout in the same millisecond', async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
    const { sendBoth, handle } = await renewed();
    expect(await sendBoth(revoked(handle))).toHaveLength(2);
  });

  it('leaves nothing to a logout that follows', async () => {
    const { at, next, sendBoth, handle } = await renewed();
    const gone = await sendBoth(revoked(handle));
    expect(gone.map(({ name }) => name).sort()).toEqual([next.name, at.cookie.name].sort());
    expect(areGone(gone)).toBe(true);
  });

  it('leaves no token alive at the shop to a logout that follows', async () => {
    const { at, sendBoth, handle } = await renewed();
    expect(at.shop.livingTokens()).toHaveLength(2);
    const before = at.asked();
    await sendBoth(revoked(handle));
    expect(at.shop.livingTokens()).toEqual([]);
    expect(at.asked() - before).toBe(2);
  });

  it('leaves none alive either to a session that is forgotten, but for the token of that', async () => {
    const { at, sendBoth, handle } = await renewed();
    const before = at.asked();
    const query = 'mutation { forgetCustomerSession }';
    await sendBoth({ query, headers: { Authorization: `Bearer ${handle}` } });
    expect(at.shop.livingTokens()).toEqual([expect.not.stringContaining(at.token)]);
    expect(at.asked() - before).toBe(1);
  });

  it('has a logout answered as the shop does, though what was left could not be destroyed', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const at = await openStage(onShopify, {}, async ({ body, ...init }, { shop, token }) => {
      const isOfFormer = body.includes('Delete') && body.includes(token);
      if (!isOfFormer) return shop.fetch(shop.connection.url, { ...init, body });
      await new Promise((resolve) => setTimeout(resolve, 50));
      return new Response('', { status: 503 });
    });
    const renewal = await at.send(at.request({ query }));
    const [next] = cookiesOf(renewal);
    const Cookie = [next, at.cookie].map((one) => `${one?.name ?? ''}=${one?.value ?? ''}`);
    const parts = { ...revoked(await handleIn(renewal)), headers: { Cookie: Cookie.join('; ') } };
    const response = await at.send(at.request(parts));
    expect(await response.json()).toMatchObject({
      data: { customerAccessTokenDelete: { deletedAccessToken: expect.stringMatching(/^rca/) } },
    });
    expect(cookiesOf(response)).toHaveLength(2);
    expect(log).toHaveBeenCalledOnce();
    expect(at.shop.livingTokens()).toEqual([at.token]);
    log.mockRestore();
  });

  it('lets a logout through where a backend of one’s own fails to say how to destroy what is left', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const revoke = () => {
      throw new Error('No document.');
    };
    const at = await openStage(onShopify, { backend: { ...proxiedShopify(), revoke } });
    const renewal = await at.send(at.request({ query }));
    const [next] = cookiesOf(renewal);
    const Cookie = [next, at.cookie].map((one) => `${one?.name ?? ''}=${one?.value ?? ''}`);
    const parts = { ...revoked(await handleIn(renewal)), headers: { Cookie: Cookie.join('; ') } };
    const response = await at.send(at.request(parts));
    expect(response.status).toBe(200);
    expect(cookiesOf(response)).toHaveLength(2);
    expect(log).toHaveBeenCalledOnce();
    expect(at.shop.livingTokens()).toEqual([at.token]);
  });

  it('that gives the same token again goes on with its cookie', async () => {
    const at = await openStage(onShopify, {}, ({ body }, { token }) => {
      const customerAccessToken = { accessToken: token, expiresAt: null };
      const isRenewal = body.includes('Renew');
      return json({ data: isRenewal ? { customerAccessTokenRenew: { customerAccessToken } } : {} });
    });
    const response = await at.send(at.request({ query }));
    const [next] = cookiesOf(response);
    const handle = await handleIn(response);
    expect(next?.name).toBe(at.cookie.name);
    expect(sidOf(handle)).toBe(sidOf(at.handle));
    const headers = { Cookie: `${next?.name ?? ''}=${next?.value ?? ''}` };
    expect(cookiesOf(await at.send(at.request({ ...asked(handle), headers })))).toEqual([]);
  });

  it('stays when only its former token is given up', async () => {
    const { at, sendBoth } = await renewed();
    const gone = await sendBoth(revoked(at.handle));
    expect(gone.map(({ name }) => name)).toEqual([at.cookie.name]);
    expect(at.shop.livingTokens()).toEqual([expect.not.stringContaining(at.token)]);
  });

  it('goes with its former token, newer as it is, when the customer signs out by that', async () => {
    const { at, next, sendBoth } = await renewed();
    const headers = { 'Customer-Session': 'ends' };
    const before = at.asked();
    const gone = await sendBoth({ ...revoked(at.handle), headers });
    expect(gone.map(({ name }) => name).sort()).toEqual([next.name, at.cookie.name].sort());
    expect(at.shop.livingTokens()).toEqual([]);
    expect(at.asked() - before).toBe(2);
  });

  it.each([
    ['signs out', (handle: string) => revoked(handle)],
    [
      'has the session forgotten',
      (handle: string) => ({
        query: 'mutation { forgetCustomerSession }',
        headers: { Authorization: `Bearer ${handle}` },
      }),
    ],
  ])('goes when the customer %s by a former token, whose cookie is gone', async (_, leaving) => {
    const { at, next } = await renewed();
    const Cookie = `${next.name}=${next.value}`;
    const said = async (word: string | null) => {
      const parts: Parts = leaving(at.handle);
      const headers = { ...parts.headers, Cookie, 'Customer-Session': word };
      return cookiesOf(await at.send(at.request({ ...parts, headers })));
    };
    expect(await said(null)).toEqual([]);
    expect(at.shop.livingTokens()).toHaveLength(2);
    const gone = await said('ends');
    expect(gone.map(({ name }) => name)).toEqual([next.name]);
    expect(areGone(gone)).toBe(true);
    expect(at.shop.livingTokens()).toEqual([at.token]);
  });

  it('is destroyed once where a document destroys its former token as well', async () => {
    const { at, sendBoth, handle } = await renewed();
    const before = at.asked();
    const both =
      'mutation Both($token: String!, $former: String!) { a: customerAccessTokenDelete(customerAccessToken: $token) { deletedAccessToken } b: customerAccessTokenDelete(customerAccessToken: $former) { deletedAccessToken } }';
    await sendBoth({ query: both, variables: { token: handle, former: at.handle } });
    expect(at.shop.livingTokens()).toEqual([]);
    expect(at.asked() - before).toBe(1);
  });

  it('that nobody took goes alone, and not with the session that goes on', async () => {
    const { at, next, sendBoth, handle } = await renewed();
    const headers = { 'Customer-Session': 'goes on' };
    const before = at.asked();
    const gone = await sendBoth({ ...revoked(handle), headers });
    expect(at.asked() - before).toBe(1);
    expect(at.shop.livingTokens()).toEqual([at.token]);
    expect(gone.map(({ name }) => name)).toEqual([next.name]);
    expect(areGone(gone)).toBe(true);
  });
});
