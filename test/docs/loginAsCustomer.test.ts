import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { SignJWT, type JWTPayload } from 'jose';
import type { RequestCode } from 'react-customer-auth';
import type { AdminTokenSource } from 'react-customer-auth/server';
import { createFakeAdobeCommerce } from 'react-customer-auth/testing';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { portOf } from '../support/proxied';
import { recipe as recipeOf } from '../support/recipe';

type Handle = (request: Request) => Promise<Response>;

const recipe = <Value>(name: string) => recipeOf<Value>(name, 'login-as-customer.md');
const ada = { email: 'ada@example.com', password: 'analytical', allowsAssistance: true };
const panel = 'https://panel.example.com';
const staffSecret = 'a secret of the panel, for tests alone';

const ask = (headers: Record<string, string>, body: object = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Origin: panel, ...headers },
  body: JSON.stringify({ email: ada.email, reason: 'The order is late.', ...body }),
});
const asMary = { 'X-Staff-User': 'mary' };

/** Listens on this machine for as long as a test runs. */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${portOf(server)}`;
}

/** A shop on this machine, where the examples look for it. */
async function openShop() {
  const shop = createFakeAdobeCommerce({ customers: [ada] });
  const address = await listen(createServer(shop.listener));
  vi.stubEnv('ADOBE_REST_URL', `${address}/rest/default`);
  vi.stubEnv('ADOBE_ADMIN_TOKEN', shop.adminToken());
  return shop;
}

/** Demands that an agent gets a code, and nobody else does. */
async function expectCodes(send: (init: RequestInit) => Promise<Response> | Response) {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const response = await send(ask(asMary));
  expect(await response.json()).toEqual({ code: expect.stringMatching(/^\w{32}$/) });
  expect(log).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/"granted".*"mary"|"mary".*"granted"/),
  );
  expect((await send(ask({}))).status).toBe(401);
  expect((await send(ask({ ...asMary, Origin: 'https://evil.example' }))).status).toBe(403);
  // From another origin it would be refused even if that is named.
  expect((await send(ask({ ...asMary, 'Sec-Fetch-Site': 'same-site' }))).status).toBe(403);
  log.mockRestore();
}

beforeEach(() => {
  vi.stubEnv('STAFF_SECRET', staffSecret);
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('the handler of one-time codes, mounted as the documentation says', () => {
  it('serves in Next.js', async () => {
    await openShop();
    const handle = await recipe<Handle>('POST');
    await expectCodes((init) => handle(new Request(`${panel}/api/one-time-code`, init)));
  });

  it('serves in Hono', async () => {
    await openShop();
    const app = await recipe<{ request: (url: string, init: RequestInit) => Promise<Response> }>(
      'honoPanel',
    );
    await expectCodes((init) => app.request(`${panel}/api/one-time-code`, init));
  });

  it('serves in Express', async () => {
    await openShop();
    const app = await recipe<Parameters<typeof createServer>[1]>('expressPanel');
    const url = await listen(createServer(app ?? (() => {})));
    await expectCodes((init) => fetch(`${url}/api/one-time-code`, init));
  });

  it('serves in Node alone', async () => {
    await openShop();
    const url = await listen(await recipe<Server>('nodePanel'));
    await expectCodes((init) => fetch(url, init));
  });

  it('serves tokens where there are no codes', async () => {
    const admin = { username: 'login-as-customer', password: 'admin-password-1' };
    const shop = createFakeAdobeCommerce({ customers: [ada], admins: [admin] });
    vi.stubEnv('ADOBE_ADMIN_PASSWORD', admin.password);
    vi.stubGlobal('fetch', shop.fetch);
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    const handle = await recipe<Handle>('customerTokens');
    const response = await handle(new Request(`${panel}/api/one-time-code`, ask(asMary)));
    expect(await response.json()).toEqual({ token: shop.livingTokens()[0] });
    log.mockRestore();
  });
});

describe('the recipe for agents and audit', () => {
  const exp = Math.floor(Date.now() / 1000) + 3600;
  const sign = (claims: JWTPayload, secret = staffSecret) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('mary')
      .setAudience('panel')
      .sign(new TextEncoder().encode(secret));

  it('knows who has signed in to the panel, by their role', async () => {
    await openShop();
    const authorize = await recipe<(request: Request) => Promise<unknown>>('authorizeStaff');
    const as = (cookie: string) =>
      authorize(new Request(panel, { headers: { Cookie: `a=b; staff=${cookie}` } }));
    expect(await as(await sign({ role: 'support', exp }))).toEqual({ id: 'mary' });
    expect(await as(await sign({ role: 'editor', exp }))).toBe(false);
    expect(await as(await sign({ role: 'support', exp }, 'a secret of somebody else'))).toBeNull();
    expect(await as(await sign({ role: 'support', exp: 1 }))).toBeNull();
    expect(await as(await sign({ role: 'support' }))).toBeNull();
    expect(await authorize(new Request(panel))).toBeNull();
  });

  it('keeps a line for each entry', async () => {
    const folder = mkdtempSync(`${tmpdir()}/audit-`);
    const handle = await openShop().then(() => recipe<Handle>('oneTimeCodes'));
    vi.stubEnv('AUDIT_LOG', `${folder}/log`);
    const headers = { Cookie: `staff=${await sign({ role: 'support', exp })}` };
    const send = (body: object) =>
      handle(new Request(`${panel}/api/one-time-code`, ask(headers, body)));
    expect(await (await send({})).json()).toMatchObject({ expiresIn: 30 });
    await send({ email: 'nobody@example.com' });
    const lines = readFileSync(`${folder}/log`, 'utf8').trim().split('\n');
    const entries = lines.map((line): unknown => JSON.parse(line));
    expect(entries).toMatchObject([{ outcome: 'granted' }, { outcome: 'refused' }]);
  });
});

describe('the recipe for a page', () => {
  it('gets a code, or what is said of none, and tells the end', async () => {
    await openShop();
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    const reach = fetch;
    const handle = await recipe<Handle>('POST');
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
      if (!path.startsWith('/')) return reach(path, init);
      const headers = new Headers(init.headers);
      for (const [name, value] of Object.entries({ ...asMary, Origin: panel })) {
        headers.set(name, value);
      }
      return handle(new Request(panel + path, { ...init, headers }));
    });
    const request = await recipe<RequestCode>('requestCode');
    const tellEnd = await recipe<(email: string) => Promise<Response>>('tellEnd');
    const ask = (email: string) => request({ email, reason: 'Late' }, new AbortController().signal);
    expect(await ask(ada.email)).toHaveProperty('code');
    expect(await ask('nobody@example.com')).toMatchObject({
      error: { kind: 'invalid' },
      fieldErrors: { email: [{ code: 'UNKNOWN_CUSTOMER' }] },
    });
    expect((await tellEnd(ada.email)).status).toBe(200);
    expect(log).toHaveBeenCalledTimes(3);
    log.mockRestore();
  });
});

describe('the recipe for a token of IMS', () => {
  it('keeps one until it ends or the shop refuses it', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    let made = 0;
    const ims = vi.fn(() =>
      Promise.resolve(Response.json({ access_token: `token ${++made}`, expires_in: 1_000 })),
    );
    vi.stubGlobal('fetch', ims);
    const token = await recipe<AdminTokenSource>('imsToken');
    expect([await token(), await token()]).toEqual(['token 1', 'token 1']);
    expect([await token('token 1'), await token('token 1')]).toEqual(['token 2', 'token 2']);
    vi.setSystemTime(Date.now() + 900_000);
    expect(await token()).toBe('token 3');
    ims.mockImplementation(() => Promise.resolve(new Response('', { status: 400 })));
    await expect(token('token 3')).rejects.toThrow('HTTP 400');
  });
});
