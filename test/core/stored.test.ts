import { describe, expect, it, vi } from 'vitest';
import { memoryStorage } from 'react-customer-auth';
import { ada, createShop, grace, openTab } from '../support/shop';

describe('a stored session', () => {
  it('is there again after a reload, the same and without a request', async () => {
    const shop = createShop();
    const { auth } = openTab(shop);
    await auth.login(ada);
    const requests = shop.requests.length;
    const reloaded = openTab(shop).auth;
    expect(reloaded.getSession()).toEqual(auth.getSession());
    expect(reloaded.getAccessToken()).toBe(auth.getAccessToken());
    expect(shop.requests).toHaveLength(requests);
  });

  it('reads as nobody after a sign-out and a reload', async () => {
    const shop = createShop();
    const { auth } = openTab(shop);
    await auth.login(ada);
    await auth.logout();
    expect(openTab(shop).auth.getSession()).toEqual({ status: 'signedOut', reason: 'none' });
  });

  it('is its own for every key', async () => {
    const shop = createShop();
    await openTab(shop, { key: 'one' }).auth.login(ada);
    expect(openTab(shop, { key: 'two' }).auth.getSession().status).toBe('signedOut');
    expect(openTab(shop, { key: 'one' }).auth.getSession().status).toBe('signedIn');
  });

  it('may live in memory', async () => {
    const shop = createShop();
    const storage = memoryStorage();
    await openTab(shop, { storage }).auth.login(ada);
    expect(localStorage).toHaveLength(0);
    expect(openTab(shop, { storage }).auth.getSession().status).toBe('signedIn');
  });
});

describe('events', () => {
  it('tell of sign-in, renewal and sign-out, once each', async () => {
    const { auth, events } = openTab();
    const outcome = await auth.login(ada);
    if (!outcome.ok) throw new Error('The login failed.');
    const { sessionId } = outcome.data;
    await auth.renew();
    await auth.logout();
    await expect.poll(() => events).toHaveLength(3);
    expect(events).toMatchObject([
      { type: 'signedIn', sessionId, here: true },
      { type: 'renewed', sessionId, here: true },
      { type: 'signedOut', sessionId, reason: 'logout', here: true },
    ]);
  });

  it('are not of nobody who follows nobody, as a tab finds that has slept through a session', async () => {
    const shop = createShop();
    const asleep = openTab(shop);
    expect(asleep.auth.getSession().status).toBe('signedOut');
    const { auth } = openTab(shop);
    await auth.login(ada);
    await auth.logout();
    expect(await asleep.auth.logout()).toEqual({ ok: true, data: { revoked: false } });
    await new Promise((resolve) => setTimeout(resolve));
    expect(asleep.events).toEqual([]);
  });
});

describe('who reads the session', () => {
  it('sees what this tab has heard of, and nothing behind its back', async () => {
    const shop = createShop();
    const tab = openTab(shop);
    await tab.auth.login(ada);
    const session = tab.auth.getSession();
    await openTab(shop).auth.login(grace);
    expect(tab.auth.getSession()).toBe(session);
    const stop = tab.auth.watch();
    expect(tab.auth.getSession()).not.toBe(session);
    stop();
  });

  it('hears of a change although a listener before it throws', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const { auth } = openTab();
    const hear = vi.fn();
    const trouble = new Error('A listener of the app');
    auth.subscribe(() => {
      throw trouble;
    });
    auth.subscribe(hear);
    expect((await auth.login(ada)).ok).toBe(true);
    expect(hear).toHaveBeenCalledTimes(1);
    expect(said.mock.calls).toEqual([[trouble]]);
    said.mockRestore();
  });
});
