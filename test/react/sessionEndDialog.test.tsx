import { act, fireEvent, screen, within } from '@testing-library/react';
import { Suspense, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backends, proxiedBackends } from '../support/backends';
import {
  dialog,
  draft,
  email,
  enter,
  hearOfOthers,
  openPage,
  password,
  press,
  shownCustomer,
  wait,
} from '../support/endingPage';
import { ada, grace } from '../support/shop';
import { openTheme, until } from '../support/theme';
import { hour, minute, pass } from '../support/time';

const all = [...backends, ...proxiedBackends];

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

const alert = () => screen.getByRole('alert');

const ended = 'Your session has ended. Please sign in again.';

/** Everything that is kept in the browser. */
const kept = () =>
  JSON.stringify([localStorage, sessionStorage].map((storage) => Object.entries(storage)));

describe.each(all)('after the end of a session on $name, the dialog', (backend) => {
  it('is not there for visitors, for customers, nor for whoever signed out', async () => {
    const { auth, login } = openPage(backend);
    await wait(minute);
    expect(dialog()).toBeNull();
    await login();
    await wait(minute);
    expect(dialog()).toBeNull();
    await act(() => auth.logout());
    await wait(minute);
    expect(dialog()).toBeNull();
  });

  it('asks for the password of the customer whose token is refused', async () => {
    const { login, reject, auth } = openPage(backend);
    await login();
    await reject();
    expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'rejected' });
    expect(dialog()).toHaveAccessibleName(ended);
    expect(dialog()).toHaveProperty('open', true);
    expect(email()).toHaveValue(ada.email);
    expect(password()).toHaveFocus();
    expect(dialog()).not.toHaveAttribute('aria-describedby');
    // That is read with the focus; nothing says it twice.
    await wait(minute);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  it('signs in in place, and what had failed is asked again', async () => {
    const { login, reject, signIn, auth } = openPage(backend, { asks: true });
    await login();
    await until(() => shownCustomer() === `${ada.email} ${ada.email}`);
    await reject();
    expect(shownCustomer()).toBe('nobody nobody');
    await signIn();
    expect(auth.getSession().status).toBe('signedIn');
    expect(dialog()).toBeNull();
    await until(() => shownCustomer() === `${ada.email} ${ada.email}`);
  });

  it('begins another session, and a clean one for another customer', async () => {
    const { login, reject, signIn, session } = openPage(backend, { asks: true });
    await login();
    const former = session().id;
    enter(draft(), 'of Ada');
    await until(() => shownCustomer() === `${ada.email} ${ada.email}`);
    await reject();
    enter(email(), grace.email);
    const shown = new Set<string | null>();
    const observer = new MutationObserver(() => shown.add(shownCustomer()));
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    await signIn(grace.password);
    await until(() => shownCustomer() === `${grace.email} ${grace.email}`);
    observer.disconnect();
    expect([...shown].join()).not.toContain(ada.email);
    expect(session().id).not.toBe(former);
    expect(draft()).toHaveValue('');
  });

  it('keeps the next session to its tab, too, where the customer has chosen so', async () => {
    const key = crypto.randomUUID();
    const { auth, reject, signIn, session } = openPage(backend, { options: { key }, asks: true });
    await act(() => auth.login({ ...ada, remember: false }));
    const { id } = session();
    await until(() => shownCustomer() === `${ada.email} ${ada.email}`);
    await reject();
    await signIn();
    expect(session().id).not.toBe(id);
    const place = `react-customer-auth:${key}`;
    expect(sessionStorage.getItem(place)).toContain(session().id);
    expect(localStorage.getItem(place)).not.toContain(session().id);
    // Nor is it of this tab alone for anybody else.
    await reject();
    enter(email(), grace.email);
    await signIn(grace.password);
    expect(localStorage.getItem(place)).toContain(session().id);
  });

  it('says what is wrong with the password, and keeps the email', async () => {
    const onError = vi.fn();
    const { login, reject, signIn } = openPage(backend, { props: { onError } });
    await login();
    await reject();
    await signIn('wrong-password');
    expect(alert()).toHaveTextContent(/^The email or the password is not right/);
    expect(email()).toHaveValue(ada.email);
    expect(onError).toHaveBeenCalledOnce();
    await signIn();
    expect(dialog()).toBeNull();
  });

  it('counts down while the shop wants no attempt, and says when it cannot be reached', async () => {
    const { login, reject, signIn, shop, names } = openPage(backend);
    await login();
    await reject();
    shop.inject({ kind: 'offline', operation: names.login });
    await signIn();
    expect(alert()).not.toBeEmptyDOMElement();
    expect(dialog()).not.toBeNull();
    shop.inject({
      kind: 'http',
      status: 429,
      headers: { 'Retry-After': '75' },
      operation: names.login,
    });
    await signIn();
    await wait(1);
    expect(screen.getByRole('button', { name: 'Please wait' })).toHaveTextContent('1:15');
    await wait(75_000);
    await signIn();
    expect(dialog()).toBeNull();
  });

  it('is closed for good by whoever stays signed out, and gives the focus back', async () => {
    const { login, reject, auth } = openPage(backend);
    await login();
    screen.getByLabelText('Search').focus();
    await reject();
    press('Stay signed out');
    await wait(1);
    expect(dialog()).toBeNull();
    expect(screen.getByLabelText('Search')).toHaveFocus();
    await wait(hour);
    expect(dialog()).toBeNull();
    expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'rejected' });
  });

  it.each(['the button', 'the device'])(
    'lets no sign-in on its way undo that, by %s',
    async (way) => {
      const { login, reject, auth, shop, names } = openPage(backend);
      await login();
      await reject();
      shop.inject({ kind: 'slow', ms: 2_000, operation: names.login });
      enter(password(), ada.password);
      press('Sign in');
      await until(() => shop.requests.at(-1)?.operationName === names.login);
      if (way === 'the button') press('Stay signed out');
      else screen.getByRole<HTMLDialogElement>('dialog').close();
      await wait(3_000);
      await wait(3_000);
      expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'rejected' });
      expect(dialog()).toBeNull();
    },
  );

  it.each([
    ['outside of', 'Search'],
    ['within', 'Draft'],
  ])('takes no key from somebody who is typing %s what is for customers', async (_, field) => {
    const { login, reject, signIn } = openPage(backend);
    await login();
    screen.getByLabelText(field).focus();
    await reject();
    expect(screen.getByRole('heading', { name: ended })).toHaveFocus();
    await signIn();
    expect(dialog()).toBeNull();
  });

  it('has its password at hand for who was on a link or a button', async () => {
    const { login, reject } = openPage(backend, { around: (page) => <a href="#top">{page}</a> });
    await login();
    screen.getByRole('link').focus();
    await reject();
    expect(password()).toHaveFocus();
  });

  it('makes way for the page to which its link leads, and for nothing beside it', async () => {
    const recover = (
      <p>
        Or not: <a href="#recover">Forgot your password?</a>
      </p>
    );
    const { login, reject } = openPage(backend, { props: { recover } });
    await login();
    await reject();
    fireEvent.click(screen.getByText('Or not:'));
    expect(dialog()).not.toBeNull();
    fireEvent.click(screen.getByRole('link', { name: 'Forgot your password?' }));
    expect(dialog()).toBeNull();
  });

  it('is closed by the device, too', async () => {
    const { login, reject } = openPage(backend);
    await login();
    await reject();
    screen.getByRole<HTMLDialogElement>('dialog').close();
    await wait(1);
    expect(dialog()).toBeNull();
  });

  it('is there again for the next session that ends', async () => {
    const { login, reject, signIn } = openPage(backend);
    await login();
    await reject();
    press('Stay signed out');
    await login();
    await reject();
    expect(dialog()).not.toBeNull();
    await signIn();
    await reject();
    expect(dialog()).not.toBeNull();
  });

  it('goes when another tab signs in', async () => {
    const key = crypto.randomUUID();
    const page = openPage(backend, { options: { key } });
    const other = openTheme(page, { key });
    await page.login();
    await page.reject();
    expect(dialog()).not.toBeNull();
    await act(() => other.auth.login(ada));
    await hearOfOthers();
    expect(page.auth.getSession().status).toBe('signedIn');
    expect(dialog()).toBeNull();
  });

  it('has no email of a customer who was here before the one of another tab', async () => {
    const key = crypto.randomUUID();
    const page = openPage(backend, { options: { key } });
    const other = openTheme(page, { key });
    await page.login();
    await act(() => other.auth.login(grace));
    await hearOfOthers();
    const { customerQuery, variables, shop, client, auth } = page;
    shop.changePassword(grace.email, grace.password);
    await act(() =>
      client.query(customerQuery, variables, { requestPolicy: 'network-only' }).toPromise(),
    );
    await until(() => auth.getSession().status === 'signedOut');
    await wait(1);
    expect(dialog()).toHaveAccessibleName(ended);
    expect(email()).toHaveValue('');
    expect(email()).toHaveFocus();
  });

  it('asks for nobody in a tab that has slept through a logout and the next customer', async () => {
    const key = crypto.randomUUID();
    const page = openPage(backend, { options: { key } });
    await page.login();
    const other = openTheme(page, { key });
    await act(() => other.auth.logout());
    await act(() => other.auth.login(grace));
    const { customerQuery, variables } = page;
    page.shop.changePassword(grace.email, grace.password);
    await act(() =>
      other.client.query(customerQuery, variables, { requestPolicy: 'network-only' }).toPromise(),
    );
    await until(() => other.auth.getSession().status === 'signedOut');
    await hearOfOthers();
    await wait(1);
    expect(page.auth.getSession()).toEqual({ status: 'signedOut', reason: 'logout' });
    expect(dialog()).toBeNull();
  });

  it('is in every tab, and dismissed in all at once', async () => {
    const key = crypto.randomUUID();
    const page = openPage(backend, { options: { key } });
    openPage(backend, { options: { key }, under: page });
    await page.login();
    await hearOfOthers();
    await page.reject();
    await hearOfOthers();
    const [, second] = screen.getAllByRole('dialog');
    if (!second) throw new Error('The second tab has none.');
    fireEvent.click(within(second).getByRole('button', { name: 'Stay signed out' }));
    await hearOfOthers();
    expect(dialog()).toBeNull();
  });

  it('works where nothing can be stored', async () => {
    const storage = {
      read(): never {
        throw new Error('blocked');
      },
      write(): never {
        throw new Error('blocked');
      },
      subscribe: () => () => {},
    };
    const { login, reject, signIn } = openPage(backend, { options: { storage } });
    await login();
    await reject();
    await signIn();
    expect(dialog()).toBeNull();
    await reject();
    press('Stay signed out');
    expect(dialog()).toBeNull();
  });

  it('is there again after what suspends around it', async () => {
    const never = new Promise<void>(() => {});
    let suspend = (_: boolean) => {};
    function Suspending() {
      const [isSuspended, setSuspended] = useState(false);
      suspend = setSuspended;
      // As React 18 has it, which has no `use` yet.
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- how React 18 suspends
      if (isSuspended) throw never;
      return null;
    }
    const { login, reject } = openPage(backend, {
      around: (page) => (
        <Suspense>
          <Suspending />
          {page}
        </Suspense>
      ),
    });
    await login();
    await reject();
    act(() => suspend(true));
    await wait(10);
    expect(dialog()).toHaveProperty('open', false);
    act(() => suspend(false));
    await wait(10);
    expect(dialog()).toHaveProperty('open', true);
    expect(password()).toHaveFocus();
    screen.getByRole<HTMLDialogElement>('dialog').close();
    await wait(1);
    expect(dialog()).toBeNull();
  });

  it('works in StrictMode, and leaves no timer behind', async () => {
    const { login, reject, signIn, view } = openPage(backend, { isStrict: true });
    await login();
    await reject();
    await wait(1);
    expect(dialog()).toHaveProperty('open', true);
    await signIn();
    expect(dialog()).toBeNull();
    await reject();
    view.unmount();
    // A proxy's server has its own, for requests.
    await pass(minute);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('has the email in no storage and in no event', async () => {
    const { login, reject, signIn, events } = openPage(backend, { asks: true });
    await login();
    await until(() => shownCustomer() === `${ada.email} ${ada.email}`);
    await reject();
    press('Stay signed out');
    await login();
    await reject();
    await signIn();
    expect(JSON.stringify(events)).not.toContain(ada.email);
    expect(kept()).not.toContain(ada.email);
  });
});
