import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { inspect } from 'node:util';
import { LoginForm, LogoutButton, SignedIn, SignedOut } from 'react-customer-auth';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { backends } from '../support/backends';
import { ada, openTab } from '../support/shop';
import { renderTheme } from '../support/theme';

const all = (value: unknown) => inspect(value, { depth: 20, showHidden: true });

afterEach(() => localStorage.clear());

describe.each(backends)('on $name', ({ open, renews }) => {
  it('lets no password and no token into the page, a URL, a log, an event or an error', async () => {
    const logged: unknown[] = [];
    for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const) {
      vi.spyOn(console, level).mockImplementation((...args) => void logged.push(args));
    }
    const under = open();
    const { shop, customerQuery, variables, names } = under;
    const { auth, client, events, view } = renderTheme(
      under,
      <>
        <SignedOut>
          <LoginForm onError={({ error, formErrors }) => void logged.push(error, formErrors)} />
        </SignedOut>
        <SignedIn>
          <LogoutButton />
        </SignedIn>
      </>,
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
      operation: names.login,
      body: { errors: [{ message: `Variable $input got invalid value "${ada.password}"` }] },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await screen.findByText(/went wrong on our side/);
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await screen.findByText('Sign out');
    const token = auth.getAccessToken();
    if (!token) throw new Error('Nobody is signed in.');
    const outcomes: unknown[] = [];
    const body = { errors: [{ message: `Bad token ${token}` }] };
    const faults = ['Mine', names.revoke, ...(renews ? ['customerAccessTokenRenew'] : [])];
    for (const operation of faults) shop.inject({ kind: 'http', status: 500, body, operation });
    outcomes.push(await auth.renew(), await client.query(customerQuery, variables).toPromise());
    // A logout from here asks nothing of a server that knows but one from everywhere.
    if (renews) await userEvent.click(screen.getByText('Sign out'));
    else outcomes.push(await act(() => auth.logout({ everywhere: true })));
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
    expect(all(shop.requests.map((request) => request.variables))).toContain(ada.password);
  });
});

it('keeps the password out of storage, and the token out of everything but its own place', async () => {
  const { auth } = openTab();
  await auth.login(ada);
  const stored = [localStorage, sessionStorage].flatMap((area) => Object.entries(area));
  expect(JSON.stringify(stored)).not.toContain(ada.password);
  const token = auth.getAccessToken() ?? 'none';
  expect(stored.filter((entry) => JSON.stringify(entry).includes(token))).toHaveLength(1);
});
