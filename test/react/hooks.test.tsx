import { act, fireEvent, render, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import {
  CustomerAuthProvider,
  LoginForm,
  LogoutButton,
  SignedIn,
  SignedOut,
  useCustomerSession,
  useLogin,
  useLogout,
  useRenew,
  type CustomerSession,
} from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';
import { Provider } from 'urql';
import { describe, expect, it, vi } from 'vitest';
import { ada, createClient, createShop, grace, openTab, renderTab } from '../support/shop';
import { quietly } from '../support/quietly';

/** Renders a hook in a tab of its own. */
function renderInTab<Result>(hook: () => Result, tab = openTab()) {
  tab.disconnect();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <Provider value={tab.client}>
      <CustomerAuthProvider auth={tab.auth}>{children}</CustomerAuthProvider>
    </Provider>
  );
  return { ...tab, ...renderHook(hook, { wrapper }) };
}

/** Lets React take in all that comes of a promise. */
const during = (action: () => Promise<unknown> | undefined) =>
  act(async () => {
    await action();
  });

const idle = { fetching: false, fieldErrors: {}, formErrors: [] };
const wrong = { ...ada, password: 'wrongpassword' };

describe('useLogin', () => {
  it('goes from idle over fetching to data, and resolves to what it then shows', async () => {
    const { result } = renderInTab(() => useLogin());
    expect(result.current[0]).toEqual(idle);
    let outcome: Awaited<ReturnType<(typeof result.current)[1]>> | undefined;
    let pending: Promise<void> | undefined;
    act(() => {
      pending = result.current[1](ada).then((value) => void (outcome = value));
    });
    expect(result.current[0]).toEqual({ ...idle, fetching: true });
    await act(() => pending);
    if (!outcome?.ok) throw new Error('The login failed.');
    expect(result.current[0]).toEqual({ ...idle, data: outcome.data });
  });

  it('shows the errors, and clears them while it tries again', async () => {
    const { result } = renderInTab(() => useLogin());
    await during(() => result.current[1](wrong));
    expect(result.current[0]).toMatchObject({
      fetching: false,
      error: { kind: 'credentials' },
      formErrors: [{ code: 'UNIDENTIFIED_CUSTOMER' }],
    });
    let pending: Promise<unknown> | undefined;
    act(() => {
      pending = result.current[1](ada);
    });
    expect(result.current[0]).toEqual({ ...idle, fetching: true });
    await during(() => pending);
    expect(result.current[0].error).toBeUndefined();
    expect(result.current[0].data).toBeDefined();
  });

  it('has a stable execute, and stable empty errors', async () => {
    const { result, rerender } = renderInTab(() => useLogin());
    const [{ fieldErrors, formErrors }, execute] = result.current;
    rerender();
    await during(() => result.current[1](ada));
    expect(result.current[1]).toBe(execute);
    expect(result.current[0].fieldErrors).toBe(fieldErrors);
    expect(result.current[0].formErrors).toBe(formErrors);
  });

  it('goes back to idle when another hook overtakes it', async () => {
    const onError = vi.fn();
    const { result, shop } = renderInTab(() => [useLogin({ onError }), useLogin()] as const);
    shop.inject({ kind: 'slow', ms: 30 });
    await act(async () => {
      const [first, second] = await Promise.all([
        result.current[0][1](ada),
        result.current[1][1](grace),
      ]);
      expect(first).toMatchObject({ ok: false, error: { kind: 'superseded' } });
      expect(second.ok).toBe(true);
    });
    expect(result.current[0][0]).toEqual(idle);
    expect(onError).not.toHaveBeenCalled();
  });

  it('keeps showing the newer of its own calls', async () => {
    const { result, shop } = renderInTab(() => useLogin());
    shop.inject({ kind: 'slow', ms: 30 });
    await act(async () => {
      const slow = result.current[1](ada);
      await result.current[1](wrong);
      await slow;
    });
    expect(result.current[0].error?.kind).toBe('credentials');
  });

  it('calls onSuccess or onError once, the newest of them', async () => {
    const first = vi.fn();
    const onSuccess = vi.fn();
    const onError = vi.fn();
    let options: Parameters<typeof useLogin>[0] = { onSuccess: first, onError: first };
    const { result, rerender } = renderInTab(() => useLogin(options));
    options = { onSuccess, onError };
    rerender();
    await during(() => result.current[1](wrong));
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ ok: false, formErrors: [expect.anything()] }),
    );
    await during(() => result.current[1](ada));
    expect(onSuccess).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ sessionId: expect.any(String) }),
    );
    expect(first).not.toHaveBeenCalled();
  });

  it('calls nothing back after unmount, and still resolves', async () => {
    const onSuccess = vi.fn();
    const { result, unmount } = renderInTab(() => useLogin({ onSuccess }));
    const pending = result.current[1](ada);
    unmount();
    expect((await pending).ok).toBe(true);
    expect(onSuccess).not.toHaveBeenCalled();
  });

  it('tells the form that its own success takes off the page', async () => {
    const onSuccess = vi.fn();
    function Form() {
      const [, login] = useLogin({ onSuccess });
      return <button onClick={() => void login(ada)}>Go</button>;
    }
    const { view } = renderTab(
      <SignedOut>
        <Form />
      </SignedOut>,
    );
    view.getByText('Go').click();
    await waitFor(() => expect(view.queryByText('Go')).toBeNull());
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1));
  });
});

describe('useRenew and useLogout', () => {
  it('share their shape with useLogin', async () => {
    const { result, auth } = renderInTab(() => ({ renew: useRenew(), logout: useLogout() }));
    await during(() => result.current.renew[1]());
    expect(result.current.renew[0]).toMatchObject({ error: { kind: 'signedOut' } });
    await during(() => auth.login(ada));
    await during(() => result.current.renew[1]());
    expect(result.current.renew[0]).toEqual({
      ...idle,
      data: { sessionId: expect.any(String), expiresAt: expect.any(Number) },
    });
    await during(() => result.current.logout[1]());
    expect(result.current.logout[0]).toEqual({ ...idle, data: { revoked: true } });
  });
});

describe('useCustomerSession', () => {
  it('renders a reader once for each change, and a selecting reader only for what it selects', async () => {
    const renders = { whole: 0, id: 0, fresh: 0, actions: 0 };
    function Whole() {
      renders.whole++;
      return <p>{useCustomerSession().status}</p>;
    }
    function Selecting() {
      renders.id++;
      return <p>{useCustomerSession((session) => session.status === 'signedIn') && 'in'}</p>;
    }
    function Fresh() {
      renders.fresh++;
      return <p>{useCustomerSession((session) => ({ status: session.status })).status}</p>;
    }
    function Actions() {
      renders.actions++;
      useLogin();
      useRenew();
      useLogout();
      return null;
    }
    const { auth } = renderTab(
      <>
        <Whole />
        <Selecting />
        <Fresh />
        <Actions />
      </>,
    );
    expect(renders).toEqual({ whole: 1, id: 1, fresh: 1, actions: 1 });
    await during(() => auth.login(ada));
    expect(renders).toEqual({ whole: 2, id: 2, fresh: 2, actions: 1 });
    await during(() => auth.renew());
    expect(renders).toMatchObject({ whole: 3, id: 2, actions: 1 });
  });

  it('picks once from each session for all readers with one selector', async () => {
    const select = vi.fn((session: CustomerSession) => ({ status: session.status }));
    const Reader = () => <p>{useCustomerSession(select).status}</p>;
    const { auth, view } = renderTab([1, 2, 3].map((key) => <Reader key={key} />));
    expect(select).toHaveBeenCalledTimes(1);
    await during(() => auth.login(ada));
    expect(select).toHaveBeenCalledTimes(2);
    expect(view.container).toHaveTextContent('signedIn'.repeat(3));
  });

  it('tells the shops of a page apart where one selector reads of both', async () => {
    let renders = 0;
    const select = (session: CustomerSession) => ({ status: session.status });
    function Reader() {
      renders++;
      return <p>{useCustomerSession(select).status}</p>;
    }
    const [one, other] = [openTab(), openTab(undefined, { key: 'other' })];
    const first = renderTab(<Reader />, one);
    const second = renderTab(<Reader />, other);
    await during(() => one.auth.login(ada));
    expect(first.view.container).toHaveTextContent('signedIn');
    expect(second.view.container).toHaveTextContent('signedOut');
    await during(() => other.auth.login(grace));
    expect(second.view.container).toHaveTextContent('signedIn');
    await during(() => other.auth.logout());
    expect(first.view.container).toHaveTextContent('signedIn');
    expect(second.view.container).toHaveTextContent('signedOut');
    expect(renders).toBe(5);
  });
});

describe('SignedIn and SignedOut', () => {
  it('show one or the other, at the first render too', async () => {
    const tab = openTab();
    await tab.auth.login(ada);
    const { view, auth } = renderTab(
      <>
        <SignedIn>in</SignedIn>
        <SignedOut>out</SignedOut>
      </>,
      tab,
    );
    expect(view.container).toHaveTextContent(/^in$/);
    await during(() => auth.logout());
    expect(view.container).toHaveTextContent(/^out$/);
  });

  it('start anew for the next customer', async () => {
    const { view, auth } = renderTab(
      <SignedIn>
        <input aria-label="note" />
      </SignedIn>,
    );
    await during(() => auth.login(ada));
    const input = view.getByLabelText('note');
    fireEvent.change(input, { target: { value: 'a secret of Ada' } });
    await during(() => auth.renew());
    expect(view.getByLabelText('note')).toBe(input);
    await during(() => auth.login(grace));
    expect(view.getByLabelText('note')).toHaveValue('');
  });
});

describe('CustomerAuthProvider', () => {
  it('makes an auth of a backend alone, on the client of the provider around it', async () => {
    const shop = createShop();
    const client = createClient(shop);
    const onSuccess = vi.fn();
    function Go() {
      const [, login] = useLogin({ onSuccess });
      return <button onClick={() => void login(ada)}>Go</button>;
    }
    const view = render(
      <Provider value={client}>
        <CustomerAuthProvider backend={shopify()}>
          <Go />
        </CustomerAuthProvider>
      </Provider>,
    );
    view.getByText('Go').click();
    await waitFor(() => expect(onSuccess).toHaveBeenCalled());
    expect(shop.livingTokens()).toHaveLength(1);
  });

  it.each([
    ['a hook', () => useLogin()],
    ['the session', () => useCustomerSession()],
  ])('is missed by %s, which says what to do', (_, hook: () => unknown) => {
    quietly();
    expect(() => renderHook(hook)).toThrow(/outside <CustomerAuthProvider>.*Wrap the app/s);
  });

  it.each([
    ['LoginForm', <LoginForm key="" />],
    ['LogoutButton', <LogoutButton key="" />],
  ])('is missed by %s, which says what to do', (_, ui) => {
    quietly();
    expect(() => render(ui)).toThrow(/outside <CustomerAuthProvider>/);
  });

  it('follows the app to another client', async () => {
    const tab = openTab();
    tab.disconnect();
    const other = createShop();
    const ui = (client: typeof tab.client) => (
      <Provider value={client}>
        <CustomerAuthProvider auth={tab.auth}>
          <p />
        </CustomerAuthProvider>
      </Provider>
    );
    const view = render(ui(tab.client));
    view.rerender(ui(createClient(other)));
    await during(() => tab.auth.login(ada));
    expect(tab.shop.requests).toHaveLength(0);
    expect(other.livingTokens()).toHaveLength(1);
  });
});
