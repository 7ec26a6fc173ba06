import { describe, expect, it } from 'vitest';
import { memoryStorage } from 'react-customer-auth';
import { ada, createShop, openTab } from '../support/shop';

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
});
