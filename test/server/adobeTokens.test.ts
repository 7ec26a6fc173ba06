import { proxiedAdobeCommerce } from 'react-customer-auth/adobe-commerce';
import { describe, expect, it } from 'vitest';
import { json } from './hostile/attack';
import { onAdobe, openStage } from './hostile/stage';

describe('what Adobe Commerce calls a token', () => {
  /** No JWT, and not the 32 characters of an opaque one: nothing but its field tells what it is. */
  const text = 'a-token-of-their-own';

  /** What the page gets of a text that comes in a field of this path. */
  async function answered(path: readonly string[], said = text) {
    const data = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), said);
    const query = path.reduceRight((inner, name) => `{ ${name} ${inner} }`, '');
    const at = await openStage(onAdobe, {}, () => json({ data }));
    return (await at.send(at.request({ query: `mutation ${query}` }))).text();
  }

  it.each([
    ['signInBySms', 'token'],
    ['signInBySms', 'customerToken'],
    ['signInBySms', 'customer_token'],
    ['signInBySms', 'accessToken'],
    ['signInBySms', 'access_token'],
    ['signInBySms', 'customerAccessToken'],
    ['signInBySms', 'customer_access_token'],
    ['signInBySms', 'session', 'customerToken'],
    ['signInBySms', 'session', 'customer_token'],
    ['signInBySms', 'session', 'accessToken'],
    ['signInBySms', 'session', 'access_token'],
    ['createPaypalExpressToken', 'access_token'],
  ])('is kept from the page: %s', async (...path) => {
    expect(await answered(path)).toMatch(/rca\.[\w-]+/);
    expect(await answered(path)).not.toContain(text);
  });

  it.each([
    ['createPaypalExpressToken', 'token'],
    ['guestOrder', 'token'],
    ['guestOrderByToken', 'token'],
    ['payBySms', 'paypalToken'],
    ['payBySms', 'tokenOfToken'],
    ['placeOrder', 'order', 'token'],
    ['placeOrder', 'order', 'nonaccess_token'],
    ['placeOrder', 'order', 'accessTokenOfToken'],
  ])('is the page’s where it is of another kind: %s', async (...path) => {
    expect(await answered(path)).toContain(text);
  });

  it.each([
    'head.body.sign',
    'he-ad_1.bo-dy_2.si-gn_3',
    'head.body.',
    'head..',
    'head.key.nonce.text.tag',
    'head..no-nce_1.te-xt_2.ta-g_3',
    'head.key.nonce..',
    'x1'.repeat(16),
  ])('is kept from the page wherever it has the form of one: %s', async (said) => {
    expect(await answered(['placeOrder', 'order', 'token'], said)).not.toContain(said);
  });

  it.each([
    'head.body',
    '.body.sign',
    '+head.body.sign',
    'head.body.sign+',
    'head.body.sign.more',
    'x'.repeat(31),
    'x'.repeat(33),
    'X'.repeat(32),
  ])('is the page’s where it has another form: %s', async (said) => {
    expect(await answered(['placeOrder', 'order', 'token'], said)).toContain(said);
  });

  it.each([
    ['is kept from the page', 'a customer’s', 3, 'gone'],
    ['is the page’s', 'an admin’s', 2, undefined],
  ])('%s in any text where it says that it is %s', async (_, _whose, utypid, said) => {
    const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
    const jwt = `${part({ alg: 'HS256' })}.${part({ utypid })}.signature`;
    // Escaped, a line break is a letter that stands right before it.
    for (const before of ['', 'It is: ', 'It is:\n']) {
      const at = await openStage(onAdobe, {}, () => json({ data: { note: `${before}${jwt} !` } }));
      const response = await at.send(at.request({ query: '{ note }' }));
      expect(await response.json()).toEqual({ data: { note: `${before}${said ?? jwt} !` } });
    }
  });

  it('is not what merely has dots in it', async () => {
    const data = { storeConfig: { base_url: 'https://www.shop.example/ and eyJ.eyJ.eyJ' } };
    const at = await openStage(onAdobe, {}, () => json({ data }));
    const response = await at.send(at.request({ query: '{ storeConfig { base_url } }' }));
    expect(await response.json()).toEqual({ data });
  });

  it.each([
    ['what the app says', { tokenLifetime: 60_000 }, 60],
    ['nothing', {}, undefined],
  ])('and does not say how long it lives, lives for %s', async (_, options, seconds) => {
    const at = await openStage(onAdobe, { backend: proxiedAdobeCommerce(options) }, () =>
      json({ data: { generateCustomerToken: { token: 'x'.repeat(32) } } }),
    );
    const response = await at.send(
      at.request({ query: 'mutation { generateCustomerToken { token } }' }),
    );
    const [, payload = ''] = /"rca\.([\w-]+)"/.exec(await response.text()) ?? [];
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const now = Math.floor(Date.now() / 1000);
    expect(claims).toEqual({
      sid: expect.any(String) as string,
      tid: expect.any(String) as string,
      ...(seconds !== undefined && {
        iat: expect.closeTo(now, -1) as number,
        exp: expect.closeTo(now + seconds, -1) as number,
      }),
    });
  });
});
