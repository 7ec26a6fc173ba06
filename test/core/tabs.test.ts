import type { FakeShopifyOptions } from 'react-customer-auth/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { ada, grace } from '../support/shop';
import { openBrowser, type BrowserOptions } from '../support/simulation/browser';
import { onAdobeCommerce, onShopify } from '../support/simulation/storefront';
import type { Tab } from '../support/simulation/tab';
import { day, hour, minute } from '../support/time';

let browser: ReturnType<typeof openBrowser>;
afterEach(() => browser.dispose());

/** A browser with so many tabs, in the first of which Ada has signed in. */
async function openTabs(
  count: number,
  { renewedToken = 'another', ...options }: BrowserOptions & FakeShopifyOptions = {},
) {
  browser = openBrowser(onShopify({ renewedToken }), options);
  const tabs = Array.from({ length: count }, () => browser.openTab());
  const [first] = tabs;
  const coming = first?.run(() => first.auth.login(ada));
  await browser.pass(50);
  await coming;
  await browser.pass(10);
  return tabs;
}

const login = (tab: Tab | undefined, customer: typeof ada) =>
  tab?.run(() => tab.auth.login(customer));
const sessions = (tabs: Tab[]) => tabs.map(({ auth }) => auth.getSession());
const renewRequests = () =>
  browser.shop.requests.filter(({ operationName }) => operationName === 'customerAccessTokenRenew')
    .length;

describe('several tabs', () => {
  it('share a sign-in, a renewal and a sign-out', async () => {
    const tabs = await openTabs(3);
    const [first, second, third] = tabs;
    expect(new Set(sessions(tabs).map((session) => JSON.stringify(session))).size).toBe(1);
    expect(second?.auth.getAccessToken()).toBe(first?.auth.getAccessToken());
    await third?.run(() => third.auth.renew());
    await browser.pass(10);
    expect(first?.auth.getAccessToken()).toBe(third?.auth.getAccessToken());
    await second?.run(() => second.auth.logout());
    await browser.pass(10);
    expect(sessions(tabs)).toEqual(tabs.map(() => ({ status: 'signedOut', reason: 'logout' })));
    expect(
      tabs.map(({ events }) => events.map((event) => [event.type, 'here' in event && event.here])),
    ).toEqual([
      [
        ['signedIn', true],
        ['renewed', false],
        ['signedOut', false],
      ],
      [
        ['signedIn', false],
        ['renewed', false],
        ['signedOut', true],
      ],
      [
        ['signedIn', false],
        ['renewed', true],
        ['signedOut', false],
      ],
    ]);
  });

  it('follow from one customer to the next', async () => {
    const tabs = await openTabs(2);
    await login(tabs[1], grace);
    await browser.pass(10);
    expect(tabs[0]?.auth.getSession()).toEqual(tabs[1]?.auth.getSession());
    expect(browser.shop.livingTokens()).toEqual([tabs[0]?.auth.getAccessToken()]);
  });

  it('keep the reason for which a session ended', async () => {
    const tabs = await openTabs(2);
    browser.shop.changePassword(ada.email, 'anotherpassword');
    await tabs[0]?.run(() => tabs[0]?.auth.renew());
    await browser.pass(10);
    expect(sessions(tabs)).toEqual(tabs.map(() => ({ status: 'signedOut', reason: 'rejected' })));
  });

  it('keep it also where the time was up', async () => {
    const tabs = await openTabs(2);
    browser.shop.inject({ kind: 'offline', times: Infinity });
    for (let week = 0; week < 6; week++) await browser.pass(7 * day + minute);
    expect(sessions(tabs)).toEqual(tabs.map(() => ({ status: 'signedOut', reason: 'expired' })));
    const told = tabs.flatMap(({ events }) => events.map(({ type }) => type));
    expect(told).not.toContain('storageDegraded');
    expect(browser.openTab().auth.getSession()).toEqual({ status: 'signedOut', reason: 'none' });
  });

  it('are signed out when somebody clears the storage', async () => {
    const tabs = await openTabs(2);
    browser.clearStorage();
    await browser.pass(10);
    expect(sessions(tabs)).toEqual(tabs.map(() => ({ status: 'signedOut', reason: 'logout' })));
  });

  it.each([1, 5, 20])('of %d, one renews in a cycle', async (count) => {
    const tabs = await openTabs(count, { latency: 20 });
    await browser.pass(21 * day + minute);
    expect(renewRequests()).toBe(1);
    expect(new Set(tabs.map(({ auth }) => auth.getAccessToken())).size).toBe(1);
  });

  it('without Web Locks agree on one token all the same, and destroy the others', async () => {
    const tabs = await openTabs(3, { withoutLocks: true });
    browser.shop.inject({ kind: 'slow', ms: 50, times: 3, operation: 'customerAccessTokenRenew' });
    const renewing = Promise.all(tabs.map((tab) => tab.run(() => tab.auth.renew())));
    await browser.pass(minute);
    expect((await renewing).map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(new Set(tabs.map(({ auth }) => auth.getAccessToken())).size).toBe(1);
    // The one that was renewed, and the one that is in use.
    expect(browser.shop.livingTokens()).toHaveLength(2);
    expect(browser.shop.livingTokens()).toContain(tabs[0]?.auth.getAccessToken());
  });
});

describe('a renewal that fails in one tab', () => {
  it('does not touch what another one has renewed meanwhile, even to the same string', async () => {
    const tabs = await openTabs(2, { withoutLocks: true, renewedToken: 'same', latency: 20 });
    const first = tabs[0]?.run(() => tabs[0]?.auth.renew());
    await browser.pass(5);
    browser.shop.inject({ kind: 'offline', operation: 'customerAccessTokenRenew' });
    const second = tabs[1]?.run(() => tabs[1]?.auth.renew());
    await browser.pass(100);
    expect((await first)?.ok).toBe(true);
    expect((await second)?.ok).toBe(true);
    expect(tabs[1]?.events.map(({ type }) => type)).not.toContain('renewalFailed');
    expect(tabs[1]?.auth.getSession()).toEqual(tabs[0]?.auth.getSession());
  });
});

describe('intents of several tabs', () => {
  it('let a sign-out win over a sign-in that began before it elsewhere', async () => {
    const tabs = await openTabs(2);
    browser.shop.inject({ kind: 'slow', ms: 100, operation: 'customerAccessTokenCreate' });
    const late = login(tabs[0], grace);
    await browser.pass(10);
    await tabs[1]?.run(() => tabs[1]?.auth.logout());
    await browser.pass(200);
    expect(await late).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    expect(sessions(tabs).map(({ status }) => status)).toEqual(['signedOut', 'signedOut']);
    expect(browser.shop.livingTokens()).toEqual([]);
  });

  it('let the newer of two sign-ins win, in whatever order they are answered', async () => {
    const tabs = await openTabs(2);
    browser.shop.inject({ kind: 'slow', ms: 100, operation: 'customerAccessTokenCreate' });
    const older = login(tabs[0], ada);
    await browser.pass(10);
    const newer = await login(tabs[1], grace);
    await browser.pass(200);
    expect(await older).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    if (!newer?.ok) throw new Error('The newer login failed.');
    for (const session of sessions(tabs))
      expect(session).toMatchObject({ id: newer.data.sessionId });
    expect(browser.shop.livingTokens()).toEqual([tabs[0]?.auth.getAccessToken()]);
  });

  it('never bring a session back by an answer that was late', async () => {
    const tabs = await openTabs(2);
    browser.shop.inject({ kind: 'slow', ms: 100, operation: 'customerAccessTokenRenew' });
    const late = tabs[0]?.run(() => tabs[0]?.auth.renew());
    await browser.pass(10);
    await tabs[1]?.run(() => tabs[1]?.auth.logout());
    await browser.pass(200);
    expect(await late).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    expect(sessions(tabs).map(({ status }) => status)).toEqual(['signedOut', 'signedOut']);
    expect(browser.openTab().auth.getSession().status).toBe('signedOut');
    expect(browser.shop.livingTokens()).toEqual([]);
  });
});

describe('a tab that is gone or frozen', () => {
  it('frees the lock when it is closed while it renews', async () => {
    const tabs = await openTabs(2);
    browser.shop.inject({ kind: 'slow', ms: hour, operation: 'customerAccessTokenRenew' });
    void tabs[0]?.run(() => tabs[0]?.auth.renew());
    await browser.pass(10);
    tabs[0]?.close();
    const outcome = tabs[1]?.run(() => tabs[1]?.auth.renew());
    await browser.pass(10);
    expect((await outcome)?.ok).toBe(true);
  });

  it('costs the others half a minute when it is frozen while it renews, and does no harm when it thaws', async () => {
    const tabs = await openTabs(2);
    void tabs[0]?.run(() => tabs[0]?.auth.renew());
    tabs[0]?.freeze();
    await browser.pass(10);
    const started = Date.now();
    const renewing = tabs[1]?.run(() => tabs[1]?.auth.renew());
    await browser.pass(minute);
    expect((await renewing)?.ok).toBe(true);
    const session = tabs[1]?.auth.getSession();
    if (session?.status !== 'signedIn') throw new Error('Nobody is signed in.');
    expect(session.issuedAt - started).toBeGreaterThanOrEqual(30_000);
    expect(session.issuedAt - started).toBeLessThan(31_000);
    const token = tabs[1]?.auth.getAccessToken();
    tabs[0]?.thaw();
    await browser.pass(minute);
    expect(tabs.map(({ auth }) => auth.getAccessToken())).toEqual([token, token]);
    expect(browser.shop.livingTokens()).toContain(token);
  });

  it('lets the others go one after the other when all have waited in vain', async () => {
    const tabs = await openTabs(5);
    browser.shop.inject({
      kind: 'slow',
      ms: 40_000,
      times: 5,
      operation: 'customerAccessTokenRenew',
    });
    let most = 0;
    browser.network.onRequest(({ does }) => {
      if (does !== 'renew') return;
      const now = browser.uptime();
      // Beyond half a minute a request counts as failed.
      const others = [...browser.network.underWay].filter(
        (other) => other.does === 'renew' && now - other.startedAt < 30_000,
      );
      most = Math.max(most, others.length + 1);
    });
    for (const tab of tabs) void tab.run(() => tab.auth.renew());
    await browser.pass(10 * minute);
    // One that hangs, and one of those who have waited.
    expect(most).toBeLessThanOrEqual(2);
    expect(new Set(tabs.map(({ auth }) => auth.getAccessToken())).size).toBe(1);
  });

  it('hears as a logout of its own what another session has ended by since', async () => {
    const tabs = await openTabs(2);
    const [first] = sessions(tabs);
    tabs[0]?.freeze();
    await tabs[1]?.run(() => tabs[1]?.auth.logout());
    await login(tabs[1], grace);
    browser.shop.changePassword(grace.email, 'anotherpassword');
    await tabs[1]?.run(() => tabs[1]?.auth.renew());
    tabs[0]?.thaw();
    await browser.pass(10);
    expect(tabs[1]?.auth.getSession()).toEqual({ status: 'signedOut', reason: 'rejected' });
    expect(tabs[0]?.auth.getSession()).toEqual({ status: 'signedOut', reason: 'logout' });
    expect(tabs[0]?.events.at(-1)).toMatchObject({
      type: 'signedOut',
      sessionId: first?.status === 'signedIn' && first.id,
      reason: 'logout',
    });
  });

  it('learns when it thaws that the session has ended', async () => {
    const tabs = await openTabs(2);
    tabs[0]?.freeze();
    await tabs[1]?.run(() => tabs[1]?.auth.logout());
    await browser.pass(day);
    tabs[0]?.thaw();
    await browser.pass(10);
    expect(tabs[0]?.auth.getSession()).toEqual({ status: 'signedOut', reason: 'logout' });
  });
});

describe('the lock', () => {
  it('is not held while anybody is told of a renewal', async () => {
    const [tab] = await openTabs(1);
    let held = 0;
    const heldWhenTold: number[] = [];
    const { locks } = window.navigator;
    const request = locks.request.bind(locks);
    Object.assign(locks, {
      request: (name: string, options: LockOptions, work: () => Promise<unknown>) =>
        request(name, options, () => {
          held++;
          return work().finally(() => held--);
        }),
    });
    tab?.auth.subscribe(() => heldWhenTold.push(held));
    await tab?.run(() => tab.auth.renew());
    browser.shop.changePassword(ada.email, 'anotherpassword');
    await tab?.run(() => tab.auth.renew());
    expect(heldWhenTold).toEqual([0, 0]);
  });
});

describe('a full storage', () => {
  it('does not let a renewal sign out the other tabs', async () => {
    const tabs = await openTabs(2);
    browser.trouble.storage = 'full';
    await tabs[0]?.run(() => tabs[0]?.auth.renew());
    await browser.pass(10);
    expect(sessions(tabs).map(({ status }) => status)).toEqual(['signedIn', 'signedIn']);
    expect(browser.openTab().auth.getSession().status).toBe('signedIn');
  });
});

describe('a session stored by another version of the package', () => {
  it.each([0, 2])(
    '%d leaves the tabs that are open as they are, and a new one signed out',
    async (v) => {
      const tabs = await openTabs(1);
      const key = [...browser.values.keys()].find((name) => !name.endsWith(':intent')) ?? '';
      const value: Record<string, unknown> = JSON.parse(browser.values.get(key) ?? '{}');
      browser.values.set(key, JSON.stringify({ ...value, v: v === 0 ? 0.5 : v }));
      expect(browser.openTab().auth.getSession()).toEqual({ status: 'signedOut', reason: 'none' });
      await browser.pass(hour);
      expect(tabs[0]?.auth.getSession().status).toBe('signedIn');
    },
  );
});

describe('two tabs of a shop whose revocation ends every token of the customer', () => {
  const loginNames = () =>
    browser.shop.requests.filter(({ operationName }) => operationName === 'generateCustomerToken');

  /** One tab signs out everywhere, and while the shop takes its time, the customer signs in in the other. */
  async function signOutAndIn(ms: number) {
    browser = openBrowser(onAdobeCommerce());
    const [leaving, coming] = [browser.openTab(), browser.openTab()];
    await leaving.run(() => leaving.auth.login(ada));
    browser.shop.requests.length = 0;
    browser.shop.inject({ kind: 'slow', ms, operation: 'revokeCustomerToken' });
    void leaving.run(() => leaving.auth.logout({ everywhere: true }));
    await browser.pass(10);
    void login(coming, ada);
    return coming;
  }

  it('wait for a revocation in the other before they sign in', async () => {
    const coming = await signOutAndIn(3_000);
    await browser.pass(2_900);
    expect(loginNames()).toHaveLength(0);
    await browser.pass(200);
    expect(loginNames()).toHaveLength(1);
    expect(coming.auth.getSession().status).toBe('signedIn');
    expect(browser.shop.livingTokens()).toEqual([coming.auth.getAccessToken()]);
  });

  it('wait no longer than five seconds', async () => {
    const coming = await signOutAndIn(60_000);
    await browser.pass(4_900);
    expect(loginNames()).toHaveLength(0);
    await browser.pass(200);
    expect(coming.auth.getSession().status).toBe('signedIn');
  });

  it('send each revocation at once, so that none comes late and takes a newer sign-in along', async () => {
    const coming = await signOutAndIn(20_000);
    await browser.pass(5_500);
    browser.shop.requests.length = 0;
    void coming.run(() => coming.auth.logout({ everywhere: true }));
    await browser.pass(100);
    expect(browser.shop.requests.map(({ operationName }) => operationName)).toEqual([
      'revokeCustomerToken',
    ]);
    void login(coming, ada);
    await browser.pass(30_000);
    expect(browser.shop.livingTokens()).toEqual([coming.auth.getAccessToken()]);
  });
});
