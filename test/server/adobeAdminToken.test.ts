import { adobeAdminToken, type AdobeAdminTokenOptions } from 'react-customer-auth/server';
import { createFakeAdobeCommerce, type FakeAdobeAdmin } from 'react-customer-auth/testing';
import { expect, it, vi } from 'vitest';
import { openDesk } from './oneTimeCode/stage';

const admin = { username: 'agent', password: 'admin-password-1' };

/** A shop with this admin, and where the app gets tokens. */
function open(
  { otp, ...given }: Partial<AdobeAdminTokenOptions> = {},
  guard: Partial<FakeAdobeAdmin> = {},
) {
  const shop = createFakeAdobeCommerce({ admins: [{ ...admin, ...guard }] });
  const token = adobeAdminToken({
    baseUrl: shop.restUrl,
    ...admin,
    fetch: shop.fetch,
    ...(otp && { otp }),
    ...given,
  });
  return { shop, token };
}

it('gets a token, and keeps it', async () => {
  const { shop, token } = open();
  const first = await token();
  expect(first).toMatch(/^\w{32}$/);
  expect(await token()).toBe(first);
  expect(shop.requests).toMatchObject([
    {
      operationName: 'integration/admin/token',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
    },
  ]);
});

it('gets another one for one that the shop refuses, once for all who find it dead', async () => {
  const { shop, token } = open();
  const dead = await token();
  const [one, other] = await Promise.all([token(dead), token(dead)]);
  expect(one).not.toBe(dead);
  expect(other).toBe(one);
  expect(await token(dead)).toBe(one);
  expect(shop.requests).toHaveLength(2);
});

it('gets one where all ask at once', async () => {
  const { shop, token } = open();
  const [one, other] = await Promise.all([token(), token()]);
  expect(other).toBe(one);
  expect(shop.requests).toHaveLength(1);
});

it('shows the second factor where the admin has one', async () => {
  const { shop, token } = open({ otp: () => Promise.resolve('123456') }, { otp: '123456' });
  expect(await token()).toMatch(/^\w{32}$/);
  expect(shop.requests[0]?.operationName).toBe('tfa/provider/google/authenticate');
});

it('says what to do where the second factor is missing or wrong', async () => {
  await expect(open({}, { otp: '123456' }).token()).rejects.toThrow('Give adobeAdminToken an otp');
  const wrong = open({ otp: () => '000000' }, { otp: '123456' });
  await expect(wrong.token()).rejects.toThrow('Invalid code.');
});

it('rejects for a wrong password and for what is no token, and tries anew the next time', async () => {
  await expect(open({ password: 'wrong' }).token()).rejects.toThrow('HTTP 401');
  const { shop, token } = open();
  shop.inject({ kind: 'html' });
  await expect(token()).rejects.toThrow('HTTP 200');
  shop.inject({ kind: 'offline' });
  await expect(token()).rejects.toThrow('cannot be reached');
  expect(await token('a dead one')).toMatch(/^\w{32}$/);
});

it.each([
  ['an empty text', '', 200, 'HTTP 200'],
  ['an object', { token: 'x'.repeat(32) }, 200, 'HTTP 200'],
  ['a text that comes with a failure', 'x'.repeat(32), 401, 'HTTP 401'],
  ['words about 2FA', { message: '2FA is required.' }, 401, 'Give adobeAdminToken an otp'],
  ['the factors to choose from', { active_providers: ['google'] }, 401, 'adobeAdminToken an otp'],
])('rejects for %s', async (_, body, status, says) => {
  const fetch = () => Promise.resolve(Response.json(body, { status }));
  await expect(open({ fetch }).token()).rejects.toThrow(says);
});

it('serves the handler past the end of a token, second factor and all', async () => {
  const desk = openDesk({ shop: { admins: [{ ...admin, otp: '123456' }] } });
  const { shop, clock } = desk;
  const token = adobeAdminToken({
    baseUrl: shop.restUrl,
    ...admin,
    otp: () => '123456',
    fetch: shop.fetch,
  });
  const { grant } = openDesk({ codes: { token, fetch: shop.fetch } });
  expect(await grant()).toHaveProperty('code');
  clock.time += 5 * 60 * 60_000;
  expect(await grant()).toHaveProperty('code');
  const signIns = shop.requests.filter(({ operationName }) => operationName?.startsWith('tfa'));
  expect(signIns).toHaveLength(2);
});

it('tells the agent that there is no token, and the log why', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { token } = open({ password: 'wrong' });
  const { refusal } = openDesk({ codes: { token } });
  expect(await refusal()).toMatchObject({ status: 502, code: 'ADMIN_TOKEN_MISSING' });
  expect(String(log.mock.calls[0]?.[0])).toContain('gives the admin agent no token');
  log.mockRestore();
});

it('refuses an address that is not that of an API', () => {
  expect(() => open({ baseUrl: '/rest/default' })).toThrow('adobe.baseUrl');
});
