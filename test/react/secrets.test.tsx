import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { inspect } from 'node:util';
import { LoginForm, LogoutButton, SignedIn, SignedOut } from 'react-customer-auth';
import { expect, it, vi } from 'vitest';
import { ada, openTab, renderTab } from '../support/shop';

const all = (value: unknown) => inspect(value, { depth: 20, showHidden: true });

it('lets no password and no token into the page, a URL, a log, an event or an error', async () => {
  const logged: unknown[] = [];
  for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation((...args) => void logged.push(args));
  }
  const tab = openTab();
  const { shop, auth, events, view } = renderTab(
    <>
      <SignedOut>
        <LoginForm onError={({ error, formErrors }) => void logged.push(error, formErrors)} />
      </SignedOut>
      <SignedIn>
        <LogoutButton />
      </SignedIn>
    </>,
    tab,
  );
  const pages: string[] = [];
  const watch = new MutationObserver(() => pages.push(document.documentElement.outerHTML));
  watch.observe(document, { subtree: true, childList: true, attributes: true });

  await userEvent.type(screen.getByLabelText('Email'), ada.email);
  await userEvent.type(screen.getByLabelText('Password'), ada.password);
  // A server that repeats in its error what it was sent.
  shop.inject({
    kind: 'http',
    status: 200,
    body: { errors: [{ message: `Variable $input got invalid value "${ada.password}"` }] },
  });
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await screen.findByText(/went wrong on our side/);
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await screen.findByText('Sign out');
  const token = auth.getAccessToken();
  if (!token) throw new Error('Nobody is signed in.');
  const outcomes: unknown[] = [];
  shop.inject({ kind: 'http', status: 500, body: { errors: [{ message: `Bad token ${token}` }] } });
  outcomes.push(await auth.renew());
  shop.inject({ kind: 'http', status: 500, body: { errors: [{ message: `Bad token ${token}` }] } });
  await userEvent.click(screen.getByText('Sign out'));
  await waitFor(() => expect(events.map(({ type }) => type)).toContain('revocationFailed'));

  const seen = [
    ...pages,
    ...shop.requests.map(({ url }) => url),
    all(events),
    all(logged),
    all(outcomes),
    all(auth.getSession()),
    view.container.outerHTML,
  ].join('\n');
  expect(seen).not.toContain(ada.password);
  expect(seen).not.toContain(token);
  // What was looked at holds what would be found: the password did go out, in a body.
  expect(all(shop.requests.map(({ variables }) => variables))).toContain(ada.password);
});

it('keeps the password out of storage, and the token out of everything but its own place', async () => {
  const { auth } = openTab();
  await auth.login(ada);
  const stored = [localStorage, sessionStorage].flatMap((area) => Object.entries(area));
  expect(JSON.stringify(stored)).not.toContain(ada.password);
  const token = auth.getAccessToken() ?? 'none';
  expect(stored.filter((entry) => JSON.stringify(entry).includes(token))).toHaveLength(1);
});
