import { cacheExchange, Client, fetchExchange, type Exchange } from '@urql/core';
import { act, render, screen, waitFor } from '@testing-library/react';
import { startTransition, useEffect } from 'react';
import {
  createCustomerAuth,
  customerAuthExchange,
  CustomerAuthError,
  CustomerAuthProvider,
  isolateCustomers,
  SignedOut,
  useCustomer,
  useCustomerAuth,
  useLogin,
  type CustomerAuth,
  type UseCustomerResponse,
} from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Provider } from 'urql';
import type { ReactNode } from 'react';
import { ada, createShop, grace, operations } from '../support/shop';

const both = (auth: CustomerAuth) => [
  isolateCustomers(auth, cacheExchange),
  customerAuthExchange(auth),
];

function openTheme(ui: ReactNode, exchangesOf: (auth: CustomerAuth) => Exchange[] = both) {
  const shop = createShop();
  const auth = createCustomerAuth({ backend: shopify() });
  const client = new Client({
    ...shop.connection,
    exchanges: [...exchangesOf(auth), fetchExchange],
  });
  const show = () =>
    render(
      <Provider value={client}>
        <CustomerAuthProvider auth={auth}>{ui}</CustomerAuthProvider>
      </Provider>,
    );
  return { shop, auth, client, show };
}

let last: UseCustomerResponse | undefined;

function Greeting() {
  const response = useCustomer();
  useEffect(() => {
    last = response;
  });
  const [{ data, fetching, error }] = response;
  return (
    <p>
      {fetching
        ? 'One moment'
        : data
          ? `Hello ${data.firstName ?? ''}`
          : (error?.message ?? 'Nobody')}
    </p>
  );
}

afterEach(() => {
  last = undefined;
  localStorage.clear();
});

describe('useCustomer', () => {
  it('reads the customer who is signed in, nobody before and nobody after', async () => {
    const { shop, auth, show } = openTheme(<Greeting />);
    show();
    expect(screen.getByText('Nobody')).toBeVisible();
    await act(() => auth.login(ada));
    expect(await screen.findByText('Hello Ada')).toBeVisible();
    expect(last?.[0].data).toEqual({
      id: 'gid://shopify/Customer/1',
      email: ada.email,
      firstName: 'Ada',
      lastName: 'Lovelace',
      phone: null,
      acceptsMarketing: false,
    });
    await act(() => auth.login(grace));
    expect(await screen.findByText('Hello Grace')).toBeVisible();
    await act(() => auth.logout());
    expect(screen.getByText('Nobody')).toBeVisible();
    expect(last?.[0]).toEqual({ fetching: false, stale: false, hasNext: false });
    expect(operations(shop).filter((name) => name === 'currentCustomer')).toHaveLength(2);
  });

  it('asks again when it is told to', async () => {
    const { shop, auth, show } = openTheme(<Greeting />);
    await auth.login(ada);
    show();
    await screen.findByText('Hello Ada');
    act(() => last?.[1]({ requestPolicy: 'network-only' }));
    await waitFor(() => {
      expect(operations(shop).filter((name) => name === 'currentCustomer')).toHaveLength(2);
    });
  });

  it.each([
    ['customerAuthExchange', (auth: CustomerAuth) => [isolateCustomers(auth, cacheExchange)]],
    ['isolateCustomers', (auth: CustomerAuth) => [customerAuthExchange(auth)]],
  ])('says that it needs %s, and sends nothing', async (_, exchangesOf) => {
    const { shop, auth, show } = openTheme(<Greeting />, exchangesOf);
    await auth.login(ada);
    shop.requests.length = 0;
    show();
    expect(
      screen.getByText(/useCustomer asks.*customerAuthExchange\(auth\), fetchExchange/),
    ).toBeVisible();
    const error = last?.[0].error?.networkError;
    expect(error).toBeInstanceOf(CustomerAuthError);
    expect(error).toHaveProperty('kind', 'unsupported');
    act(() => last?.[1]());
    expect(shop.requests).toEqual([]);
  });
});

describe('a change of customer', () => {
  it('in an effect, or within a transition, is on the screen at once and without a warning', async () => {
    const errors = vi.spyOn(console, 'error');
    function Leave() {
      const auth = useCustomerAuth();
      useEffect(() => {
        startTransition(() => {
          void auth.logout();
        });
      }, [auth]);
      return <SignedOut>Gone</SignedOut>;
    }
    const { shop, auth, show } = openTheme(
      <>
        <Greeting />
        <Leave />
      </>,
    );
    await auth.login(ada);
    shop.inject({ kind: 'slow', ms: 100, operation: 'customerAccessTokenDelete' });
    show();
    await act(() => Promise.resolve());
    expect(screen.getByText('Gone')).toBeVisible();
    expect(errors).not.toHaveBeenCalled();
    errors.mockRestore();
  });

  it('has happened for React when a login resolves', async () => {
    const seen: unknown[] = [];
    function Form() {
      const [, login] = useLogin({
        onSuccess: () => seen.push(document.body.textContent),
      });
      return <button onClick={() => void login(ada)}>Sign in</button>;
    }
    const { show } = openTheme(
      <>
        <SignedOut>Please sign in</SignedOut>
        <Form />
      </>,
    );
    show();
    await act(async () => {
      screen.getByRole('button').click();
      await new Promise((resolve) => setTimeout(resolve, 20));
    });
    expect(seen).toEqual(['Sign in']);
  });
});
