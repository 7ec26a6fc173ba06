// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentType, ReactNode } from 'react';
import { CustomerAuthProvider } from 'react-customer-auth';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { Provider } from 'urql';
import { afterEach, describe, expect, it } from 'vitest';
import { recipe } from '../support/recipe';
import { ada, openTab } from '../support/shop';

const page = 'sign-in-to-continue.md';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('the recipe for a sign-in page', () => {
  it('goes on by the script where it has signed in', async () => {
    const LoginPage = await recipe<ComponentType>('LoginPage', page);
    const { auth, client, disconnect } = openTab();
    disconnect();
    const router = createMemoryRouter(
      [
        {
          path: '/login',
          Component: LoginPage,
          loader: () => ({ returnTo: '/account/orders' }),
          HydrateFallback: () => null,
        },
        { path: '/account/orders', element: <h1>Orders</h1> },
      ],
      { initialEntries: ['/login'] },
    );
    render(
      <Provider value={client}>
        <CustomerAuthProvider auth={auth}>
          <RouterProvider router={router} />
        </CustomerAuthProvider>
      </Provider>,
    );
    await userEvent.type(await screen.findByLabelText('Email'), ada.email);
    await userEvent.type(screen.getByLabelText('Password'), `${ada.password}{Enter}`);
    await screen.findByRole('heading', { name: 'Orders' });
    expect(router.state.location.pathname).toBe('/account/orders');
  });
});

describe('the recipe without a return address', () => {
  it('asks for the sign-in in the place of the page, also when the session ends', async () => {
    const CustomersOnly = await recipe<ComponentType<{ children: ReactNode }>>(
      'CustomersOnly',
      page,
    );
    const { auth, client, disconnect } = openTab();
    disconnect();
    render(
      <Provider value={client}>
        <CustomerAuthProvider auth={auth}>
          <CustomersOnly>secret</CustomersOnly>
        </CustomerAuthProvider>
      </Provider>,
    );
    const form = () => screen.queryByRole('heading', { name: 'Please sign in to continue' });
    expect(form()).not.toBeNull();
    expect(screen.queryByText('secret')).toBeNull();
    await act(() => auth.login(ada));
    screen.getByText('secret');
    await act(() => auth.logout());
    await waitFor(() => expect(form()).not.toBeNull());
    expect(screen.queryByText('secret')).toBeNull();
  });
});
