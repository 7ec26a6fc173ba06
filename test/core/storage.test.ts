import {
  browserStorage,
  memoryStorage,
  type Backend,
  type CustomerStorage,
} from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ada, createShop, grace, openTab } from '../support/shop';

const key = 'react-customer-auth:customer';

/** Has the browser's storage throw, as it does when it is blocked or full. */
function breakStorage(method: 'getItem' | 'setItem' | 'removeItem', name: string) {
  const spy = vi.spyOn(Storage.prototype, method).mockImplementation(() => {
    throw new DOMException('no', name);
  });
  onTestFinished(() => spy.mockRestore());
  return () => spy.mockRestore();
}

/** What was told of the storage, once everything is told. */
async function troubles({ events }: ReturnType<typeof openTab>) {
  await new Promise((resolve) => setTimeout(resolve));
  return events.flatMap((event) => (event.type === 'storageDegraded' ? [event.cause] : []));
}

function sessionIdOf({ auth }: ReturnType<typeof openTab>) {
  const session = auth.getSession();
  return session.status === 'signedIn' ? session.id : null;
}

describe('a storage that fails', () => {
  it('when blocked, leaves the session to memory, and is told of once', async () => {
    breakStorage('getItem', 'SecurityError');
    breakStorage('setItem', 'SecurityError');
    breakStorage('removeItem', 'SecurityError');
    const tab = openTab();
    expect(tab.auth.getSession()).toEqual({ status: 'signedOut', reason: 'none' });
    expect((await tab.auth.login(ada)).ok).toBe(true);
    expect((await tab.auth.renew()).ok).toBe(true);
    expect(tab.auth.getSession().status).toBe('signedIn');
    expect((await tab.auth.logout()).data.revoked).toBe(true);
    expect(await troubles(tab)).toEqual(['blocked']);
  });

  it('when full, leaves the session to memory and forgets whom it had', async () => {
    const shop = createShop();
    await openTab(shop).auth.login(grace);
    breakStorage('setItem', 'QuotaExceededError');
    const tab = openTab(shop);
    await tab.auth.login(ada);
    expect(tab.auth.getSession().status).toBe('signedIn');
    expect(await troubles(tab)).toEqual(['full']);
    // A reload must not bring the former customer back.
    expect(openTab(shop).auth.getSession().status).toBe('signedOut');
    await tab.auth.logout();
    expect(tab.auth.getSession().status).toBe('signedOut');
  });

  it('when full, forgets whom it had for this tab alone as well', async () => {
    const shop = createShop();
    await openTab(shop).auth.login({ ...grace, remember: false });
    const mend = breakStorage('setItem', 'QuotaExceededError');
    await openTab(shop).auth.login({ ...ada, remember: false });
    mend();
    expect(openTab(shop).auth.getSession().status).toBe('signedOut');
    expect(sessionStorage.getItem(key)).toBeNull();
  });

  it('is used again once it works', async () => {
    const shop = createShop();
    const mend = breakStorage('setItem', 'QuotaExceededError');
    const tab = openTab(shop);
    await tab.auth.login(ada);
    mend();
    await tab.auth.renew();
    expect(openTab(shop).auth.getSession()).toEqual(tab.auth.getSession());
  });

  it('keeps what it has when it becomes full and a renewal cannot be stored', async () => {
    const shop = createShop();
    const tab = openTab(shop);
    await tab.auth.login(ada);
    breakStorage('setItem', 'QuotaExceededError');
    expect((await tab.auth.renew()).ok).toBe(true);
    const reloaded = openTab(shop).auth.getSession();
    expect(reloaded).toMatchObject({ status: 'signedIn', id: sessionIdOf(tab) });
  });

  it('does not supersede a login when it is cleared in the middle of it', async () => {
    const tab = openTab();
    tab.shop.inject({ kind: 'slow', ms: 20 });
    const coming = tab.auth.login(ada);
    localStorage.clear();
    expect((await coming).ok).toBe(true);
    expect(tab.auth.getSession().status).toBe('signedIn');
  });

  it('keeps no sign-in from taking effect when it becomes blocked in the middle of it', async () => {
    const { auth, shop } = openTab();
    shop.inject({ kind: 'slow', ms: 200 });
    const login = auth.login(ada);
    await vi.waitFor(() => expect(shop.requests).toHaveLength(1));
    breakStorage('getItem', 'SecurityError');
    expect((await login).ok).toBe(true);
    expect(auth.getSession().status).toBe('signedIn');
  });

  it('keeps the session when it becomes blocked in between', async () => {
    const tab = openTab();
    await tab.auth.login(ada);
    breakStorage('getItem', 'SecurityError');
    breakStorage('setItem', 'SecurityError');
    expect((await tab.auth.renew()).ok).toBe(true);
    expect(tab.auth.getSession().status).toBe('signedIn');
    expect(await troubles(tab)).toEqual(['blocked']);
  });
});

describe('a stored value that is not ours', () => {
  const good = {
    v: 1,
    at: 1,
    token: 'token',
    status: 'signedIn',
    id: 'id',
    issuedAt: 1,
    expiresAt: null,
    impersonation: null,
  };
  const rows: [name: string, value: string, cause: string][] = [
    ['no JSON', '{', 'corrupt'],
    ['no object', 'null', 'corrupt'],
    ['a list', '[]', 'corrupt'],
    ['without a version', '{}', 'corrupt'],
    ['of a newer version', JSON.stringify({ ...good, v: 2 }), 'foreign'],
    ['of an older version', JSON.stringify({ ...good, v: 0.9 }), 'foreign'],
    ['without a token', JSON.stringify({ ...good, token: undefined }), 'corrupt'],
    ['with an empty token', JSON.stringify({ ...good, token: '' }), 'corrupt'],
    ['with a token in two lines', JSON.stringify({ ...good, token: 'a\r\nHost: b' }), 'corrupt'],
    ['with a token that is no text', JSON.stringify({ ...good, token: { a: 1 } }), 'corrupt'],
    ['of an agent for nobody', JSON.stringify({ ...good, impersonation: {} }), 'corrupt'],
    ['of an agent in words', JSON.stringify({ ...good, impersonation: 'yes' }), 'corrupt'],
    [
      'of an agent since never',
      JSON.stringify({ ...good, impersonation: { customer: 'ada', startedAt: 'x' } }),
      'corrupt',
    ],
    ['without an id', JSON.stringify({ ...good, id: null }), 'corrupt'],
    ['with a time as a text', JSON.stringify({ ...good, issuedAt: '1' }), 'corrupt'],
    ['with a time in words', JSON.stringify({ ...good, issuedAt: 'today' }), 'corrupt'],
    [
      'with an endless time',
      JSON.stringify(good).replace('"issuedAt":1', '"issuedAt":1e999'),
      'corrupt',
    ],
    [
      'with a time before all time',
      JSON.stringify(good).replace('"issuedAt":1', '"issuedAt":-1e999'),
      'corrupt',
    ],
    [
      'with an end before all time',
      JSON.stringify(good).replace('"expiresAt":null', '"expiresAt":-1e999'),
      'corrupt',
    ],
    ['with an end in words', JSON.stringify({ ...good, expiresAt: 'never' }), 'corrupt'],
    ['with an unheard-of reason', '{"v":1,"token":null,"reason":"whim"}', 'corrupt'],
  ];
  it.each(rows)('%s: counts as nobody, with an event', async (_, value, cause) => {
    localStorage.setItem(key, value);
    const tab = openTab();
    expect(tab.auth.getSession()).toEqual({ status: 'signedOut', reason: 'none' });
    expect(await troubles(tab)).toEqual([cause]);
    expect((await tab.auth.login(ada)).ok).toBe(true);
    expect(openTab(tab.shop).auth.getSession().status).toBe('signedIn');
  });

  it('would be taken if it were good', () => {
    localStorage.setItem(key, JSON.stringify(good));
    expect(openTab().auth.getSession()).toEqual({
      status: 'signedIn',
      id: 'id',
      issuedAt: 1,
      expiresAt: null,
      impersonation: null,
    });
  });

  it('does not end a session that began before it came', async () => {
    const tab = openTab();
    await tab.auth.login(ada);
    localStorage.setItem(key, '{"v":2}');
    expect((await tab.auth.renew()).ok).toBe(true);
    expect(tab.auth.getSession().status).toBe('signedIn');
    expect(await troubles(tab)).toEqual(['foreign']);
  });
});

describe('remember: false', () => {
  it('keeps the session in this tab, through a reload', async () => {
    const shop = createShop();
    const { auth } = openTab(shop);
    await auth.login({ ...ada, remember: false });
    expect(localStorage.getItem(key)).not.toContain(auth.getAccessToken());
    expect(openTab(shop).auth.getSession()).toEqual(auth.getSession());
    await auth.renew();
    sessionStorage.clear();
    expect(openTab(shop).auth.getSession().status).toBe('signedOut');
  });

  it('stays so through renewals', async () => {
    const { auth } = openTab();
    await auth.login({ ...ada, remember: false });
    await auth.renew();
    expect(localStorage.getItem(key)).not.toContain(auth.getAccessToken());
    expect(sessionStorage.getItem(key)).toContain(auth.getAccessToken());
  });

  it('signs out those who were remembered', async () => {
    const shop = createShop();
    await openTab(shop).auth.login(grace);
    await openTab(shop).auth.login({ ...ada, remember: false });
    sessionStorage.clear();
    // Another tab is told that they have left.
    expect(JSON.parse(localStorage.getItem(key) ?? '')).toMatchObject({ reason: 'logout' });
    expect(openTab(shop).auth.getSession().status).toBe('signedOut');
    await expect.poll(() => shop.livingTokens()).toHaveLength(1);
  });

  it('gives way to whatever is stored for all tabs afterwards', async () => {
    const shop = createShop();
    const { auth } = openTab(shop);
    await auth.login({ ...ada, remember: false });
    const before = localStorage.getItem(key) ?? '';
    localStorage.setItem(key, before.replace(/"at":\d+/, '"at":1'));
    expect(openTab(shop).auth.getSession().status).toBe('signedOut');
    localStorage.setItem(key, before);
    expect(openTab(shop).auth.getSession().status).toBe('signedOut');
  });

  it('leaves nothing behind at sign-out', async () => {
    const { auth } = openTab();
    await auth.login({ ...ada, remember: false });
    await auth.logout();
    expect(sessionStorage.getItem(key)).toBeNull();
  });
});

describe('other storages', () => {
  it("browserStorage('session') keeps to the tab", async () => {
    const shop = createShop();
    await openTab(shop, { storage: browserStorage('session') }).auth.login(ada);
    expect(localStorage.getItem(key)).toBeNull();
    const again = openTab(shop, { storage: browserStorage('session') });
    expect(again.auth.getSession().status).toBe('signedIn');
  });

  it.each([true, false])('browserStorage() removes what was to be remembered: %s', (remember) => {
    const storage = browserStorage();
    storage.write(key, 'a session', remember);
    expect(storage.read(key)).toBe('a session');
    storage.write(key, null);
    expect(storage.read(key)).toBeNull();
    expect(localStorage.length + sessionStorage.length).toBe(0);
  });

  it("browserStorage('session') keeps to the tab whoever is not remembered, too", async () => {
    const shop = createShop();
    await openTab(shop, { storage: browserStorage('session') }).auth.login(grace);
    const tab = openTab(shop, { storage: browserStorage('session') });
    await tab.auth.login({ ...ada, remember: false });
    const again = openTab(shop, { storage: browserStorage('session') });
    expect(again.auth.getSession()).toEqual(tab.auth.getSession());
  });

  it.each([
    [key, 1],
    [null, 1],
    ['theme', 0],
  ])('browserStorage() hears of what others do to %s, until it is to stop', (name, times) => {
    const hear = vi.fn();
    const stop = browserStorage().subscribe(key, hear);
    window.dispatchEvent(new StorageEvent('storage', { key: name }));
    expect(hear).toHaveBeenCalledTimes(times);
    stop();
    window.dispatchEvent(new StorageEvent('storage', { key: name }));
    expect(hear).toHaveBeenCalledTimes(times);
  });

  it('memoryStorage() keeps to the page', async () => {
    const storage = memoryStorage();
    const shop = createShop();
    const { auth } = openTab(shop, { storage });
    const stop = auth.watch();
    await auth.login({ ...ada, remember: false });
    expect(localStorage).toHaveLength(0);
    expect(openTab(shop, { storage }).auth.getSession().status).toBe('signedIn');
    stop();
  });

  it("may be one's own, heard of by others and told whether to remember", async () => {
    const values = new Map<string, string | null>();
    const listeners = new Set<() => void>();
    const remembered: unknown[] = [];
    const storage: CustomerStorage = {
      read: (name) => values.get(name) ?? null,
      write(name, value, remember) {
        values.set(name, value);
        if (name === key) remembered.push(remember);
      },
      subscribe(name, listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const tab = openTab(createShop(), { storage });
    const stop = tab.auth.watch();
    await tab.auth.login({ ...ada, remember: false });
    expect(remembered.at(-1)).toBe(false);
    values.set(key, null);
    listeners.forEach((listener) => listener());
    expect(tab.auth.getSession()).toEqual({ status: 'signedOut', reason: 'logout' });
    stop();
    expect(listeners.size).toBe(0);
  });
});

describe('a backend that cannot renew', () => {
  const { renewal: _, ...others } = shopify();
  const backend: Backend = { ...others, revocation: 'customer' };

  it('has nothing to ask for what has expired in storage', () => {
    const shop = createShop();
    localStorage.setItem(
      key,
      JSON.stringify({ v: 1, token: 'token', id: 'id', issuedAt: 1, expiresAt: Date.now() - 1 }),
    );
    const { auth } = openTab(shop, { backend });
    expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'expired' });
    expect(auth.getAccessToken()).toBeNull();
    expect(shop.requests).toEqual([]);
  });

  it('says so, and what to do instead', async () => {
    const { auth } = openTab(createShop(), { backend });
    await auth.login(ada);
    const outcome = await auth.renew();
    if (outcome.ok) throw new Error('It was renewed.');
    expect(outcome.error.kind).toBe('unsupported');
    expect(outcome.error.message).toMatch(/cannot renew.*signs in again/s);
  });

  it('and whose revocation ends every device drops orphans instead of revoking them', async () => {
    const { auth, shop } = openTab(createShop(), { backend });
    shop.inject({ kind: 'slow', ms: 100 });
    const slow = auth.login(ada);
    await vi.waitFor(() => expect(shop.requests).toHaveLength(1));
    const [first] = await Promise.all([slow, auth.login(grace)]);
    expect(first.ok).toBe(false);
    await auth.login(ada);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(shop.livingTokens()).toHaveLength(3);
  });
});
