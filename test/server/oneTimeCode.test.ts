import { createServer } from 'node:http';
import { Client, fetchExchange } from '@urql/core';
import { createCustomerAuth, type CustomerAuth } from 'react-customer-auth';
import { adobeCommerce, loginAsCustomer } from 'react-customer-auth/adobe-commerce';
import { createOneTimeCodeHandler, type OneTimeCodeGrant } from 'react-customer-auth/server';
import { createFakeAdobeCommerce, type FakeAdobeCommerce } from 'react-customer-auth/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { portOf, serve } from '../support/proxied';
import { json } from './oneTimeCode/row';
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
    ['after two slashes', 'https://fake-shop.example.com/rest/default//'],
  ])('finds the REST API %s', async (_, baseUrl) => {
    const { grant, shop } = openDesk({ codes: { baseUrl } });
    expect(await grant()).toHaveProperty('code');
    expect(shop.requests.map(({ method, url }) => [method, url.split('?')[0]])).toEqual([
      ['GET', `${baseUrl.replace(/\/+$/, '')}/V1/customers/search`],
      ['POST', `${baseUrl.replace(/\/+$/, '')}/V1/customer/1/otp`],
    ]);
  });

  it('searches by the email alone, or in one website, whatever letters are in it', async () => {
    const odd = { ...ada, email: 'a+b&[c]=d@example.com' };
    const { grant, shop } = openDesk({ shop: { customers: [odd] }, codes: { websiteId: 1 } });
    await grant({ ...ask, email: odd.email });
    const { searchParams } = new URL(shop.requests[0]?.url ?? '');
    const filter = (group: number) =>
      ['field', 'value', 'condition_type'].map(
        (name) => `searchCriteria[filter_groups][${group}][filters][0][${name}]`,
      );
    expect([...searchParams.keys()]).toEqual([...filter(0), ...filter(1)]);
    expect([...searchParams.values()]).toEqual(['email', odd.email, 'eq', 'website_id', '1', 'eq']);
  });

  it('sends its own headers, and nothing of the agent’s', async () => {
    const headers = { 'x-api-key': 'a key', Authorization: 'Basic x' };
    const { handle, shop, adminToken } = openDesk({ codes: { headers } });
    await handle(requestOf(ask, { headers: { 'X-Own': 'own', Authorization: 'Bearer own' } }));
    expect(shop.requests.map((sent) => sent.headers['content-type'])).toEqual([
      undefined,
      'application/json',
    ]);
    for (const sent of shop.requests) {
      expect(sent.headers).toMatchObject({
        'x-api-key': 'a key',
        authorization: `Bearer ${adminToken}`,
        accept: 'application/json',
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

  it('takes a number for the id of an agent', async () => {
    const numbered: typeof agent = JSON.parse('{"id":7,"name":"Mary"}');
    const { grant } = openDesk({ authorize: () => numbered });
    expect(await grant()).toHaveProperty('code');
  });

  it.each([
    ['of who is let in without an id', () => ({ id: '', name: 'Mary' }), 1],
    ['of a failure', () => Promise.reject(new Error('No store.')), 1],
    ['nothing of who may not', () => false as const, 0],
  ])('tells the developer %s', async (_, authorize, times) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { refusal } = openDesk({ authorize });
    expect(await refusal()).toMatchObject({ code: 'AGENT_REFUSED' });
    expect(log).toHaveBeenCalledTimes(times);
    log.mockRestore();
  });

  it('says by what it is asked', async () => {
    const { response } = await openDesk().send(ask, { method: 'GET' });
    expect(response.headers.get('Allow')).toBe('POST');
  });

  it('takes a reason of 500 letters, and a word that nothing has ended', async () => {
    const { grant } = openDesk();
    expect(await grant({ ...ask, reason: 'x'.repeat(500), ended: false })).toHaveProperty('code');
  });

  it.each([
    ['7', 7],
    ['Sat, 01 Jan 2000 00:00:30 GMT', 30],
    ['Sat, 01 Jan 2000 00:00:00 GMT', undefined],
    ['Fri, 31 Dec 1999 23:59:59 GMT', undefined],
    ['a while', undefined],
  ])('says how long to wait where the shop says %j', async (wait, seconds) => {
    vi.useFakeTimers({ now: Date.UTC(2000), toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const reach = () => () => Promise.resolve(json({}, 429, { 'Retry-After': wait }));
    expect((await openDesk({ reach }).refusal()).retryAfter).toBe(seconds);
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
    for (const [token, requests] of [
      ['a dead token', 1],
      [() => 'a dead token', 1],
      [(dead = '') => `a dead token${dead}`, 2],
    ] as const) {
      const { refusal, shop } = openDesk({ codes: { token } });
      expect(await refusal()).toMatchObject({ status: 502, code: 'ADMIN_TOKEN_REFUSED' });
      expect(shop.requests).toHaveLength(requests);
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

  it('asks for another admin’s token where a gateway refuses the first without a word', async () => {
    const { shop } = openDesk();
    const fresh = shop.adminToken();
    const token = (dead?: string) => (dead === undefined ? 'a dead token' : fresh);
    const fetch: typeof globalThis.fetch = (input, init) =>
      new Headers(init?.headers).get('Authorization') === 'Bearer a dead token'
        ? Promise.resolve(json({}, 401))
        : shop.fetch(input, init);
    expect(await openDesk({ tokens: { token, fetch } }).grant()).toHaveProperty('token');
  });

  it('asks for no other admin’s token where the shop takes the first', async () => {
    const asked: unknown[] = [];
    const { shop } = openDesk();
    const living = shop.adminToken();
    const token = (dead?: string) => {
      asked.push(dead);
      return dead === undefined ? living : 'another';
    };
    expect(await openDesk({ tokens: { token, fetch: shop.fetch } }).grant()).toHaveProperty(
      'token',
    );
    expect(asked).toEqual([undefined]);
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

  it('are not suspected of a name that only begins as V1 does', () => {
    const baseUrl = 'https://shop.example.com/rest/V1shop';
    expect(() => openDesk({ codes: { baseUrl } })).not.toThrow();
  });

  it('are refused for tokens as well', () => {
    expect(() => openDesk({ tokens: { graphqlUrl: '/graphql' } })).toThrow('graphqlUrl');
  });
});
