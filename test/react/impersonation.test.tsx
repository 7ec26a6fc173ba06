import { act, waitFor } from '@testing-library/react';
import { Client, fetchExchange } from '@urql/core';
import {
  createCustomerAuth,
  customerAuthExchange,
  type CustomerAuthOptions,
} from 'react-customer-auth';
import { readCustomerSession } from 'react-customer-auth/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { backends, proxiedBackends, type ShopUnderTest } from '../support/backends';
import { secret } from '../support/proxied';
import { ada, grace } from '../support/shop';
import { openTheme, until, type Theme } from '../support/theme';
import { minute, pass } from '../support/time';

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
  sessionStorage.clear();
});

const inTime = () =>
  vi.useFakeTimers({
    now: Date.UTC(2026, 2, 20),
    toFake: ['Date', 'setTimeout', 'clearTimeout'],
  });

const tell = (name: string) => act(() => void window.dispatchEvent(new Event(name)));

/** What the browser keeps, but for who began what last. */
const stored = () =>
  JSON.stringify(Object.entries(localStorage).filter(([key]) => !key.endsWith(':intent')));

/** The agent signs in as Ada. */
const impersonate = async (theme: Theme, email = ada.email) => {
  const code = theme.codeFor(email);
  await theme.during((hooks) =>
    hooks.loginAsCustomer[1]({ email, code, reason: 'A parcel is missing.' }),
  );
  return theme.shown().loginAsCustomer[0];
};

describe.each([...backends, ...proxiedBackends])('a support agent on $name', (backend) => {
  const open = (
    options?: Partial<CustomerAuthOptions>,
    under: ShopUnderTest = backend.open(true),
  ): Theme => openTheme(under, options);

  /** A tab with the agent's own session, Grace's. */
  async function openAsGrace(options?: Partial<CustomerAuthOptions>) {
    const theme = open(options);
    await theme.during(({ login }) => login[1](grace));
    await until(() => theme.shown().mine.data?.customer?.email === grace.email);
    return theme;
  }

  const endIt = (theme: Theme) => theme.during(({ logout }) => logout[1]());
  const eventsOf = ({ events }: Theme) => events.map(({ type }) => type);

  it('acts as the customer, visibly, for a quarter of an hour at most', async () => {
    inTime();
    const theme = open();
    const { data } = await impersonate(theme);
    expect(theme.shown().session).toEqual({
      status: 'signedIn',
      id: data?.sessionId,
      issuedAt: Date.now(),
      expiresAt: Date.now() + 15 * minute,
      impersonation: { customer: ada.email, reason: 'A parcel is missing.', startedAt: Date.now() },
    });
    await until(() => theme.shown().mine.data?.customer?.email === ada.email);
    expect(eventsOf(theme)).toEqual(['impersonationStarted']);
  });

  it('is kept nowhere while the page is there, so that no other tab and no duplicate has it', async () => {
    const key = crypto.randomUUID();
    const under = backend.open(true);
    const theme = open({ key }, under);
    await impersonate(theme);
    expect(stored()).toBe('[]');
    expect(sessionStorage).toHaveLength(0);
    expect(open({ key }, under).shown().session.status).toBe('signedOut');
  });

  it('has the session of before back at the end, as it was', async () => {
    const theme = await openAsGrace();
    const { session } = theme.shown();
    const [own = ''] = theme.shop.livingTokens();
    const before = stored();
    await impersonate(theme);
    await waitFor(() => expect(theme.shown().mine.data?.customer?.email).toBe(ada.email));
    expect(stored()).toBe(before);
    await endIt(theme);
    expect(theme.shown().session).toBe(session);
    expect(theme.shown().mine.data?.customer?.email).not.toBe(ada.email);
    await waitFor(() => expect(theme.shown().mine.data?.customer?.email).toBe(grace.email));
    expect(stored()).toBe(before);
    expect(theme.shop.livingTokens()).toContain(own);
    expect(eventsOf(theme)).toEqual(['signedIn', 'impersonationStarted', 'impersonationEnded']);
    expect(theme.events.at(-1)).toMatchObject({ reason: 'logout' });
  });

  it('tells a proxy whose the session is', async () => {
    const theme = open();
    await impersonate(theme);
    const cookies = 'cookies' in theme ? theme.cookies : undefined;
    expect(cookies instanceof Map ? cookies.size : 0).toBe(backend.holdsTokens ? 0 : 1);
    if (!(cookies instanceof Map)) return;
    const Cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const request = new Request('http://proxy.test/', { headers: { Cookie } });
    expect(await readCustomerSession(request, { secrets: [secret] })).toEqual({
      status: 'signedOut',
      reason: 'none',
    });
  });

  it('leaves no token behind that can be destroyed by itself', async () => {
    const theme = open();
    await impersonate(theme);
    await endIt(theme);
    expect(theme.shown().session).toEqual({ status: 'signedOut', reason: 'none' });
    await waitFor(() =>
      expect(theme.shop.livingTokens()).toHaveLength(backend.revokesOneToken ? 0 : 1),
    );
    const asked = theme.shop.requests.map(({ operationName }) => operationName);
    const revocations = asked.filter((name) => name === theme.names.revoke);
    expect(revocations).toHaveLength(backend.revokesOneToken ? 1 : 0);
  });

  it('leaves no such token behind who thinks better of it while it is on its way', async () => {
    const theme = open();
    const operation = backend.renews ? 'customerAccessTokenCreateWithMultipass' : theme.names.login;
    theme.shop.inject({ kind: 'slow', ms: 100, operation });
    await theme.during(async ({ loginAsCustomer, logout }) => {
      const slow = loginAsCustomer[1]({ email: ada.email, code: theme.codeFor(ada.email) });
      await new Promise((resolve) => setTimeout(resolve, 30));
      await logout[1]();
      expect(await slow).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    });
    expect(theme.shown().session.status).toBe('signedOut');
    expect(theme.events).toEqual([]);
    const isAsked = theme.shop.requests.some(({ operationName }) => operationName === operation);
    expect(isAsked).toBe(true);
    await waitFor(() =>
      expect(theme.shop.livingTokens()).toHaveLength(backend.revokesOneToken ? 0 : 1),
    );
  });

  it('leaves other tabs of the browser alone, whatever they do', async () => {
    const key = crypto.randomUUID();
    const under = backend.open(true);
    const [agent, other] = [open({ key }, under), open({ key }, under)];
    await other.during(({ login }) => login[1](grace));
    await impersonate(agent);
    const own = other.shown().session;
    tell('storage');
    expect(other.shown().session).toBe(own);
    await other.during(({ logout }) => logout[1]());
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key: null })));
    expect(agent.shown().session).toMatchObject({ impersonation: { customer: ada.email } });
    await endIt(agent);
    expect(agent.shown().session).toEqual({ status: 'signedOut', reason: 'logout' });
  });

  it('neither overtakes a sign-in in another tab, nor is overtaken by it', async () => {
    const key = crypto.randomUUID();
    const under = backend.open(true);
    const [agent, other] = [open({ key }, under), open({ key }, under)];
    under.shop.inject({ kind: 'slow', ms: 100, operation: under.names.login });
    let login: Promise<{ ok: boolean }> | undefined;
    await act(async () => {
      login = other.shown().login[1](grace);
      await vi.waitFor(() => expect(other.asked()).toContain(under.names.login));
    });
    expect((await impersonate(agent)).data).toBeDefined();
    await endIt(agent);
    expect((await impersonate(agent)).data).toBeDefined();
    await act(async () => expect((await login)?.ok).toBe(true));
    expect(agent.shown().session).toMatchObject({ impersonation: { customer: ada.email } });
  });

  it('is still there after a reload, and only then', async () => {
    const key = crypto.randomUUID();
    const under = backend.open(true);
    const theme = open({ key }, under);
    await theme.during(({ login }) => login[1](grace));
    await impersonate(theme);
    const { session } = theme.shown();
    tell('pagehide');
    theme.unmount();
    // Another shop of the page has a key of its own.
    expect(open().shown().session.status).toBe('signedOut');
    const reloaded = open({ key }, under);
    expect(reloaded.shown().session).toEqual(session);
    // Every page is shown once, and has not been away.
    tell('pageshow');
    expect(reloaded.shown().session).toEqual(session);
    await waitFor(() => expect(reloaded.shown().mine.data?.customer?.email).toBe(ada.email));
    expect(sessionStorage).toHaveLength(0);
    await endIt(reloaded);
    await waitFor(() => expect(reloaded.shown().mine.data?.customer?.email).toBe(grace.email));
  });

  it('is in one of two tabs at most where one was duplicated while its page was left', async () => {
    const key = crypto.randomUUID();
    const under = backend.open(true);
    const theme = open({ key }, under);
    await impersonate(theme);
    tell('pagehide');
    theme.unmount();
    const copy = Object.entries(sessionStorage);
    expect(copy).toHaveLength(1);
    const first = open({ key }, under);
    expect(first.shown().session).toMatchObject({ impersonation: { customer: ada.email } });
    for (const [name, value] of copy) sessionStorage.setItem(name, String(value));
    const second = open({ key }, under);
    expect(second.shown().session.status).toBe('signedOut');
    expect(sessionStorage).toHaveLength(0);
    expect(stored()).toBe('[]');
  });

  it('leaves nothing in the tab when the page comes back as it was', async () => {
    const theme = open();
    await impersonate(theme);
    tell('pagehide');
    expect(sessionStorage).toHaveLength(1);
    tell('pageshow');
    expect(sessionStorage).toHaveLength(0);
    expect(stored()).toBe('[]');
    expect(theme.shown().session.status).toBe('signedIn');
  });

  it.each([
    ['is gone when the page comes back as it was, and has ended in between', true],
    ['is still there when the page comes back as it was', false],
  ])('%s', async (_, hasEnded) => {
    const key = crypto.randomUUID();
    const under = backend.open(true);
    const first = open({ key }, under);
    await impersonate(first);
    const { session } = first.shown();
    tell('pagehide');
    const second = open({ key }, under);
    expect(second.shown().session).toEqual(session);
    if (hasEnded) await endIt(second);
    else tell('pagehide');
    // The second page is left, and the first one comes out of the browser's back and forward cache.
    second.unmount();
    act(() => void window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })));
    if (hasEnded) {
      expect(first.auth.getSession()).toEqual({ status: 'signedOut', reason: 'none' });
      await waitFor(() => expect(first.shown().session.status).toBe('signedOut'));
      const end = first.events.at(-1);
      expect(end).toMatchObject({ type: 'impersonationEnded' });
      // Unlike a page in that cache, this one may have asked meanwhile, and have been refused.
      const reasons = ['logout', ...(backend.holdsTokens ? [] : ['rejected'])];
      expect(reasons).toContain(end && 'reason' in end && end.reason);
    } else {
      expect(first.shown().session).toEqual(session);
      await act(() => Promise.resolve());
      expect(eventsOf(first)).toEqual(['impersonationStarted']);
    }
    expect(sessionStorage).toHaveLength(0);
  });

  it.each([
    ['kept', () => {}],
    ['which the tab has lost', () => sessionStorage.clear()],
  ])(
    'is over, once, when the page comes back after its time with what it had %s',
    async (_, lose) => {
      inTime();
      const theme = open();
      await impersonate(theme);
      tell('pagehide');
      lose();
      vi.setSystemTime(Date.now() + 16 * minute);
      act(
        () => void window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })),
      );
      await until(() => theme.shown().session.status === 'signedOut');
      await act(() => pass(10));
      expect(theme.events.slice(1)).toMatchObject([
        { type: 'impersonationEnded', reason: 'expired' },
      ]);
    },
  );

  it('is in each of two tabs where both were left with one of their own', async () => {
    const key = crypto.randomUUID();
    const under = backend.open(true);
    const leave = async (email: string) => {
      const theme = open({ key }, under);
      await impersonate(theme, email);
      tell('pagehide');
      theme.unmount();
      const left = Object.entries(sessionStorage).map(([name, value]) => [name, String(value)]);
      sessionStorage.clear();
      return left;
    };
    const comeBack = (left: string[][]) => {
      for (const [name = '', value = ''] of left) sessionStorage.setItem(name, value);
      return open({ key }, under).shown().session;
    };
    const [first, second] = [await leave(ada.email), await leave(grace.email)];
    expect(comeBack(first)).toMatchObject({ impersonation: { customer: ada.email } });
    expect(comeBack(second)).toMatchObject({ impersonation: { customer: grace.email } });
  });

  it('leaves no heap behind of tabs that never came back', async () => {
    const key = crypto.randomUUID();
    const place = `react-customer-auth:${key}:box`;
    localStorage.setItem(place, Array.from({ length: 30 }, (_, at) => `ticket${at}`).join(' '));
    await impersonate(open({ key }));
    tell('pagehide');
    expect(localStorage.getItem(place)?.split(' ')).toHaveLength(20);
    expect(localStorage.getItem(place)).toContain('ticket29');
  });

  it('ends with the page where nothing can be kept, and breaks nothing', async () => {
    const key = crypto.randomUUID();
    const under = backend.open(true);
    const broken = vi.fn();
    window.addEventListener('error', broken);
    const theme = open({ key }, under);
    tell('pagehide');
    await impersonate(theme);
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('Full', 'QuotaExceededError');
    });
    tell('pagehide');
    full.mockRestore();
    theme.unmount();
    window.removeEventListener('error', broken);
    expect(broken).not.toHaveBeenCalled();
    expect(open({ key }, under).shown().session.status).toBe('signedOut');
  });

  it('leaves no listener behind', async () => {
    const add = vi.spyOn(window, 'addEventListener');
    const remove = vi.spyOn(window, 'removeEventListener');
    const theme = open();
    await impersonate(theme);
    theme.unmount();
    const namesOf = (spy: typeof add | typeof remove) =>
      spy.mock.calls.map(([name]) => name).filter((name) => name.startsWith('page'));
    expect(namesOf(add).sort()).toEqual(namesOf(remove).sort());
    expect(namesOf(add)).toContain('pageshow');
    add.mockRestore();
    remove.mockRestore();
  });

  it('has nobody look at what is stored every second', async () => {
    inTime();
    const theme = open();
    await impersonate(theme);
    await act(() => pass(100));
    const looks = vi.spyOn(Storage.prototype, 'getItem');
    await act(() => pass(25_000));
    expect(looks.mock.calls.length).toBeLessThan(10);
    looks.mockRestore();
  });

  it.each([0, -1, NaN])('is there no longer than usual where the app allows %s', async (most) => {
    inTime();
    const theme = open({ maxImpersonation: most });
    await impersonate(theme);
    expect(theme.shown().session).toMatchObject({ expiresAt: Date.now() + 15 * minute });
  });

  it('is out when the clock has been set back', async () => {
    inTime();
    const theme = open();
    await impersonate(theme);
    vi.setSystemTime(Date.now() - 24 * 60 * minute);
    tell('focus');
    await act(() => pass(10));
    expect(theme.shown().session.status).toBe('signedOut');
    expect(theme.events.at(-1)).toMatchObject({ type: 'impersonationEnded', reason: 'expired' });
  });

  it('is not restored where the clock has been set back in the meantime', async () => {
    inTime();
    const key = crypto.randomUUID();
    const under = backend.open(true);
    const theme = open({ key }, under);
    await impersonate(theme);
    tell('pagehide');
    theme.unmount();
    vi.setSystemTime(Date.now() - 24 * 60 * minute);
    expect(open({ key }, under).shown().session.status).toBe('signedOut');
  });

  it('is out half a minute after a sleep that nobody has told of', async () => {
    inTime();
    const theme = open();
    await impersonate(theme);
    vi.setSystemTime(Date.now() + 60 * minute);
    await act(() => pass(30_000));
    expect(theme.shown().session.status).toBe('signedOut');
  });

  it('is not restored after the time was up, and its token is let go of', async () => {
    inTime();
    const key = crypto.randomUUID();
    const under = backend.open(true);
    const theme = open({ key }, under);
    await impersonate(theme);
    tell('pagehide');
    theme.unmount();
    vi.setSystemTime(Date.now() + 16 * minute);
    const reloaded = open({ key }, under);
    expect(reloaded.shown().session).toEqual({ status: 'signedOut', reason: 'none' });
    await until(() => reloaded.events.length > 0);
    expect(reloaded.events).toMatchObject([{ type: 'impersonationEnded', reason: 'expired' }]);
    if (backend.revokesOneToken) await until(() => under.shop.livingTokens().length === 0);
    expect(sessionStorage).toHaveLength(0);
  });

  const stowed = (impersonation: unknown) => () => {
    const [issuedAt, expiresAt] = [Date.now(), Date.now() + minute];
    return JSON.stringify({ v: 1, token: 't', id: 'i', issuedAt, expiresAt, impersonation });
  };
  it.each([
    ['nothing that can be read', () => '{'],
    ['the end of a session', () => '{"v":1,"reason":"logout"}'],
    ['another version', () => '{"v":2}'],
    ['a session of no agent', stowed(null)],
    ['one of an agent in a word', stowed(ada.email)],
    ['one for nobody', stowed({ startedAt: 1 })],
    ['one since never', stowed({ customer: ada.email, startedAt: 'today' })],
    ['one whose reason is no text', stowed({ customer: ada.email, startedAt: 1, reason: 5 })],
  ])('is none by what somebody else has put in the place: %s', (_, textOf) => {
    const text = textOf();
    const key = crypto.randomUUID();
    const place = `react-customer-auth:${key}:box`;
    localStorage.setItem(place, 'ticket');
    sessionStorage.setItem(place, `ticket ${text}`);
    expect(open({ key }).shown().session).toEqual({ status: 'signedOut', reason: 'none' });
  });

  it.each([
    ['a quarter of an hour', undefined, 15],
    ['what the app sets', 5 * minute, 5],
  ])('is out after %s, and the former session is back', async (_, maxImpersonation, minutes) => {
    inTime();
    const theme = await openAsGrace({ maxImpersonation });
    const { session } = theme.shown();
    await impersonate(theme);
    await act(() => pass(minutes * minute - 1_000));
    expect(theme.shown().session).toMatchObject({ impersonation: { customer: ada.email } });
    expect(eventsOf(theme)).toContain('expiring');
    await act(() => pass(2_000));
    expect(theme.shown().session).toBe(session);
    expect(theme.events.at(-1)).toMatchObject({ type: 'impersonationEnded', reason: 'expired' });
    await until(() => theme.shown().mine.data?.customer?.email === grace.email);
    if (backend.revokesOneToken) await until(() => theme.shop.livingTokens().length === 1);
  });

  it('is renewed by nothing', async () => {
    const theme = open();
    await impersonate(theme);
    theme.shop.requests.length = 0;
    await theme.during(({ renew }) => renew[1]());
    expect(theme.shown().renew[0].error?.kind).toBe('unsupported');
    expect(theme.shown().renew[0].error?.message).toMatch(/support agent/);
    expect(theme.asked()).not.toContain('customerAccessTokenRenew');
  });

  it('is out when the server no longer takes the token, and the page is that of before', async () => {
    const theme = await openAsGrace();
    await impersonate(theme);
    await waitFor(() => expect(theme.shown().mine.data?.customer?.email).toBe(ada.email));
    theme.shop.changePassword(ada.email, 'Another-Engine-2');
    await theme.during(() =>
      theme.client
        .query(theme.customerQuery, theme.variables, { requestPolicy: 'network-only' })
        .toPromise(),
    );
    expect(theme.events.at(-1)).toMatchObject({ type: 'impersonationEnded', reason: 'rejected' });
    expect(theme.shown().session).toMatchObject({ status: 'signedIn', impersonation: null });
    await waitFor(() => expect(theme.shown().mine.data?.customer?.email).toBe(grace.email));
    // What is dead already is not destroyed once more.
    const asked = theme.shop.requests.map(({ operationName }) => operationName);
    expect(asked).not.toContain(theme.names.revoke);
  });

  it('who goes on to another customer is one at a time', async () => {
    const theme = open();
    await impersonate(theme);
    await impersonate(theme, grace.email);
    expect(theme.shown().session).toMatchObject({ impersonation: { customer: grace.email } });
    await waitFor(() => expect(theme.shown().mine.data?.customer?.email).toBe(grace.email));
    expect(eventsOf(theme)).toEqual([
      'impersonationStarted',
      'impersonationEnded',
      'impersonationStarted',
    ]);
    await waitFor(() =>
      expect(theme.shop.livingTokens()).toHaveLength(backend.revokesOneToken ? 1 : 2),
    );
    await endIt(theme);
    expect(theme.shown().session.status).toBe('signedOut');
  });

  it('who signs in as themselves acts for nobody any more', async () => {
    const theme = await openAsGrace();
    await impersonate(theme);
    await theme.during(({ login }) => login[1](ada));
    expect(theme.shown().session).toMatchObject({ status: 'signedIn', impersonation: null });
    expect(eventsOf(theme).slice(-2)).toEqual(['impersonationEnded', 'signedIn']);
    expect(theme.events.at(-2)).toMatchObject({ reason: 'logout' });
    await endIt(theme);
    expect(theme.shown().session).toEqual({ status: 'signedOut', reason: 'logout' });
    if (backend.revokesOneToken) {
      await waitFor(() => expect(theme.shop.livingTokens()).toEqual([]));
    }
  });

  it('is refused a code that is used, and everything stays as it was', async () => {
    const theme = await openAsGrace();
    const { session } = theme.shown();
    const code = theme.codeFor(ada.email);
    for (const isGood of [true, false]) {
      await theme.during((hooks) => hooks.loginAsCustomer[1]({ email: ada.email, code }));
      expect(theme.shown().loginAsCustomer[0].error === undefined).toBe(isGood);
      if (isGood) await endIt(theme);
    }
    const [{ error }] = theme.shown().loginAsCustomer;
    expect(error?.kind).toBe(backend.renews ? 'code' : 'credentials');
    expect(error?.message).not.toContain(code);
    expect(theme.shown().session).toBe(session);
  });
});

describe('the customer’s own session beneath a support agent’s', () => {
  it('is renewed as ever, though the renewal ends while the agent is there', async () => {
    const [onShopify] = backends;
    if (!onShopify) throw new Error('There is no such backend.');
    const theme = openTheme(onShopify.open(true));
    await theme.during(({ login }) => login[1](grace));
    const [own] = theme.shop.livingTokens();
    theme.shop.inject({ kind: 'slow', ms: 100, operation: 'customerAccessTokenRenew' });
    await theme.during(async ({ renew, loginAsCustomer }) => {
      const renewal = renew[1]();
      const code = theme.codeFor(ada.email);
      expect((await loginAsCustomer[1]({ email: ada.email, code })).ok).toBe(true);
      expect((await renewal).ok).toBe(true);
    });
    expect(theme.shown().session).toMatchObject({ impersonation: { customer: ada.email } });
    await theme.during(({ logout }) => logout[1]());
    expect(theme.shown().session).toMatchObject({ status: 'signedIn', impersonation: null });
    await waitFor(() => expect(theme.shown().mine.data?.customer?.email).toBe(grace.email));
    expect(theme.shop.livingTokens()).toContain(theme.auth.getAccessToken());
    expect(own).toBeDefined();
  });
});

it('a query that the end of an agent’s token meets is answered for the session beneath', async () => {
  const [, onAdobeCommerce] = backends;
  if (!onAdobeCommerce) throw new Error('There is no such backend.');
  const { shop, connection, backend, codeFor, customerQuery } = onAdobeCommerce.open(true);
  const auth = createCustomerAuth({ backend });
  const exchanges = [customerAuthExchange(auth), fetchExchange];
  const client = new Client({ ...connection, exchanges });
  await auth.login(grace);
  await auth.login({ email: ada.email, password: codeFor(ada.email) });
  shop.changePassword(ada.email, 'Another-Engine-2');
  const { data } = await client.query(customerQuery, {}).toPromise();
  expect(data).toMatchObject({ customer: { email: grace.email } });
});

it('a backend without the action of agents takes none in who uses the customers’ form', async () => {
  const [, onAdobeCommerce] = backends;
  if (!onAdobeCommerce) throw new Error('There is no such backend.');
  const { shop, connection, bare, codeFor } = onAdobeCommerce.open(true);
  const auth = createCustomerAuth({ backend: bare });
  auth.connect(new Client({ ...connection, exchanges: [fetchExchange] }));
  const outcome = await auth.login({ email: ada.email, password: codeFor(ada.email) });
  expect(outcome).toMatchObject({ ok: false, error: { kind: 'unsupported' } });
  if (!outcome.ok) expect(outcome.error.message).toMatch(/loginAsCustomer.*box: boxImpersonation/);
  expect(auth.getSession().status).toBe('signedOut');
  expect(shop.requests).toHaveLength(1);
});
