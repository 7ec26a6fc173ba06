import { act, waitFor } from '@testing-library/react';
import { Client, fetchExchange } from '@urql/core';
import { StrictMode, Suspense, startTransition, useState, type ReactNode } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import {
  createCustomerAuth,
  CustomerAuthProvider,
  ImpersonationBanner,
  LoginAsCustomer,
  LoginForm,
  LogoutButton,
  SessionEndDialog,
  SignedIn,
  SignedOut,
  useCustomerAuth,
  useCustomerSession,
  useLogin,
  useLogout,
  useRenew,
  type CustomerAuth,
  type CustomerAuthOptions,
} from 'react-customer-auth';
import { adobeCommerce } from 'react-customer-auth/adobe-commerce';
import { shopify } from 'react-customer-auth/shopify';
import { createFakeAdobeCommerce } from 'react-customer-auth/testing';
import { Provider } from 'urql';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { onServer } from '../support/onServer';
import { ada, createClient, createShop, openTab } from '../support/shop';

let root: Root | undefined;
afterEach(() => {
  act(() => root?.unmount());
  root = undefined;
  document.body.innerHTML = '';
});

const create = (options: Partial<CustomerAuthOptions> = {}) =>
  createCustomerAuth({ backend: shopify(), ...options });

const app = (auth: CustomerAuth, ui: ReactNode) => (
  <StrictMode>
    <Provider value={createClient(createShop())}>
      <CustomerAuthProvider auth={auth}>{ui}</CustomerAuthProvider>
    </Provider>
  </StrictMode>
);

/** Renders on a server, hydrates in a browser, and gives back both, with what React had to say. */
async function hydrate(ui: ReactNode, options: Partial<CustomerAuthOptions> = {}) {
  const said: unknown[] = [];
  vi.spyOn(console, 'error').mockImplementation((...args) => void said.push(args));
  const html = onServer(() => renderToString(app(create(options), ui)));
  const container = document.createElement('div');
  container.innerHTML = html;
  document.body.append(container);
  const auth = create(options);
  await act(async () => {
    root = hydrateRoot(container, app(auth, ui), {
      onRecoverableError: (error) => said.push(error),
    });
    await Promise.resolve();
  });
  expect(said).toEqual([]);
  return { html, container, auth };
}

const Session = () => <p>{useCustomerSession().status}</p>;
const Selected = () => <p>{useCustomerSession(({ status }) => ({ status })).status}</p>;
const Hooks = () => {
  const states = [useLogin()[0], useRenew()[0], useLogout()[0]];
  return <p>{states.map(({ fetching }) => String(fetching)).join()}</p>;
};
const Own = () => <p>{typeof useCustomerAuth().login}</p>;

describe('rendered on a server and hydrated', () => {
  it.each([
    ['useCustomerSession', <Session key="" />],
    ['a selector of fresh objects', <Selected key="" />],
    ['useLogin, useRenew and useLogout', <Hooks key="" />],
    ['useCustomerAuth', <Own key="" />],
    ['SignedIn', <SignedIn key="">in</SignedIn>],
    ['SignedOut', <SignedOut key="">out</SignedOut>],
    ['LoginForm', <LoginForm key="" remember recover={<a href="/">Forgot it?</a>} />],
    ['LogoutButton', <LogoutButton key="" />],
    ['LoginAsCustomer', <LoginAsCustomer key="" />],
    ['ImpersonationBanner', <ImpersonationBanner key="" />],
    ['SessionEndDialog', <SessionEndDialog key="" />],
  ])('%s matches, without a customer', async (_, ui) => {
    await hydrate(ui);
  });

  it('shows what is stored once it is hydrated, and a fallback until then', async () => {
    await openTab().auth.login(ada);
    const { html, container } = await hydrate(
      <>
        <SignedIn fallback="…">in</SignedIn>
        <SignedOut fallback="…">out</SignedOut>
        <Session />
      </>,
    );
    expect(html).toContain('loading');
    expect(html).not.toMatch(/\bin\b|\bout\b/);
    expect(container.textContent).toBe('insignedIn');
  });

  it('has no word of an end that is near, which comes when it is hydrated', async () => {
    const shop = createFakeAdobeCommerce({ customers: [ada], tokenLifetime: 120_000 });
    const backend = adobeCommerce();
    const known = createCustomerAuth({ backend });
    const disconnect = known.connect(
      new Client({ ...shop.connection, exchanges: [fetchExchange] }),
    );
    await known.login(ada);
    disconnect();
    const initialSession = known.getSession();
    expect(initialSession.status).toBe('signedIn');
    const { html, container } = await hydrate(<SessionEndDialog />, { backend, initialSession });
    expect(html).toBe('');
    await waitFor(() => expect(container).toHaveTextContent(/^Your session ends in 2 minutes\./));
  });

  it('shows a session that the server knew, from the first HTML on', async () => {
    const { auth: known } = openTab();
    await known.login(ada);
    const initialSession = known.getSession();
    if (initialSession.status === 'loading') throw new Error('loading');
    const mounts = vi.fn();
    function Child() {
      useState(mounts);
      return <p>in</p>;
    }
    const { html, container } = await hydrate(
      <SignedIn fallback="…">
        <Child />
      </SignedIn>,
      { initialSession },
    );
    expect(html).toContain('<p>in</p>');
    expect(html).not.toContain('…');
    expect(container.textContent).toBe('in');
  });

  it('shares nothing between two requests', () => {
    const session = {
      status: 'signedIn',
      id: 'one',
      issuedAt: 0,
      expiresAt: null,
      impersonation: null,
    } as const;
    onServer(() => {
      const one = create({ initialSession: session });
      const two = create();
      expect(renderToString(app(one, <Session />))).toContain('signedIn');
      expect(renderToString(app(two, <Session />))).toContain('loading');
      expect(one.getSession()).toBe(session);
      expect(two.getSession().status).toBe('loading');
      expect(two.getAccessToken()).toBeNull();
    });
  });

  it('sends a form that is submitted too early by POST, so that no password is in an address', () => {
    const session = { status: 'signedOut', reason: 'none' } as const;
    const html = onServer(() =>
      renderToString(app(create({ initialSession: session }), <LoginForm />)),
    );
    expect(html).toContain('method="post"');
  });
});

describe('in the ways that React renders', () => {
  it('leaves nothing behind after StrictMode, and after unmounting', async () => {
    const added = vi.spyOn(window, 'addEventListener');
    const removed = vi.spyOn(window, 'removeEventListener');
    const { auth } = await hydrate(<Session />);
    const ours = ['focus', 'online', 'pageshow', 'visibilitychange', 'storage'];
    const count = (spy: typeof added) =>
      spy.mock.calls.filter(([name]) => ours.includes(name)).length;
    // StrictMode mounts, unmounts and mounts again.
    expect(count(added) - count(removed)).toBe(ours.length);
    act(() => root?.unmount());
    expect(count(added)).toBe(count(removed));
    expect(() => auth.connect(createClient(createShop()))).not.toThrow();
  });

  it('survives suspense and transitions', async () => {
    let resolve = () => {};
    const coming = new Promise<void>((done) => {
      resolve = done;
    });
    let ready = false;
    const Slow = () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- how React 18 suspends
      if (!ready) throw coming;
      return <Session />;
    };
    function Page() {
      const [slow, setSlow] = useState(false);
      const next = () => startTransition(() => setSlow(true));
      return slow ? <Slow /> : <button onClick={next}>next</button>;
    }
    const { container, auth } = await hydrate(
      <Suspense fallback="waiting">
        <Page />
      </Suspense>,
    );
    act(() => container.querySelector('button')?.click());
    expect(container.textContent).toBe('next');
    await act(async () => {
      await auth.login(ada);
    });
    ready = true;
    await act(async () => {
      resolve();
      await coming;
    });
    expect(container.textContent).toBe(auth.getSession().status);
  });
});
