import { Client, fetchExchange } from '@urql/core';
import {
  browserStorage,
  createCustomerAuth,
  customerAuthExchange,
  httpOnly,
  takingOver,
  type CustomerAuthEvent,
  type CustomerFormsState,
  type CustomerStorage,
} from 'react-customer-auth';
import { fail } from '../../src/auth/errors';
import { hostOf } from '../../src/auth/host';
import { identityOf } from '../../src/auth/session';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { formSites } from '../support/forms';
import { ada, grace } from '../support/shop';

type Site = ReturnType<(typeof formSites)[number]['open']>;

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
  sessionStorage.clear();
});

/** The script of a page that its server has rendered with this state; a new navigation unless `since` says when it began. */
function runScript(
  site: Site,
  state: CustomerFormsState,
  storage?: CustomerStorage,
  since = Date.now(),
) {
  vi.spyOn(performance, 'timeOrigin', 'get').mockReturnValue(since);
  const events: CustomerAuthEvent[] = [];
  const auth = createCustomerAuth({
    backend: httpOnly(site.backend),
    initialSession: state.session,
    storage: takingOver(state, storage),
    onEvent: (event) => events.push(event),
  });
  const client = new Client({
    url: 'https://shop.example/api/storefront',
    preferGetMethod: false,
    fetch: (...args) => site.fetch(...args),
    exchanges: [customerAuthExchange(auth), fetchExchange],
  });
  auth.connect(client);
  // The storage is read, and with it the beginning of the navigation.
  auth.getSession();
  const askForCustomer = () => client.query(site.customerQuery, site.variables).toPromise();
  return { auth, events, askForCustomer };
}

/** The same of a page that is loaded now. */
const load = async (site: Site, storage?: CustomerStorage) =>
  runScript(site, await site.load(), storage);

/** Where sessions are kept. */
const place = 'react-customer-auth:customer';

const moment = () => new Promise((resolve) => setTimeout(resolve, 3));

describe.each(formSites)('a session that began without a script, on $name', (under) => {
  const { open } = under;

  it('is signed in as soon as a script runs, as the server has shown it', async () => {
    const site = open();
    await site.send('login', ada);
    const { auth, askForCustomer, events } = await load(site);
    const session = auth.getSession();
    expect(session).toMatchObject({ status: 'signedIn', impersonation: null });
    expect(auth.getInitialSession()).toMatchObject({
      id: session.status === 'signedIn' && session.id,
    });
    const ends = [session, auth.getInitialSession()].map((one) =>
      one.status === 'signedIn' ? one.expiresAt : null,
    );
    expect(ends[0] ?? NaN).toBeGreaterThan(Date.now());
    expect(Math.abs((ends[0] ?? NaN) - (ends[1] ?? NaN))).toBeLessThan(5_000);
    expect(auth.getAccessToken()).toBeNull();
    expect((await askForCustomer()).data).toMatchObject({ customer: { email: ada.email } });
    expect(events).toEqual([]);
  });

  it('is there on the next page, too, whose server no longer has to say how', async () => {
    const site = open();
    await site.send('login', ada);
    const first = await load(site);
    await first.askForCustomer();
    const state = await site.load();
    expect(state).toMatchObject({ session: { status: 'signedIn' }, signIn: null });
    expect(runScript(site, state).auth.getSession()).toEqual(first.auth.getSession());
  });

  it('is left as it is once it is there, whatever has become of what is kept beside it', async () => {
    const site = open();
    await site.send('login', ada);
    const state = await site.load();
    runScript(site, state);
    const stored = localStorage.getItem(place);
    localStorage.removeItem(`${place}:taken`);
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
    runScript(site, state);
    expect(localStorage.getItem(place)).toBe(stored);
  });

  it('is taken over by who reads the session, and by nobody who reads what is beside it', async () => {
    const site = open();
    await site.send('login', ada);
    const state = await site.load();
    const storage = takingOver(state);
    for (const beside of [':intent', ':dismissed']) {
      expect(storage.read(place + beside)).toBeNull();
      expect(localStorage.getItem(place + beside)).toBeNull();
    }
    expect(storage.read(place)).toContain(state.signIn?.handle);
  });

  it('waits for a script for as many pages as it takes', async () => {
    const site = open();
    await site.send('login', ada);
    await site.load();
    await site.load('/elsewhere');
    expect((await load(site)).auth.getSession()).toMatchObject({ status: 'signedIn' });
  });

  it('takes the place of the one that was there', async () => {
    const site = open();
    await (await load(site)).auth.login(grace);
    await moment();
    await site.send('login', ada);
    const { auth, askForCustomer } = await load(site);
    expect(auth.getSession()).toMatchObject({ status: 'signedIn' });
    expect((await askForCustomer()).data).toMatchObject({ customer: { email: ada.email } });
  });

  it('takes the place of what the shop has refused meanwhile', async () => {
    const site = open();
    const other = await load(site);
    await other.auth.login(grace);
    await site.send('login', ada);
    const state = await site.load();
    await moment();
    // Its cookie is gone, and with that its token.
    await other.askForCustomer();
    expect(other.auth.getSession()).toMatchObject({ status: 'signedOut', reason: 'rejected' });
    expect(runScript(site, state).auth.getSession()).toMatchObject({ status: 'signedIn' });
  });

  it('does not come back after a sign-out that never reached the server', async () => {
    const site = open();
    await site.send('login', ada);
    const state = await site.load();
    const { auth } = runScript(site, state);
    expect(auth.getSession()).toMatchObject({ status: 'signedIn' });
    vi.spyOn(site, 'fetch').mockRejectedValue(new TypeError('offline'));
    await moment();
    await auth.logout();
    await moment();
    for (const page of [await site.load(), state]) {
      expect(runScript(site, page).auth.getSession()).toEqual({
        status: 'signedOut',
        reason: 'none',
      });
    }
  });

  it('does not come in the place of a sign-out after it that never reached the server', async () => {
    const site = open();
    const other = await load(site);
    await other.auth.login(grace);
    await moment();
    await site.send('login', ada);
    await moment();
    const { fetch } = site;
    vi.spyOn(site, 'fetch').mockRejectedValue(new TypeError('offline'));
    await other.auth.logout();
    site.fetch = fetch;
    await moment();
    const { auth } = await load(site);
    expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'none' });
  });

  it('does not come back with an answer that is later than a sign-out', async () => {
    const site = open();
    await site.send('login', ada);
    const { auth, askForCustomer } = await load(site);
    // The first that carries its handle.
    site.shop.inject({ kind: 'slow', ms: 200, operation: 'Mine' });
    const late = askForCustomer();
    await vi.waitFor(() => expect(site.shop.requests).toHaveLength(2));
    await auth.logout();
    await vi.waitFor(async () => {
      expect((await site.load()).session).toEqual({ status: 'signedOut', reason: 'none' });
    });
    await late;
    expect((await site.load()).session).toEqual({ status: 'signedOut', reason: 'none' });
  });

  it('does not come back with a page that is as old as it', async () => {
    const site = open();
    await site.send('login', ada);
    const state = await site.load();
    await runScript(site, state).auth.logout();
    localStorage.removeItem(place);
    expect(runScript(site, state).auth.getSession()).toMatchObject({ status: 'signedOut' });
  });

  it.each(['login', 'logout'] as const)(
    'is what counts when a script’s sign-in that began before a %s is answered after it',
    async (action) => {
      const site = open();
      const other = await load(site);
      await other.auth.login(ada);
      site.shop.inject({ kind: 'slow', ms: 1_500, operation: site.names.login });
      const pending = other.auth.login(grace);
      await vi.waitFor(() => expect(site.shop.requests).toHaveLength(2));
      await site.send(action, ada);
      const session = (await load(site)).auth.getSession();
      expect(session.status).toBe(action === 'login' ? 'signedIn' : 'signedOut');
      expect(await pending).toMatchObject({ ok: false, error: { kind: 'superseded' } });
      expect((await load(site)).auth.getSession()).toEqual(session);
    },
  );

  it.each(['is signed in', 'has signed out'])(
    'does not come back with an old page when who came after it %s',
    async (now) => {
      const site = open();
      await site.send('login', ada);
      const old = await site.load();
      runScript(site, old);
      await moment();
      await site.send('login', grace);
      const { auth } = await load(site);
      await moment();
      if (now === 'has signed out') await auth.logout();
      const session = runScript(site, await site.load()).auth.getSession();
      expect(session.status).toBe(now === 'is signed in' ? 'signedIn' : 'signedOut');
      // As late as pages come from a browser's cache.
      vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
      expect(runScript(site, old).auth.getSession()).toEqual(session);
    },
  );

  it('gives way to a sign-in by a script that came later', async () => {
    const site = open();
    const other = await load(site);
    await site.send('login', ada);
    const state = await site.load();
    const since = Date.now();
    await moment();
    await other.auth.login(grace);
    for (const { auth, askForCustomer } of [
      runScript(site, state, undefined, since),
      await load(site),
    ]) {
      expect(auth.getSession()).toEqual(other.auth.getSession());
      expect((await askForCustomer()).data).toMatchObject({ customer: { email: grace.email } });
    }
    expect((await site.load()).signIn).toBeNull();
    // Nor does it come back when that has ended.
    await other.auth.logout();
    await vi.waitFor(async () => {
      expect((await site.load()).session).toEqual({ status: 'signedOut', reason: 'none' });
    });
  });

  it.each(['before', 'after'])(
    'leaves no token behind when a script signs in %s it is taken over',
    async (when) => {
      const site = open();
      const other = await load(site);
      await site.send('login', ada);
      const { auth } = when === 'after' ? await load(site) : other;
      await auth.login(grace);
      const { revokesOneToken } = under;
      await vi.waitFor(() => {
        expect(site.shop.livingTokens()).toHaveLength(revokesOneToken ? 1 : 2);
      });
      expect([...site.jar.cookies.keys()].filter((name) => !name.endsWith('-form'))).toHaveLength(
        1,
      );
    },
  );

  it('gives way to a sign-out by a script that came later', async () => {
    const site = open();
    const other = await load(site);
    await other.auth.login(grace);
    await moment();
    await site.send('login', ada);
    const state = await site.load();
    const since = Date.now();
    await moment();
    await other.auth.logout();
    const { auth } = runScript(site, state, undefined, since);
    expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'none' });
    await vi.waitFor(async () => {
      expect((await site.load()).session).toEqual({ status: 'signedOut', reason: 'none' });
    });
    if (under.revokesOneToken) expect(site.shop.livingTokens()).toEqual([]);
  });

  it('is there when what a script lets go of is discarded', async () => {
    const site = open();
    const other = await load(site);
    site.shop.inject({ kind: 'slow', ms: 500, operation: site.names.login });
    const pending = other.auth.login(grace);
    await vi.waitFor(() => expect(site.shop.requests).toHaveLength(1));
    await site.send('login', ada);
    const { askForCustomer } = await load(site);
    expect(await pending).toMatchObject({ error: { kind: 'superseded' } });
    const grown = site.shop.requests.length;
    if (under.revokesOneToken) {
      await vi.waitFor(() => expect(site.shop.livingTokens()).toHaveLength(1));
    } else {
      await vi.waitFor(() => {
        expect(
          [...site.jar.cookies.keys()].filter((name) => /-[\da-f]{32}$/.test(name)),
        ).toHaveLength(1);
      });
      expect(site.shop.requests).toHaveLength(grown);
    }
    expect((await askForCustomer()).data).toMatchObject({ customer: { email: ada.email } });
  });

  /** Has a support agent act for Grace, on top of whoever is signed in. */
  async function actForGrace(site: Site, { auth }: ReturnType<typeof runScript>) {
    const { backend, signIn } = hostOf(auth);
    const code = site.codeFor(grace.email);
    const outcome = await signIn(
      grace.email,
      (send) =>
        backend.loginAsCustomer?.(send, { email: grace.email, code }) ??
        Promise.resolve(fail('unsupported')),
      { isImpersonated: true },
    );
    expect(outcome.ok).toBe(true);
  }

  it('is there again when a support agent’s on top of it ends', async () => {
    const site = open();
    await site.send('login', ada);
    const page = await load(site);
    const { auth, askForCustomer } = page;
    const own = auth.getSession();
    await actForGrace(site, page);
    const cookies = site.jar.cookies.size;
    await auth.logout();
    await vi.waitFor(() => expect(site.jar.cookies.size).toBe(cookies - 1));
    expect(auth.getSession()).toEqual(own);
    expect((await askForCustomer()).data).toMatchObject({ customer: { email: ada.email } });
  });

  it('leaves a support agent’s on top of it alone when a form signs out', async () => {
    const site = open();
    await site.send('login', ada);
    const page = await load(site);
    await actForGrace(site, page);
    await site.send('logout');
    expect(page.auth.getSession()).toMatchObject({ impersonation: { customer: grace.email } });
    expect((await page.askForCustomer()).data).toMatchObject({ customer: { email: grace.email } });
    expect((await site.load()).session).toEqual({ status: 'signedOut', reason: 'none' });
  });

  it('is renewed and signed out like any other', async () => {
    const site = open();
    await site.send('login', ada);
    const { auth } = await load(site);
    const session = auth.getSession();
    const renewed = await auth.renew();
    if (renewed.ok) expect(auth.getSession()).toMatchObject({ id: renewed.data.sessionId });
    else expect(renewed.error.kind).toBe('unsupported');
    expect(auth.getSession()).toMatchObject({ id: session.status === 'signedIn' && session.id });
    await auth.logout();
    await vi.waitFor(async () => {
      expect((await site.load()).session).toMatchObject({ status: 'signedOut' });
    });
  });

  it('is for one tab where the customer wants no more', async () => {
    const site = open();
    await site.send('login', { ...ada, asks: 'remember' });
    const { auth, askForCustomer } = await load(site);
    expect(auth.getSession()).toMatchObject({ status: 'signedIn' });
    expect((await askForCustomer()).data).toMatchObject({ customer: { email: ada.email } });
    expect(localStorage.getItem(place)).not.toContain('rca.');
    expect(sessionStorage.getItem(place)).toContain('rca.');
    // From now on only the tab can know.
    expect((await site.load()).session).toEqual({ status: 'loading' });
  });

  it('ends in other tabs what they have, where it is for one tab', async () => {
    const site = open();
    await (await load(site)).auth.login(grace);
    await moment();
    await site.send('login', { ...ada, asks: 'remember' });
    expect((await load(site)).auth.getSession()).toMatchObject({ status: 'signedIn' });
    // As another tab is, which has nothing of its own.
    sessionStorage.clear();
    expect(JSON.parse(localStorage.getItem(place) ?? '')).toMatchObject({ reason: 'logout' });
    expect((await load(site)).auth.getSession()).toMatchObject({ status: 'signedOut' });
  });

  it('is there on a page where nothing can be stored', async () => {
    const site = open();
    await site.send('login', ada);
    const blocked = () => {
      throw new DOMException('Blocked', 'SecurityError');
    };
    const storage = { ...browserStorage(), read: () => null, write: blocked };
    const { auth, askForCustomer } = await load(site, storage);
    expect(auth.getSession()).toMatchObject({ status: 'signedIn' });
    expect((await askForCustomer()).data).toMatchObject({ customer: { email: ada.email } });
    expect((await auth.login({ ...ada, password: 'wrong' })).ok).toBe(false);
    await auth.renew();
    expect(auth.getSession()).toMatchObject({ status: 'signedIn' });
    await auth.logout();
    expect(auth.getSession()).toMatchObject({ status: 'signedOut' });
    // Which looks at the storage anew.
    expect(await auth.renew()).toMatchObject({ error: { kind: 'signedOut' } });
  });

  it('is nowhere on a server, where nobody can know of any', async () => {
    const site = open();
    await site.send('login', ada);
    const write = vi.fn();
    const read = () => undefined;
    const storage = takingOver(await site.load(), { ...browserStorage(), read, write });
    expect(storage.read(place)).toBeUndefined();
    expect(write).not.toHaveBeenCalled();
  });

  it('is taken over under a key that only looks like one of something beside it', async () => {
    const site = open();
    await site.send('login', ada);
    const storage = takingOver(await site.load());
    expect(storage.read(`${place}:intentional`)).toContain('signedIn');
    localStorage.clear();
  });

  it('is kept by itself only until the storage takes something again', async () => {
    const site = open();
    await site.send('login', ada);
    let isFull = true;
    const shared = browserStorage();
    const { auth } = await load(site, {
      ...shared,
      write(...given) {
        if (isFull) throw new DOMException('Full', 'QuotaExceededError');
        shared.write(...given);
      },
    });
    expect(auth.getSession()).toMatchObject({ status: 'signedIn' });
    isFull = false;
    await auth.logout();
    const other = await load(site);
    await other.auth.login(grace);
    // Which looks at what other tabs have stored.
    await auth.renew();
    expect(auth.getSession()).toMatchObject({ id: identityOf(other.auth.getSession()) });
  });

  it('is there with a storage that is an instance of a class', async () => {
    class Own implements CustomerStorage {
      private readonly inner = browserStorage();
      followed = 0;
      read(key: string) {
        return this.inner.read(key);
      }
      write(key: string, value: string | null, remember?: boolean) {
        this.inner.write(key, value, remember);
      }
      subscribe(key: string, listener: () => void) {
        this.followed++;
        return this.inner.subscribe(key, listener);
      }
    }
    const site = open();
    const storage = new Own();
    const { auth } = await load(site, storage);
    auth.watch()();
    expect(storage.followed).toBe(1);
  });

  it.each(['{', '{"v":7}', 'null'])('is there in the place of %s', async (stored) => {
    const site = open();
    await site.send('login', ada);
    localStorage.setItem(place, stored);
    expect((await load(site)).auth.getSession()).toMatchObject({ status: 'signedIn' });
  });

  it('ends in the browser when a form has ended it', async () => {
    const site = open();
    const { auth } = await load(site);
    await auth.login(ada);
    await site.send('logout');
    const next = await load(site);
    expect(next.auth.getSession()).toEqual({ status: 'signedOut', reason: 'none' });
    expect(localStorage.getItem(place)).toContain('"logout"');
  });

  it('ends in the browser when the form’s page has sent it on', async () => {
    const site = open();
    await (await load(site)).auth.login(ada);
    await site.send('logout', {}, '/account');
    const { auth } = runScript(site, await site.load('/login'));
    expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'none' });
  });

  it('ends in a tab that is open when a form has ended it, at the next request', async () => {
    const site = open();
    const { auth, askForCustomer } = await load(site);
    await auth.login(ada);
    await site.send('logout');
    await askForCustomer();
    expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'rejected' });
  });

  it('goes on when a form has ended another one', async () => {
    const site = open();
    const { auth } = await load(site);
    await auth.login(ada);
    const state = { ...(await site.load()), ended: ['another'] };
    expect(runScript(site, state).auth.getSession()).toEqual(auth.getSession());
  });
});
