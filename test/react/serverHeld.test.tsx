import { act, waitFor } from '@testing-library/react';
import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { useEffect } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import {
  createCustomerAuth,
  customerAuthExchange,
  CustomerAuthProvider,
  isolateCustomers,
  SignedIn,
  SignedOut,
  useCustomer,
  useCustomerSession,
  type CustomerAuthOptions,
} from 'react-customer-auth';
import { readCustomerSession } from 'react-customer-auth/server';
import { Provider } from 'urql';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { proxiedBackends } from '../support/backends';
import { onServer } from '../support/onServer';
import { secret } from '../support/proxied';
import { ada, grace } from '../support/shop';

let root: Root | undefined;
afterEach(() => {
  act(() => root?.unmount());
  root = undefined;
  document.body.innerHTML = '';
});

const key = 'rendered';

describe.each(proxiedBackends)('a page that a server renders, with $name', (under) => {
  /** A browser that may be signed in, and whatever else happens before the page is asked for. */
  function openBrowser() {
    const opened = under.open();
    const create = (options: Partial<CustomerAuthOptions> = {}) => {
      const auth = createCustomerAuth({ backend: opened.backend, key, ...options });
      const client = new Client({
        ...opened.connection,
        exchanges: [
          isolateCustomers(auth, cacheExchange),
          customerAuthExchange(auth),
          fetchExchange,
        ],
      });
      return { auth, client };
    };
    const before = create();
    onTestFinished(before.auth.connect(before.client));

    /** What the server learns from the cookies that come with a request for a page. */
    const readSession = () =>
      readCustomerSession(
        new Request('http://127.0.0.1/account', {
          headers: { Cookie: [...opened.cookies].map((pair) => pair.join('=')).join('; ') },
        }),
        { secrets: [secret] },
      );

    return { ...opened, ...before, create, readSession };
  }

  const lives: string[] = [];

  function Account() {
    const id = useCustomerSession((session) => session.status === 'signedIn' && session.id);
    const [{ data }] = useCustomer();
    useEffect(() => {
      lives.push('mounted');
      return () => void lives.push('unmounted');
    }, []);
    return (
      <p>
        in as {id} {data?.email}
      </p>
    );
  }

  /** Renders on the server by the cookies, then hydrates in the browser; tells all that was there to be seen. */
  async function load({ create, readSession }: ReturnType<typeof openBrowser>) {
    lives.length = 0;
    const said: unknown[] = [];
    vi.spyOn(console, 'error').mockImplementation((...words) => void said.push(words));
    const initialSession = await readSession();
    const page = ({ auth, client }: ReturnType<typeof create>) => (
      <Provider value={client}>
        <CustomerAuthProvider auth={auth}>
          <SignedIn fallback="one moment">
            <Account />
          </SignedIn>
          <SignedOut fallback="one moment">
            <p>out</p>
          </SignedOut>
        </CustomerAuthProvider>
      </Provider>
    );
    const html = onServer(() => renderToString(page(create({ initialSession }))));
    const container = document.body.appendChild(document.createElement('div'));
    container.innerHTML = html;
    const shown = [container.innerHTML];
    const watch = new MutationObserver(() => shown.push(container.innerHTML));
    watch.observe(container, { childList: true, characterData: true, subtree: true });
    onTestFinished(() => watch.disconnect());
    const [first] = container.children;
    const inBrowser = create({ initialSession });
    await act(async () => {
      root = hydrateRoot(container, page(inBrowser), {
        onRecoverableError: (error) => said.push(error),
      });
      await Promise.resolve();
    });
    if (initialSession.status === 'signedIn') {
      await waitFor(() => expect(container.textContent).toContain('@example.com'));
    }
    return { initialSession, html, shown, said, container, first, inBrowser };
  }

  it('shows who is signed in from the first HTML on, and no change but the data that comes', async () => {
    const browser = openBrowser();
    await browser.auth.login(ada);
    const { initialSession, html, shown, said, container, first, inBrowser } = await load(browser);
    const session = browser.auth.getSession();
    if (initialSession.status !== 'signedIn' || session.status !== 'signedIn') throw new Error();
    expect(initialSession.id).toBe(session.id);
    expect(inBrowser.auth.getSession()).toMatchObject({ id: session.id });
    expect(html).toContain(session.id);
    for (const one of shown) expect(one).not.toMatch(/one moment|out/);
    expect(said).toEqual([]);
    expect(lives).toEqual(['mounted']);
    expect(container.children[0]).toBe(first);
    expect(container.textContent).toContain(`in as ${session.id} ${ada.email}`);
    // Nobody's data is in what a server sends to whoever has the cookies.
    expect(html).not.toContain(ada.email);
  });

  it('tells the browser when the session ends, as near as two clocks allow', async () => {
    const browser = openBrowser();
    await browser.auth.login(ada);
    const [known, session] = [await browser.readSession(), browser.auth.getSession()];
    if (known.status !== 'signedIn' || session.status !== 'signedIn') throw new Error();
    expect(Math.abs(known.issuedAt - session.issuedAt)).toBeLessThan(2_000);
    expect(Math.abs((known.expiresAt ?? 0) - (session.expiresAt ?? 0))).toBeLessThan(2_000);
    expect(known.impersonation).toBeNull();
  });

  it('tells nothing of a session that is one tab’s, and leaves it to the tab', async () => {
    const browser = openBrowser();
    await browser.auth.login({ ...ada, remember: false });
    const { initialSession, html, said, container } = await load(browser);
    expect(initialSession).toEqual({ status: 'loading' });
    expect(html).toBe('one moment<!-- -->one moment');
    await waitFor(() => expect(container.textContent).toContain(ada.email));
    expect(said).toEqual([]);
    browser.closeBrowser();
    expect(await browser.readSession()).toEqual({ status: 'signedOut', reason: 'none' });
  });

  it('shows the newest customer of a browser, and nobody after the sign-out', async () => {
    const browser = openBrowser();
    await browser.auth.login(ada);
    await browser.auth.login(grace);
    const { container, shown, said } = await load(browser);
    expect(container.textContent).toContain(grace.email);
    expect(shown.join()).not.toContain(ada.email);
    expect(said).toEqual([]);
    act(() => root?.unmount());
    container.remove();

    await browser.auth.logout({ everywhere: true });
    await waitFor(async () => expect((await browser.readSession()).status).toBe('signedOut'));
    const next = await load(browser);
    expect(next.shown).toEqual(['<p>out</p>']);
    expect(next.said).toEqual([]);
    expect(next.inBrowser.auth.getSession()).toEqual({ status: 'signedOut', reason: 'none' });
  });

  it.runIf(under.renews)('stays the same through a renewal, which sign-out ends too', async () => {
    const browser = openBrowser();
    await browser.auth.login(ada);
    const before = await browser.readSession();
    await browser.auth.renew();
    const { initialSession, said, shown } = await load(browser);
    if (before.status !== 'signedIn') throw new Error();
    expect(initialSession).toMatchObject({ status: 'signedIn', id: before.id });
    for (const one of shown) expect(one).toContain(`in as`);
    expect(said).toEqual([]);
    expect(lives).toEqual(['mounted']);

    await browser.auth.logout();
    expect(browser.cookies.size).toBe(0);
    expect(await browser.readSession()).toEqual({ status: 'signedOut', reason: 'none' });
  });

  it('shows nobody once the shop has refused the token', async () => {
    const browser = openBrowser();
    await browser.auth.login(ada);
    browser.shop.changePassword(ada.email, ada.password);
    await browser.client.query(browser.customerQuery, browser.variables).toPromise();
    expect(browser.auth.getSession()).toMatchObject({ reason: 'rejected' });
    await waitFor(() => expect(browser.cookies.size).toBe(0));
    const { shown, said } = await load(browser);
    expect(shown).toEqual(['<p>out</p>']);
    expect(said).toEqual([]);
  });
});
