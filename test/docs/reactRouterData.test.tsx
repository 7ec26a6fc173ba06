// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import type { CustomerAuth } from 'react-customer-auth';
import { createMemoryRouter, RouterProvider, type LoaderFunction } from 'react-router';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { recipe } from '../support/recipe';
import { ada, openTab } from '../support/shop';

const page = 'react-router.md';
type LoaderFor = (auth: CustomerAuth) => LoaderFunction;
type Follow = (auth: CustomerAuth, router: ReturnType<typeof createMemoryRouter>) => () => void;

afterEach(() => {
  cleanup();
  localStorage.clear();
});

/** An app of the guide, in the browser alone. */
async function openApp(address: string) {
  const { auth } = openTab();
  const customersOnly = await recipe<LoaderFor>('customersOnly', page);
  const guestsOnly = await recipe<LoaderFor>('guestsOnly', page);
  const follow = await recipe<Follow>('followCustomer', page);
  const router = createMemoryRouter(
    [
      { path: '/account/*', loader: customersOnly(auth), element: <h1>Orders</h1> },
      { path: '/login', loader: guestsOnly(auth), element: <h1>Sign in</h1> },
    ].map((route) => ({ ...route, HydrateFallback: () => null })),
    { initialEntries: [address] },
  );
  onTestFinished(follow(auth, router));
  render(<RouterProvider router={router} />);
  const at = () => router.state.location.pathname + router.state.location.search;
  return { auth, at };
}

it('a guest comes to the sign-in, goes on once signed in, and leaves with the session', async () => {
  const { auth, at } = await openApp('/account/orders?page=2');
  await screen.findByRole('heading', { name: 'Sign in' });
  expect(at()).toBe('/login?returnTo=%2Faccount%2Forders%3Fpage%3D2');
  await act(() => auth.login(ada));
  await screen.findByRole('heading', { name: 'Orders' });
  expect(at()).toBe('/account/orders?page=2');
  await act(() => auth.logout());
  await screen.findByRole('heading', { name: 'Sign in' });
});

it('a customer goes on to nothing but this site', async () => {
  const { auth, at } = await openApp('/login?returnTo=//evil.example');
  await screen.findByRole('heading', { name: 'Sign in' });
  await act(() => auth.login(ada));
  await screen.findByRole('heading', { name: 'Orders' });
  expect(at()).toBe('/account');
});
