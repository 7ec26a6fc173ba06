import { createServer } from 'node:http';
import { Client, fetchExchange } from '@urql/core';
import { createCustomerAuth, type CustomerAuth } from 'react-customer-auth';
import { adobeCommerce, loginAsCustomer } from 'react-customer-auth/adobe-commerce';
import { createOneTimeCodeHandler, type OneTimeCodeGrant } from 'react-customer-auth/server';
import { createFakeAdobeCommerce, type FakeAdobeCommerce } from 'react-customer-auth/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { portOf, serve } from '../support/proxied';
import { ada, agent, ask, openDesk, requestOf, staffCookie } from './oneTimeCode/stage';

/** A storefront of the shop. */
function openStorefront(shop: FakeAdobeCommerce): CustomerAuth {
  const auth = createCustomerAuth({ backend: adobeCommerce({ actions: [loginAsCustomer] }) });
  auth.connect(new Client({ ...shop.connection, exchanges: [fetchExchange] }));
  return auth;
}

describe('the handler of one-time codes', () => {
  it('gets an agent a code that signs in as the customer, over HTTP all the way', async () => {
    const shop = createFakeAdobeCommerce({ customers: [ada] });
    const adobe = createServer(shop.listener);
    await new Promise<void>((resolve) => adobe.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void adobe.close());
    const url = await serve(
      createOneTimeCodeHandler({
        adobe: {
          baseUrl: `http://127.0.0.1:${portOf(adobe)}/rest/default/`,
          token: shop.adminToken(),
        },
        authorize: ({ headers }) => (headers.get('Cookie') === staffCookie ? agent : null),
        audit: () => {},
      }),
    );
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Origin: new URL(url).origin,
        Cookie: staffCookie,
      },
      body: JSON.stringify(ask),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const granted: OneTimeCodeGrant = await response.json();
    expect(granted).toEqual({ code: expect.stringMatching(/^\w{32}$/) });

    const auth = openStorefront(shop);
    const { code: password = '' } = granted;
    expect(await auth.login({ email: ada.email, password })).toMatchObject({ ok: true });
    const [, claims = ''] = (auth.getAccessToken() ?? '').split('.');
    expect(JSON.parse(atob(claims))).toMatchObject({ uid: 1, admin_id: 1 });
    expect(await auth.login({ email: ada.email, password })).toMatchObject({ ok: false });
  });

  it.each([
    ['on premises', 'https://fake-shop.example.com/rest/default'],
    ['in the cloud service', 'https://fake-shop.example.com/9a8Tenant/'],
  ])('finds the REST API %s', async (_, baseUrl) => {
    const { grant, shop } = openDesk({ codes: { baseUrl } });
    expect(await grant()).toHaveProperty('code');
    expect(shop.requests.map(({ method, url }) => [method, url.split('?')[0]])).toEqual([
      ['GET', `${baseUrl.replace(/\/$/, '')}/V1/customers/search`],
      ['POST', `${baseUrl.replace(/\/$/, '')}/V1/customer/1/otp`],
    ]);
  });

  it('searches by the email alone, or in one website, whatever letters are in it', async () => {
    const odd = { ...ada, email: 'a+b&[c]=d@example.com' };
    const { grant, shop } = openDesk({ shop: { customers: [odd] }, codes: { websiteId: 1 } });
    await grant({ ...ask, email: odd.email });
    const { searchParams } = new URL(shop.requests[0]?.url ?? '');
    expect([...searchParams.values()]).toEqual(['email', odd.email, 'eq', 'website_id', '1', 'eq']);
  });

  it('sends its own headers, and nothing of the agent’s', async () => {
    const headers = { 'x-api-key': 'a key', Authorization: 'Basic x' };
    const { handle, shop, adminToken } = openDesk({ codes: { headers } });
    await handle(requestOf(ask, { headers: { 'X-Own': 'own', Authorization: 'Bearer own' } }));
    expect(shop.requests).toHaveLength(2);
    for (const sent of shop.requests) {
      expect(sent.headers).toMatchObject({
        'x-api-key': 'a key',
        authorization: `Bearer ${adminToken}`,
      });
      expect(JSON.stringify(sent)).not.toMatch(/own|staff/);
    }
  });

  it('gives the shop the reason, in one line', async () => {
    const { grant, shop } = openDesk();
    await grant({ ...ask, reason: ' Order\n\u202e #42\tis late ' });
    expect(shop.requests[1]?.variables).toEqual({ reason: 'Order #42 is late' });
  });

  it('tells how long a code lives where the app knows it', async () => {
    const { grant } = openDesk({ codes: { codeLifetime: 45_000 } });
    expect(await grant()).toEqual({ code: expect.any(String), expiresIn: 45 });
  });

  it('goes by a consent that the search already tells, and else lets the shop decide', async () => {
    for (const tellsConsent of ['search', 'customer', 'nowhere'] as const) {
      const { grant, shop } = openDesk({ shop: { tellsConsent } });
      expect(await grant()).toHaveProperty('code');
      expect(shop.requests).toHaveLength(2);
    }
  });

  it('serves the origins that it is told', async () => {
    const { send } = openDesk({ origins: ['https://panel.example'] });
    const from = (Origin: string) => send(ask, { headers: { Origin } });
    expect(await from('https://panel.example')).toMatchObject({ status: 200 });
    expect(await from('https://admin.example')).toMatchObject({ status: 403 });
  });
});

describe('the handler of one-time codes, with a token from a function', () => {
  it('asks for another one once when the shop refuses it', async () => {
    const asked: (string | undefined)[] = [];
    let current = 'a dead token';
    const { grant, shop, adminToken } = openDesk({
      codes: {
        token(dead) {
          asked.push(dead);
          if (dead === current) current = adminToken;
          return Promise.resolve(current);
        },
      },
    });
    expect(await grant()).toHaveProperty('code');
    expect(asked).toEqual([undefined, 'a dead token', undefined]);
    expect(shop.requests).toHaveLength(3);
  });

  it('does not ask again when there is no other one, or when that one is refused too', async () => {
    for (const token of [
      'a dead token',
      () => 'a dead token',
      (dead = '') => `a dead token${dead}`,
    ]) {
      const { refusal, shop } = openDesk({ codes: { token } });
      expect(await refusal()).toMatchObject({ status: 502, code: 'ADMIN_TOKEN_REFUSED' });
      expect(shop.requests.length).toBeLessThanOrEqual(2);
    }
  });
});

describe('the handler of one-time codes, on an API that makes tokens', () => {
  it('gives the token of a customer who allows it', async () => {
    const { grant, shop } = openDesk({ tokens: {} });
    const granted = await grant();
    expect(granted).toEqual({ token: shop.livingTokens()[0] });
    expect(granted.token).toMatch(/^\w{32}$/);
  });

  it('asks for another admin’s token once, however the shop refuses a dead one', async () => {
    for (const manner of ['new', 'old'] as const) {
      const { shop } = openDesk({ shop: { manner }, tokens: {} });
      const fresh = shop.adminToken();
      const token = (dead?: string) => (dead === undefined ? 'a dead token' : fresh);
      const desk = openDesk({ tokens: { token, fetch: shop.fetch } });
      expect(await desk.grant()).toHaveProperty('token');
    }
  });
});

describe('the end of a session', () => {
  it('is taken to the audit without asking the shop', async () => {
    const { send, entries, shop } = openDesk();
    const { status, text } = await send({ ended: true, email: ada.email, reason: 'expired' });
    expect([status, text]).toEqual([200, '{"ended":true}']);
    const at = expect.any(Number);
    const customer = { email: ada.email, id: null };
    expect(entries).toEqual([{ outcome: 'ended', agent, customer, reason: 'expired', at }]);
    await send({ ended: true, email: ada.email });
    expect(entries[1]).toMatchObject({ outcome: 'ended', reason: null });
    expect(shop.requests).toEqual([]);
  });
});

describe('options that cannot work', () => {
  it.each([
    ['baseUrl', { baseUrl: 'shop.example.com' }],
    ['before /V1', { baseUrl: 'https://shop.example.com/rest/V1/' }],
    ['adobe.token is empty', { token: '' }],
  ])('are refused at once: %s', (says, codes) => {
    expect(() => openDesk({ codes })).toThrow(says);
  });

  it('are refused for tokens as well', () => {
    expect(() => openDesk({ tokens: { graphqlUrl: '/graphql' } })).toThrow('graphqlUrl');
  });
});
