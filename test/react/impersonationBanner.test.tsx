import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { renderToString } from 'react-dom/server';
import {
  createCustomerAuth,
  CustomerAuthProvider,
  ImpersonationBanner,
  LoginAsCustomer,
  useLoginAsCustomer,
  type ImpersonationEnd,
} from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';
import { Provider } from 'urql';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backends, proxiedBackends } from '../support/backends';
import { onServer } from '../support/onServer';
import { ada, createClient, createShop, grace } from '../support/shop';
import { renderTheme, until } from '../support/theme';
import { minute, pass } from '../support/time';

beforeEach(() => {
  vi.useFakeTimers({
    now: Date.UTC(2026, 2, 20),
    toFake: ['Date', 'setTimeout', 'clearTimeout'],
  });
});
afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
  sessionStorage.clear();
});

const banner = () => screen.queryByRole('region', { name: 'Support session' });
const shown = () => banner()?.querySelector('.rca-banner-text')?.textContent;
const status = () => screen.getByRole('status');
const endIt = async () => {
  fireEvent.click(screen.getByRole('button', { name: 'End' }));
  await act(() => pass(0));
};
const wait = (ms: number) => act(() => pass(ms));

describe.each([...backends, ...proxiedBackends])(
  'the banner over an agent’s session on $name',
  (backend) => {
    /** A page with the banner, and a way to sign in as a customer. */
    function open(key: string = crypto.randomUUID()) {
      const under = backend.open(true);
      const ends: ImpersonationEnd[] = [];
      let loginAs: ReturnType<typeof useLoginAsCustomer>[1] | undefined;
      let again = () => {};
      function Banner() {
        const [turn, setTurn] = useState(0);
        again = () => act(() => setTurn(turn + 1));
        return <ImpersonationBanner key={turn} onEnd={(end) => ends.push(end)} />;
      }
      function Agent() {
        [, loginAs] = useLoginAsCustomer();
        return null;
      }
      const theme = renderTheme(
        under,
        <>
          <Banner />
          <Agent />
        </>,
        { key },
      );
      const impersonate = async ({ email } = ada) => {
        act(() => void loginAs?.({ email, code: under.codeFor(email) }));
        await until(() => {
          const session = theme.auth.getSession();
          return session.status === 'signedIn' && session.impersonation?.customer === email;
        });
      };
      return { ...under, ...theme, impersonate, ends, again: () => again() };
    }

    it('is not there without one, signed in or not', async () => {
      const { auth, view } = open();
      expect(view.container).toBeEmptyDOMElement();
      await act(() => auth.login(grace));
      expect(view.container).toBeEmptyDOMElement();
    });

    it('says whose account it is and how long it lasts, by the minute and then by the second', async () => {
      const { impersonate } = open();
      await impersonate();
      await wait(1);
      expect(shown()).toBe(`Signed in as ${ada.email} 15 minutes left`);
      await wait(minute - 1);
      expect(shown()).toMatch(/14 minutes left$/);
      await wait(12 * minute + 30_000);
      expect(shown()).toMatch(/2 minutes left$/);
      await wait(30_000);
      expect(shown()).toMatch(/1 minute left$/);
      await wait(1_000);
      expect(shown()).toMatch(/59 seconds left$/);
      await wait(58_000);
      expect(shown()).toMatch(/1 second left$/);
    });

    it('is announced at its beginning, a minute before its end, and then', async () => {
      const { impersonate } = open();
      const heard: string[] = [];
      const observer = new MutationObserver(() => {
        const text = document.querySelector('[role=status]')?.textContent;
        if (text && heard.at(-1) !== text) heard.push(text);
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      await impersonate();
      for (let second = 0; second < 16 * 60; second++) await wait(1_000);
      observer.disconnect();
      expect(heard).toEqual([
        `Signed in as ${ada.email}`,
        '1 minute left',
        `Your time as ${ada.email} is over.`,
      ]);
    });

    it('says who it is, and no wrong time, when it is found in its last minute', async () => {
      const { impersonate, again } = open();
      await impersonate();
      await wait(14 * minute + 30_000);
      again();
      await wait(1);
      expect(shown()).toMatch(/30 seconds left$/);
      expect(status()).toHaveTextContent(new RegExp(`^Signed in as ${ada.email}$`));
    });

    it('is ended by one click, with the session of before back', async () => {
      const { auth, impersonate, view } = open();
      await act(() => auth.login(grace));
      const own = auth.getSession();
      await impersonate();
      await endIt();
      expect(auth.getSession()).toBe(own);
      expect(view.container).toBeEmptyDOMElement();
      await wait(16 * minute);
      expect(view.container).toBeEmptyDOMElement();
    });

    it('says that the time is up until that is dismissed', async () => {
      const { auth, impersonate, view } = open();
      await impersonate();
      await wait(15 * minute);
      expect(auth.getSession().status).toBe('signedOut');
      expect(shown()).toBe(`Your time as ${ada.email} is over.`);
      await wait(minute);
      expect(status()).toHaveTextContent(`Your time as ${ada.email} is over.`);
      fireEvent.click(screen.getByRole('button', { name: 'Close' }));
      expect(view.container).toBeEmptyDOMElement();
    });

    it('keeps the focus where it was when the time is up', async () => {
      const { impersonate } = open();
      await impersonate();
      screen.getByRole('button', { name: 'End' }).focus();
      await wait(15 * minute);
      expect(screen.getByRole('button', { name: 'Close' })).toHaveFocus();
    });

    it('speaks of the next customer, and of none before them', async () => {
      const { impersonate, view } = open();
      await impersonate();
      await wait(15 * minute);
      await impersonate(grace);
      await wait(1);
      expect(shown()).toBe(`Signed in as ${grace.email} 15 minutes left`);
      await endIt();
      expect(view.container).toBeEmptyDOMElement();
    });

    it('says that the shop has ended it', async () => {
      const { auth, client, shop, impersonate, customerQuery, variables } = open();
      await impersonate();
      shop.changePassword(ada.email, 'Another-Engine-2');
      void client.query(customerQuery, variables, { requestPolicy: 'network-only' }).toPromise();
      await until(() => auth.getSession().status === 'signedOut');
      expect(shown()).toBe(`The shop has ended your session as ${ada.email}.`);
      fireEvent.click(screen.getByRole('button', { name: 'Close' }));
      expect(banner()).toBeNull();
    });

    it('says that the time was up while the page was away, and tells of it', async () => {
      const key = crypto.randomUUID();
      const { impersonate, view } = open(key);
      await impersonate();
      act(() => void window.dispatchEvent(new Event('pagehide')));
      view.unmount();
      vi.setSystemTime(Date.now() + 16 * minute);
      const { ends } = open(key);
      await wait(1);
      expect(shown()).toBe(`Your time as ${ada.email} is over.`);
      expect(ends).toMatchObject([{ customer: ada.email, endedBy: 'expired' }]);
    });

    it('tells of each end once, and of what ended it', async () => {
      const { auth, impersonate, again, ends } = open();
      await act(() => auth.login(grace));
      await impersonate();
      await endIt();
      await impersonate();
      await wait(15 * minute);
      again();
      await wait(1);
      await act(() => auth.logout());
      expect(ends).toEqual([
        { sessionId: expect.any(String), customer: ada.email, endedBy: 'logout' },
        { sessionId: expect.any(String), customer: ada.email, endedBy: 'expired' },
      ]);
    });

    it('leaves no timer behind', async () => {
      const { impersonate, view } = open();
      await impersonate();
      await wait(1);
      view.unmount();
      // A proxy's server has its own, for requests.
      await pass(minute);
      expect(vi.getTimerCount()).toBe(0);
    });
  },
);

it('a server renders the form and no banner', () => {
  const html = onServer(() =>
    renderToString(
      <Provider value={createClient(createShop())}>
        <CustomerAuthProvider auth={createCustomerAuth({ backend: shopify() })}>
          <ImpersonationBanner />
          <LoginAsCustomer />
        </CustomerAuthProvider>
      </Provider>,
    ),
  );
  expect(html).toMatch(/^<form/);
});
