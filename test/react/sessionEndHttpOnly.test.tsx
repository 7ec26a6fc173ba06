import { act } from '@testing-library/react';
import { readCustomerSession } from 'react-customer-auth/server';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { proxiedBackends } from '../support/backends';
import { dialog, openPage, press, shownCustomer } from '../support/endingPage';
import { secret } from '../support/proxied';
import { ada } from '../support/shop';
import { until } from '../support/theme';
import { minute } from '../support/time';

beforeEach(() => {
  vi.useFakeTimers({
    now: Date.UTC(2026, 2, 20),
    toFake: ['Date', 'setTimeout', 'clearTimeout'],
  });
});

/** Whose session a server finds in the cookies. */
function readSession(cookies: Map<string, string>) {
  const Cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
  const request = new Request('http://localhost/', { headers: { Cookie } });
  return readCustomerSession(request, { secrets: [secret] });
}

describe.each(proxiedBackends.filter(({ renews }) => !renews))(
  'with $name, another sign-in',
  (backend) => {
    it('before the end begins a session in place, which the server has by the same id', async () => {
      const under = backend.open();
      const { login, waitUntil, signIn, session, events } = openPage(backend, {
        under,
        asks: true,
      });
      await login();
      const { id } = session();
      await until(() => shownCustomer() === `${ada.email} ${ada.email}`);
      await waitUntil(4 * minute);
      press('Stay signed in');
      await signIn();
      expect(dialog()).toBeNull();
      expect(session().id).not.toBe(id);
      expect(await readSession(under.cookies)).toMatchObject({ id: session().id });
      expect(events.map(({ type }) => type)).toEqual(['signedIn', 'expiring', 'signedIn']);
      await until(() => shownCustomer() === `${ada.email} ${ada.email}`);
    });

    it.each(['before', 'after'])(
      '%s the end of a session of one tab leaves no cookie when the browser is closed',
      async (when) => {
        const under = backend.open();
        const { auth, waitUntil, signIn, session, reject } = openPage(backend, { under });
        await act(() => auth.login({ ...ada, remember: false }));
        if (when === 'before') {
          await waitUntil(4 * minute);
          press('Stay signed in');
        } else await reject();
        await signIn();
        expect(session().status).toBe('signedIn');
        expect(under.cookies.size).toBeGreaterThan(0);
        under.closeBrowser();
        expect(under.cookies.size).toBe(0);
      },
    );
  },
);
