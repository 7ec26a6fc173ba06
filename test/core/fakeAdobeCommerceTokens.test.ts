import { describe, expect, it } from 'vitest';
import {
  ada,
  claimsOf,
  createShop,
  customer,
  fromUrl,
  grace,
  revoke,
  run,
  signIn,
} from './fakeAdobeCommerceRequests';

const minute = 60_000;
const revoked = ['User token has been revoked', 'graphql-authentication', 401];
const asAdmin = (email: string) =>
  `generateCustomerTokenAsAdmin(input: { customer_email: ${JSON.stringify(email)} }) { customer_token }`;

describe('a token of the fake Adobe Commerce shop', () => {
  it('is a JWT with the customer’s claims, whose signature holds', async () => {
    const signingKey = 'a key of the test, longer than a block of the hash so that it is hashed';
    const { shop } = createShop({ signingKey });
    const token = await signIn(shop, grace);
    const iat = Date.parse('2026-02-03T04:05:06Z') / 1000;
    expect(claimsOf(token)).toEqual({ uid: 2, utypid: 3, iat, exp: iat + 3600 });
    const [header, payload, signature = ''] = token.split('.');
    const bytes = (binary: string) => Uint8Array.from(binary, (one) => one.charCodeAt(0));
    const valid = (signed: string) =>
      crypto.subtle
        .importKey('raw', bytes(signingKey), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
        .then((key) =>
          crypto.subtle.verify('HMAC', key, bytes(atob(fromUrl(signature))), bytes(signed)),
        );
    expect(await valid(`${header}.${payload}`)).toBe(true);
    expect(await valid(`${header}.${payload}x`)).toBe(false);
  });

  it('may claim odd things, which the shop itself does not go by', async () => {
    const { shop, clock } = createShop({ claims: ({ uid }) => ({ uid, exp: 'soon' }) });
    const token = await signIn(shop);
    expect(claimsOf(token)).toEqual({ uid: 1, exp: 'soon' });
    clock.time += 59 * minute;
    expect(await run(shop, customer, { token })).toEqual({ email: ada.email });
  });

  it.each([
    ['jwe', /^([\w-]+\.){4}[\w-]+$/],
    ['opaque', /^[a-z0-9]{32}$/],
  ] as const)('can be unreadable: %s', async (tokens, form) => {
    const { shop } = createShop({ tokens });
    const token = await signIn(shop);
    expect(token).toMatch(form);
    expect(() => claimsOf(token)).toThrow();
    expect(await run(shop, customer, { token })).toEqual({ email: ada.email });
  });

  it.each(['jwt', 'jwe'] as const)(
    'is revoked with all that its customer has been given so far: %s',
    async (tokens) => {
      const { shop } = createShop({ tokens });
      const [ofGrace, first, second] = [
        await signIn(shop, grace),
        await signIn(shop),
        await signIn(shop),
      ];
      expect(first).not.toBe(second);
      expect(await run(shop, revoke, { token: second })).toEqual({ result: true });
      expect(await run(shop, customer, { token: first })).toEqual(revoked);
      expect(await run(shop, revoke, { token: second })).toEqual(revoked);
      const later = await signIn(shop);
      expect(await run(shop, customer, { token: later })).toEqual({ email: ada.email });
      expect(shop.livingTokens()).toEqual([ofGrace, later]);
    },
  );

  it('is revoked alone where it is opaque', async () => {
    const { shop } = createShop({ tokens: 'opaque' });
    const [first, second] = [await signIn(shop), await signIn(shop)];
    await run(shop, revoke, { token: second });
    expect(shop.livingTokens()).toEqual([first]);
    expect(await run(shop, customer, { token: second })).toEqual([
      'Composite reader could not read a token',
      'graphql-authentication',
      401,
    ]);
  });

  it('ends with a change of the password', async () => {
    const { shop } = createShop();
    const [token] = [await signIn(shop), await signIn(shop)];
    shop.changePassword(ada.email, 'another');
    expect(shop.livingTokens()).toEqual([]);
    expect(await run(shop, customer, { token })).toEqual(revoked);
    await expect(signIn(shop)).rejects.toThrow('The account sign-in was incorrect');
    await signIn(shop, { ...ada, password: 'another' });
    expect(shop.livingTokens()).toHaveLength(1);
  });
});

describe('an admin at the fake Adobe Commerce shop', () => {
  const unauthorized = ["The current customer isn't authorized.", 'graphql-authorization', 403];

  it('gets an opaque token for a customer, which is revoked with the others', async () => {
    const { shop } = createShop();
    const token = shop.adminToken();
    const own = await signIn(shop);
    const answer = await run(shop, asAdmin(ada.email), { token });
    const given = shop.livingTokens()[1] ?? '';
    expect(answer).toEqual({ customer_token: given });
    expect(given).toMatch(/^[a-z0-9]{32}$/);
    expect(await run(shop, customer, { token: given })).toEqual({ email: ada.email });
    await run(shop, revoke, { token: own });
    expect(shop.livingTokens()).toEqual([]);
  });

  it('meets its errors in the order of the real shop', async () => {
    const { shop } = createShop();
    const closed = createShop({ loginAsCustomer: false, shoppingAssistance: false }).shop;
    const unassisted = createShop({ shoppingAssistance: false }).shop;
    const nobody = asAdmin('nobody@example.com');
    const forbidden = (message: string) => [message, 'graphql-authorization', 403];
    const empty = ['Specify the "customer email" value.', 'graphql-input', 200];
    expect(await run(closed, asAdmin(' '))).toEqual(empty);
    expect(await run(closed, nobody)).toEqual(unauthorized);
    expect(await run(shop, nobody, { token: await signIn(shop) })).toEqual(unauthorized);
    const disabled = forbidden('Login as Customer is disabled.');
    expect(await run(closed, nobody, { token: closed.adminToken() })).toEqual(disabled);
    const assistance = forbidden('Allow remote shopping assistance is disabled.');
    expect(await run(unassisted, nobody, { token: unassisted.adminToken() })).toEqual(assistance);
    const unknown = ['Customer email provided does not exist', 'graphql-input', 200];
    expect(await run(shop, nobody, { token: shop.adminToken() })).toEqual(unknown);
    const query = '{ storeConfig { shopping_assistance_enabled } }';
    expect(await run(unassisted, query)).toEqual({ shopping_assistance_enabled: false });
  });

  it('gets a token that is worth little where the customer’s account is not confirmed', async () => {
    const { shop } = createShop({ customers: [{ ...ada, confirmed: false }] });
    await run(shop, asAdmin(ada.email), { token: shop.adminToken() });
    const [token] = shop.livingTokens();
    expect(await run(shop, customer, { token })).toEqual([
      "This account isn't confirmed. Verify and try again.",
      'graphql-authentication',
      401,
    ]);
  });

  it('is no customer, and an admin for four hours', async () => {
    const { shop, clock } = createShop();
    const token = shop.adminToken();
    expect(shop.livingTokens()).toEqual([]);
    expect(await run(shop, customer, { token })).toEqual(unauthorized);
    expect(await run(shop, revoke, { token })).toEqual(unauthorized);
    clock.time += 240 * minute - 1;
    expect(await run(shop, asAdmin(ada.email), { token })).toHaveProperty('customer_token');
    clock.time++;
    const expired = ['Consumer key has expired', 'graphql-authentication', 401];
    expect(await run(shop, asAdmin(ada.email), { token })).toEqual(expired);
  });
});
