import { Client, createRequest, fetchExchange, makeOperation } from '@urql/core';
import { createCustomerAuth, customerAuthExchange } from 'react-customer-auth';
import { adobeCommerce, loginAsCustomer } from 'react-customer-auth/adobe-commerce';
import { createFakeAdobeCommerce } from 'react-customer-auth/testing';
import { afterEach, describe, expect, it } from 'vitest';

const ada = {
  email: 'ada@example.com',
  password: 'Analytical1',
  firstname: 'Ada',
  lastname: 'Lovelace',
};

afterEach(() => localStorage.clear());

const bearerOf = (backend = adobeCommerce()) => backend.bearer ?? expect.fail('It has no bearer.');
const operation = makeOperation('query', createRequest('query Any { any }', {}), {
  url: 'https://shop.example.com/graphql',
  requestPolicy: 'network-only',
});

describe('an operation on Adobe Commerce', () => {
  it.each([
    'customer',
    'customerCart',
    'customerOrders',
    'cart',
    'compareList',
    'wishlist',
    'giftRegistry',
    'guestOrder',
    'guestOrderByToken',
    'company',
    'negotiableQuote',
    'negotiableQuotes',
    'purchaseOrder',
    'requisitionListItems',
  ])('is one customer’s by its field %s', (field) => {
    expect(bearerOf().isPersonal(['products', field], operation)).toBe(true);
  });

  it.each(['products', 'storeConfig', 'customAttributeMetadata', 'cartography', 'customerly'])(
    'is everybody’s with nothing but %s',
    (field) => {
      expect(bearerOf().isPersonal([field], operation)).toBe(false);
    },
  );

  it('is one customer’s where the app says so', () => {
    const isPersonal = (fields: string[]) => fields.includes('loyaltyPoints');
    const bearer = bearerOf(adobeCommerce({ isPersonal }));
    expect(bearer.isPersonal(['loyaltyPoints'], operation)).toBe(true);
    expect(bearer.isPersonal(['products'], operation)).toBe(false);
    expect(bearer.isPersonal(['customer'], operation)).toBe(true);
  });

  it.each([
    'customer',
    'wishlist',
    'customerCart',
    'customerOrders',
    'customerDownloadableProducts',
    'customerPaymentTokens',
  ])('makes no sense for a guest with nothing but %s', (field) => {
    expect(bearerOf().needsToken([field, '__typename'])).toBe(true);
    expect(bearerOf().needsToken([field, 'products'])).toBe(false);
  });

  it.each([
    'generateCustomerToken',
    'exchangeOtpForCustomerToken',
    'createCustomer',
    'createCustomerV2',
    'requestPasswordResetEmail',
    'resetPassword',
    'confirmEmail',
    'resendConfirmationEmail',
  ])('signs in, or helps to, by %s', (field) => {
    expect(bearerOf().isSignIn([field, '__typename'])).toBe(true);
  });

  it.each(['updateCustomerV2', 'createEmptyCart', 'revokeCustomerToken'])(
    'signs nobody in by %s',
    (field) => expect(bearerOf().isSignIn([field])).toBe(false),
  );
});

describe('the app’s own fetchOptions', () => {
  /** What `fetch` is given for a public query of somebody who is signed in, or of a guest. */
  async function initFor(fetchOptions: RequestInit, isSignedIn: boolean) {
    const shop = createFakeAdobeCommerce({ customers: [ada] });
    const auth = createCustomerAuth({ backend: adobeCommerce(), key: crypto.randomUUID() });
    let last: RequestInit | undefined;
    const client = new Client({
      ...shop.connection,
      fetchOptions,
      fetch: (input, init) => {
        last = init;
        return shop.fetch(input, init);
      },
      exchanges: [customerAuthExchange(auth), fetchExchange],
    });
    if (isSignedIn) await auth.login(ada);
    await client.query('query Shop { storeConfig { store_code } }', {}).toPromise();
    return { init: last, headers: new Headers(last?.headers), auth };
  }

  it('stay what they are, headers or not', async () => {
    const { init, headers, auth } = await initFor(
      { credentials: 'include', mode: 'cors', headers: { 'X-App': 'oak' } },
      true,
    );
    expect(init).toMatchObject({ credentials: 'include', mode: 'cors' });
    expect(headers.get('X-App')).toBe('oak');
    expect(headers.get('Authorization')).toBe(`Bearer ${auth.getAccessToken() ?? ''}`);
  });

  it.each([
    ['bearer old', null],
    ['BEARER old', null],
    ['Basic c2hvcA==', 'Basic c2hvcA=='],
    ['No bearer at all', 'No bearer at all'],
  ])('with an authorization of %s send %s for a guest', async (given, sent) => {
    const { headers } = await initFor({ headers: { Authorization: given } }, false);
    expect(headers.get('Authorization')).toBe(sent);
  });
});

describe('a token on Adobe Commerce', () => {
  it.each([
    ['says that it is an admin’s', { admin_id: 1 }, true],
    ['says that it is nobody’s', { admin_id: 0 }, false],
    ['says something odd of an admin', { admin_id: -1 }, false],
  ])('that %s', async (_, claim, isAgents) => {
    const shop = createFakeAdobeCommerce({
      customers: [ada],
      claims: (claims) => ({ ...claims, ...claim }),
    });
    const backend = adobeCommerce({ actions: [loginAsCustomer] });
    const auth = createCustomerAuth({ backend, key: crypto.randomUUID() });
    auth.connect(new Client({ ...shop.connection, exchanges: [fetchExchange] }));
    await auth.login(ada);
    const session = auth.getSession();
    expect(session.status === 'signedIn' && session.impersonation !== null).toBe(isAgents);
  });

  it.each([
    ['that says so', {}, 3_600_000],
    ['whose claims need the alphabet of URLs', { note: '???>>>~~~' }, 3_600_000],
  ])('lives as long as it says, whatever the app supposes, %s', async (_, claim, life) => {
    const shop = createFakeAdobeCommerce({
      customers: [ada],
      claims: (claims) => ({ ...claim, ...claims }),
    });
    const backend = adobeCommerce({ tokenLifetime: 5_000 });
    const auth = createCustomerAuth({ backend, key: crypto.randomUUID() });
    auth.connect(new Client({ ...shop.connection, exchanges: [fetchExchange] }));
    await auth.login(ada);
    const session = auth.getSession();
    if (session.status !== 'signedIn') expect.fail('Nobody is signed in.');
    expect((session.expiresAt ?? 0) - session.issuedAt).toBe(life);
  });
});
