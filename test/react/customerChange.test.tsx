import { cacheExchange, Client, fetchExchange, type ClientOptions } from '@urql/core';
import * as React from 'react';
import { StrictMode, Suspense, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import {
  createCustomerAuth,
  customerAuthExchange,
  CustomerAuthProvider,
  isolateCustomers,
  useCustomer,
  useCustomerSession,
  type CustomerAuthOptions,
  type CustomerSession,
} from 'react-customer-auth';
import { customerAccessToken, shopify } from 'react-customer-auth/shopify';
import type { FakeShopify } from 'react-customer-auth/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Provider, useQuery } from 'urql';
import { ada, createShop, grace } from '../support/shop';

const variables = { customerAccessToken };
const emailQuery =
  'query Email($customerAccessToken: String!) { customer(customerAccessToken: $customerAccessToken) { id email } }';

/** The text of the page after each commit. */
let commits: string[] = [];
const note = () => {
  commits.push(document.body.textContent);
};

const nameOf = (session: CustomerSession) =>
  session.status === 'signedIn' ? `session ${session.id.slice(0, 6)}` : session.status;

function openTheme({
  shop = createShop(),
  client: options = {},
  ...auth
}: Partial<CustomerAuthOptions> & { shop?: FakeShopify; client?: Partial<ClientOptions> } = {}) {
  const made = createCustomerAuth({ backend: shopify(), ...auth });
  const makeClient = () =>
    new Client({
      ...shop.connection,
      ...options,
      exchanges: [isolateCustomers(made, cacheExchange), customerAuthExchange(made), fetchExchange],
    });
  const client = makeClient();
  const wrap = (children: ReactNode) => (
    <Provider value={client}>
      <CustomerAuthProvider auth={made}>{children}</CustomerAuthProvider>
    </Provider>
  );
  return { shop, auth: made, client, makeClient, wrap };
}

const open: (() => void)[] = [];
function show(ui: ReactNode) {
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  root.render(ui);
  open.push(() => root.unmount());
}

const text = () => document.body.textContent;
const shown = (words: string) =>
  vi.waitFor(() => {
    expect(text()).toContain(words);
  });

beforeEach(() => {
  commits = [];
  // As in an app: nothing collects updates until the test says so.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
});
afterEach(() => {
  open.splice(0).forEach((close) => close());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  localStorage.clear();
});

function Session() {
  const session = useCustomerSession();
  useLayoutEffect(note);
  return <b>[{nameOf(session)}]</b>;
}

function Mail() {
  const [{ data, error, extensions }] = useQuery<{ customer: { email: string } | null }>({
    query: emailQuery,
    variables,
  });
  useLayoutEffect(note);
  return (
    <i>
      {data?.customer?.email} {error?.message} {JSON.stringify(extensions)}
    </i>
  );
}

function Mine() {
  const [{ data, fetching, error }] = useCustomer();
  useLayoutEffect(note);
  return <i>{fetching ? 'one moment' : (data?.email ?? error?.message ?? 'nobody')}</i>;
}

/** Commits that show Ada's without her session. */
const leaks = (session: string, words = ada.email) =>
  commits.filter((page) => page.includes(words) && !page.includes(session));

describe('no commit shows a customer without their session', () => {
  it('nor an error that was theirs', async () => {
    const { shop, auth, wrap } = openTheme();
    await auth.login(ada);
    const session = nameOf(auth.getSession());
    const errors = [{ message: 'Ada owes 5', extensions: { code: 'X' } }];
    const body = { data: { customer: null }, errors, extensions: { who: 'Ada owes' } };
    shop.inject({ kind: 'http', status: 200, body, operation: 'Email' });
    show(
      wrap(
        <>
          <Session />
          <Mail />
        </>,
      ),
    );
    await shown('Ada owes 5');
    shop.inject({ kind: 'slow', ms: 30, operation: 'Email' });
    await auth.login(grace);
    await shown(grace.email);
    expect(leaks(session, 'Ada owes')).toEqual([]);
  });

  it.each(['alone', 'beside a reader of the session'])(
    'when the change comes between a commit and its effects, %s',
    async (place) => {
      const shop = createShop();
      const former = openTheme({ shop });
      await former.auth.login(grace);
      const key = 'react-customer-auth:customer';
      const stored = localStorage.getItem(key) ?? '';
      localStorage.clear();
      const { auth, client, wrap } = openTheme({ shop });
      await auth.login(ada);
      const session = nameOf(auth.getSession());
      await client.query(emailQuery, variables).toPromise();
      let mount: (mounted: boolean) => void = () => {};
      function Late() {
        useLayoutEffect(() => {
          localStorage.setItem(key, stored);
          window.dispatchEvent(new StorageEvent('storage', { key }));
        }, []);
        return (
          <>
            <Session />
            <Mail />
          </>
        );
      }
      function Host() {
        const [isMounted, setMounted] = useState(false);
        useLayoutEffect(() => {
          mount = setMounted;
        }, []);
        return isMounted && <Late />;
      }
      show(
        wrap(
          <>
            {place !== 'alone' && <Session />}
            <Host />
          </>,
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 20));
      mount(true);
      await shown(grace.email);
      expect(commits.some((page) => page.includes(ada.email))).toBe(true);
      expect(leaks(session)).toEqual([]);
    },
  );

  it.each(['StrictMode', 'Suspense'])('in %s', async (mode) => {
    const { shop, auth, wrap } = openTheme({ client: { suspense: mode === 'Suspense' } });
    await auth.login(ada);
    const session = nameOf(auth.getSession());
    const page = wrap(
      <>
        <Session />
        <Suspense fallback="One moment">
          <Mail />
        </Suspense>
      </>,
    );
    show(mode === 'StrictMode' ? <StrictMode>{page}</StrictMode> : page);
    await shown(ada.email);
    shop.inject({ kind: 'slow', ms: 20, operation: 'Email' });
    await auth.login(grace);
    await shown(grace.email);
    await auth.logout();
    await shown('signedOut');
    expect(leaks(session)).toEqual([]);
  });

  const { Activity } = React as {
    Activity?: React.ComponentType<{ mode: string; children: ReactNode }>;
  };
  it.runIf(Activity)('when useCustomer was hidden as the customer changed', async () => {
    const { auth, wrap } = openTheme();
    await auth.login(ada);
    let setMode: (mode: string) => void = () => {};
    function Host() {
      const [mode, set] = useState('visible');
      useLayoutEffect(() => {
        setMode = set;
      }, []);
      return (
        Activity && (
          <Activity mode={mode}>
            <Mine />
          </Activity>
        )
      );
    }
    show(wrap(<Host />));
    await shown(ada.email);
    setMode('hidden');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await auth.login(grace);
    commits = [];
    setMode('visible');
    await shown(grace.email);
    expect(commits.filter((page) => page.includes(ada.email))).toEqual([]);
  });
});

it('asks nothing for a reader that is gone', async () => {
  const { auth, wrap } = openTheme();
  await auth.login(ada);
  const asked: CustomerSession[] = [];
  const select = (session: CustomerSession) => {
    asked.push(session);
    return session.status;
  };
  function Reader() {
    return <p>{useCustomerSession(select)}</p>;
  }
  show(wrap(<Reader />));
  await shown('signedIn');
  open.splice(0).forEach((close) => close());
  asked.length = 0;
  await auth.login(grace);
  expect(asked).toEqual([]);
});

describe('useCustomer', () => {
  it('has undefined for what is not known yet, and the same state until something changes', async () => {
    const { auth, wrap } = openTheme();
    await auth.login(ada);
    const states: unknown[] = [];
    let again: () => void = () => {};
    function Reader() {
      const [state] = useCustomer();
      const [, force] = useState({});
      useLayoutEffect(() => {
        states.push(state);
        again = () => force({});
      });
      return <p>{state.data?.email}</p>;
    }
    show(wrap(<Reader />));
    await shown(ada.email);
    const count = states.length;
    again();
    await vi.waitFor(() => {
      expect(states.length).toBeGreaterThan(count);
    });
    expect(states.at(-1)).toBe(states.at(-2));
    await auth.login(grace);
    await shown(grace.email);
    expect(states.filter((state) => (state as { data?: unknown }).data === null)).toEqual([]);
  });

  it('matches what a server has rendered that knows the customer and has no token', async () => {
    const shop = createShop();
    const first = openTheme({ shop });
    await first.auth.login(ada);
    const initialSession = first.auth.getSession();
    if (initialSession.status !== 'signedIn') throw new Error('Nobody is signed in.');
    const storage = { read: () => undefined, write() {}, subscribe: () => () => {} };
    const server = openTheme({ shop, initialSession, storage });
    const element = document.body.appendChild(document.createElement('div'));
    element.innerHTML = renderToString(server.wrap(<Mine />));
    expect(element.textContent).toBe('one moment');
    const browser = openTheme({ shop, initialSession });
    const errors: unknown[] = [];
    const root = hydrateRoot(element, browser.wrap(<Mine />), {
      onRecoverableError: (error) => errors.push(error),
    });
    await shown(ada.email);
    root.unmount();
    expect(errors).toEqual([]);
  });
});

describe('the client', () => {
  it('may be made anew while a page is open', async () => {
    const { auth, makeClient } = openTheme();
    let setLocale: (locale: string) => void = () => {};
    function App() {
      const [locale, set] = useState('en');
      useLayoutEffect(() => {
        setLocale = set;
      }, []);
      const client = useMemo(() => (locale ? makeClient() : makeClient()), [locale]);
      return (
        <Provider value={client}>
          <CustomerAuthProvider auth={auth}>
            {locale}
            <Mail />
          </CustomerAuthProvider>
        </Provider>
      );
    }
    await auth.login(ada);
    show(<App />);
    await shown(ada.email);
    setLocale('fr');
    await shown('fr');
    await shown(ada.email);
    expect((await auth.login(grace)).ok).toBe(true);
    await shown(grace.email);
  });
});
