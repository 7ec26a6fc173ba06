import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
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
import { until } from '../support/theme';
import { hour, minute, pass, sleep } from '../support/time';

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

const ended = 'Your session has ended. Please sign in again.';
const button = (name: string) => screen.queryByRole('button', { name });
/** Where a session is kept. */
const placeOf = (key: string) => `react-customer-auth:${key}`;
const parse = (text: string): Record<string, unknown> => {
  const value: Record<string, unknown> = JSON.parse(text);
  return value;
};
const search = () => screen.getByLabelText('Search');

describe.each(all.filter(({ renews }) => renews))(
  'on $name, which renews, the dialog',
  (backend) => {
    it('says nothing of a session that is going to be renewed', async () => {
      const key = crypto.randomUUID();
      const first = openPage(backend, { options: { key } });
      await first.login();
      first.view.unmount();
      const stored = localStorage.getItem(placeOf(key)) ?? '';
      const nearEnd = { issuedAt: Date.now() - hour, expiresAt: Date.now() + 2 * minute };
      localStorage.setItem(placeOf(key), JSON.stringify({ ...parse(stored), ...nearEnd }));
      first.shop.inject({
        kind: 'offline',
        operation: 'customerAccessTokenRenew',
        times: Infinity,
      });
      const { session } = openPage(backend, { options: { key }, under: first });
      await wait(1_000);
      expect(session().expiresAt).toBe(nearEnd.expiresAt);
      expect(dialog()).toBeNull();
    });
  },
);

describe.each(all.filter(({ renews }) => !renews))(
  'before the end on $name, the dialog',
  (backend) => {
    /** Whether whoever signs in again does so in the same session. */
    const goesOn = backend.holdsTokens;

    /** A page with Ada signed in, five minutes before the end. */
    async function openLate(...[page]: [Parameters<typeof openPage>[1]?]) {
      const opened = openPage(backend, page);
      await opened.login();
      await opened.waitUntil(5 * minute);
      await wait(1);
      return opened;
    }

    /** The same with the form open. */
    async function openWithForm(...[page]: [Parameters<typeof openPage>[1]?]) {
      const opened = await openLate(page);
      press('Stay signed in');
      return opened;
    }

    it('comes five minutes before it, by the minute and then by the second', async () => {
      const { login, waitUntil } = openPage(backend);
      await login();
      await waitUntil(5 * minute + 1);
      expect(dialog()).toBeNull();
      await wait(2);
      expect(dialog()).toHaveAccessibleName('Your session ends in 5 minutes.');
      await wait(minute);
      expect(dialog()).toHaveAccessibleName('Your session ends in 4 minutes.');
      await waitUntil(minute);
      expect(dialog()).toHaveAccessibleName('Your session ends in 1 minute.');
      await wait(1_000);
      expect(dialog()).toHaveAccessibleName('Your session ends in 59 seconds.');
      await wait(58_000);
      expect(dialog()).toHaveAccessibleName('Your session ends in 1 second.');
    });

    it('comes soon after the machine wakes up in its last minutes', async () => {
      const { login, session } = openPage(backend);
      await login();
      await wait(minute);
      await act(() => sleep((session().expiresAt ?? NaN) - Date.now() - 3 * minute));
      await wait(30_000);
      expect(dialog()).toHaveAccessibleName('Your session ends in 3 minutes.');
    });

    it('goes when the clock is set back', async () => {
      await openLate();
      vi.setSystemTime(Date.now() - 10 * minute);
      await wait(1_000);
      expect(dialog()).toBeNull();
    });

    it.each([
      ['as the form', true, [ended]],
      ['as the warning', false, []],
    ])(
      'is announced when it comes, and %s when a minute is left and at the end, and no more',
      async (_, asForm, atEnd) => {
        const heard: string[] = [];
        const observer = new MutationObserver(() => {
          const text = document.querySelector('[role=status]')?.textContent;
          if (text && heard.at(-1) !== text) heard.push(text);
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        await openLate();
        for (let at = 0; at < 5 * minute; at += 10_000) {
          if (asForm && at === 2 * minute) press('Stay signed in');
          await wait(9_990);
          // What has come to be on the screen is said a moment later.
          await wait(10);
        }
        await wait(1);
        observer.disconnect();
        expect(dialog()).toHaveAccessibleName(ended);
        expect(heard).toEqual([
          'Your session ends in 5 minutes.',
          'Your session ends in 1 minute.',
          ...atEnd,
        ]);
      },
    );

    it('announces no minute where it is opened, or the machine wakes up, with less', async () => {
      const { session } = await openLate();
      await act(() => sleep((session().expiresAt ?? NaN) - Date.now() - 20_000));
      await wait(1_000);
      await wait(1);
      const announced = screen.getByRole('status').textContent;
      expect(announced).toMatch(/^Your session ends in (19|20) seconds\.$/);
      press('Stay signed in');
      await wait(5_000);
      expect(dialog()).toHaveAccessibleName(/^Your session ends in 1\d seconds\.$/);
      expect(screen.getByRole('status')).toBeEmptyDOMElement();
    });

    it('takes the focus from nobody until it is wanted, and gives it back', async () => {
      const { login, waitUntil, signIn } = openPage(backend);
      await login();
      draft().focus();
      await waitUntil(4 * minute);
      expect(draft()).toHaveFocus();
      act(() => button('Stay signed in')?.focus());
      press('Stay signed in');
      expect(password()).toHaveFocus();
      expect(dialog()).toHaveAccessibleDescription(
        'Sign in again, and you can go on where you are.',
      );
      await signIn();
      if (goesOn) expect(draft()).toHaveFocus();
    });

    it('has the cursor in the form where that was asked for, wherever it was before', async () => {
      await openLate();
      act(() => search().focus());
      // As assistive technology does it, which leaves the focus where it is.
      press('Stay signed in');
      expect(password()).toHaveFocus();
    });

    it.each(['Not now', 'Escape'])('gives it back when it is dismissed by %s', async (way) => {
      await openLate();
      act(() => search().focus());
      act(() => button('Stay signed in')?.focus());
      act(() => button('Not now')?.focus());
      if (way === 'Escape')
        fireEvent.keyDown(button(way) ?? document.activeElement ?? document, { key: way });
      else press(way);
      expect(dialog()).toBeNull();
      expect(search()).toHaveFocus();
    });

    it('gives it back also where the window was left meanwhile', async () => {
      await openLate();
      act(() => search().focus());
      act(() => button('Not now')?.focus());
      const stayed = button('Not now') ?? document.body;
      // It has no related target then.
      fireEvent.focus(stayed);
      fireEvent.click(stayed);
      expect(search()).toHaveFocus();
    });

    it('leaves it where the customer has gone meanwhile', async () => {
      const { auth } = await openLate({
        around: (page) => [page, <input key="" aria-label="Elsewhere" />],
      });
      act(() => search().focus());
      act(() => button('Not now')?.focus());
      const elsewhere = screen.getByLabelText('Elsewhere');
      act(() => elsewhere.focus());
      // React itself would put it back, but what listens on the page would have heard.
      const came = vi.fn();
      search().addEventListener('focus', came);
      await act(() => auth.logout());
      expect(dialog()).toBeNull();
      expect(elsewhere).toHaveFocus();
      expect(came).not.toHaveBeenCalled();
    });

    it('is waved off by no other key than Escape', async () => {
      await openLate();
      for (const key of ['Tab', 'Enter', 'a'])
        fireEvent.keyDown(button('Not now') ?? document, { key });
      expect(dialog()).not.toBeNull();
    });

    it('is in a modal dialog of the page while one is open, and says there what is left', async () => {
      const { waitUntil } = await openLate();
      const own = document.createElement('dialog');
      document.body.append(own);
      onTestFinished(() => own.remove());
      await waitUntil(3 * minute);
      own.showModal();
      await wait(1);
      expect(own).toContainElement(button('Not now'));
      await wait(1);
      expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toEqual([
        'Your session ends in 3 minutes.',
      ]);
      expect(screen.getAllByRole('button', { name: 'Not now' })).toHaveLength(1);
      own.close();
      await wait(2_000);
      expect(own).toBeEmptyDOMElement();
      expect(button('Not now')).not.toBeNull();
      own.showModal();
      await wait(1);
      expect(own).toContainElement(button('Not now'));
      own.remove();
      await wait(1);
      expect(button('Not now')).not.toBeNull();
    });

    it('is beside the page where the browser cannot tell which dialogs are modal', async () => {
      const asked = vi.spyOn(document, 'querySelectorAll').mockImplementation(() => {
        throw new SyntaxError('Unknown pseudo-class.');
      });
      onTestFinished(() => asked.mockRestore());
      await openLate();
      expect(asked).toHaveBeenCalled();
      expect(button('Not now')).not.toBeNull();
    });

    it.runIf(goesOn)(
      'has the same customer go on in the same session, with page and caches as they are',
      async () => {
        const page = await openLate({ asks: true });
        const { session, asked, events, shop, names, signIn } = page;
        const before = session();
        await until(() => shownCustomer() === `${ada.email} ${ada.email}`);
        enter(draft(), 'of Ada');
        press('Stay signed in');
        expect(email()).toHaveValue(ada.email);
        shop.requests.length = 0;
        await signIn();
        expect(dialog()).toBeNull();
        expect(session().id).toBe(before.id);
        expect(session().expiresAt).toBeGreaterThan(Date.now() + 59 * minute);
        expect(draft()).toHaveValue('of Ada');
        expect(shownCustomer()).toBe(`${ada.email} ${ada.email}`);
        expect(asked()).toEqual([names.login]);
        await wait(minute);
        expect(events.map(({ type }) => type)).toEqual(['signedIn', 'expiring', 'renewed']);
        // What goes out from now on has the new token.
        shop.requests.length = 0;
        const { customerQuery, variables } = page;
        const { data } = await page.client
          .query(customerQuery, variables, { requestPolicy: 'network-only' })
          .toPromise();
        expect(data).toMatchObject({ customer: { email: ada.email } });
      },
    );

    it('is there again before the end of what goes on', async () => {
      const { signIn, waitUntil, session } = await openWithForm();
      const { id } = session();
      await signIn();
      await waitUntil(3 * minute);
      expect(dialog()).toHaveAccessibleName('Your session ends in 3 minutes.');
      press('Stay signed in');
      await signIn();
      expect(session().id === id).toBe(goesOn);
    });

    it.runIf(goesOn)(
      'takes an email in capitals, or with spaces around it, for the same',
      async () => {
        const { signIn, session } = await openWithForm();
        const { id } = session();
        enter(email(), ' ADA@example.com ');
        await signIn();
        expect(session().id).toBe(id);
      },
    );

    it('has another customer begin a session of their own', async () => {
      const { session, signIn } = await openLate({ asks: true });
      const { id } = session();
      enter(draft(), 'of Ada');
      press('Stay signed in');
      enter(email(), grace.email);
      await signIn(grace.password);
      expect(session().id).not.toBe(id);
      expect(draft()).toHaveValue('');
      expect(shownCustomer()).not.toContain(ada.email);
      await until(() => shownCustomer() === `${grace.email} ${grace.email}`);
    });

    it('knows the customer after a reload where the page asks who they are, and asks nothing itself', async () => {
      const key = crypto.randomUUID();
      const first = openPage(backend, { options: { key } });
      await first.login();
      const { id } = first.session();
      first.view.unmount();
      first.shop.requests.length = 0;

      const bare = openPage(backend, { options: { key }, under: first });
      await bare.waitUntil(4 * minute);
      press('Stay signed in');
      expect(email()).toHaveValue('');
      expect(email()).toHaveFocus();
      expect(bare.asked()).toEqual([]);
      bare.view.unmount();

      const asking = openPage(backend, { options: { key }, under: first, asks: true });
      await until(() => shownCustomer() === `${ada.email} ${ada.email}`);
      await wait(1);
      press('Stay signed in');
      expect(email()).toHaveValue(ada.email);
      await asking.signIn();
      expect(asking.session().id === id).toBe(goesOn);
    });

    it('begins a new session where nobody knows whose this one is', async () => {
      const key = crypto.randomUUID();
      const first = openPage(backend, { options: { key } });
      await first.login();
      const { id } = first.session();
      first.view.unmount();
      const { waitUntil, signIn, session } = openPage(backend, { options: { key }, under: first });
      await waitUntil(4 * minute);
      press('Stay signed in');
      enter(email(), ada.email);
      await signIn();
      expect(session().id).not.toBe(id);
    });

    it('leaves the session to its end when it is dismissed, and then asks', async () => {
      const { auth, waitUntil, session } = await openLate();
      press('Not now');
      expect(dialog()).toBeNull();
      await waitUntil(1_000);
      expect(dialog()).toBeNull();
      expect(session().status).toBe('signedIn');
      await wait(1_001);
      expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'expired' });
      expect(dialog()).toHaveAccessibleName(ended);
      expect(email()).toHaveValue(ada.email);
    });

    it('is dismissed in every tab, and on pages that are loaded later', async () => {
      const key = crypto.randomUUID();
      const page = openPage(backend, { options: { key } });
      openPage(backend, { options: { key }, under: page });
      await page.login();
      await hearOfOthers();
      await page.waitUntil(4 * minute);
      expect(screen.getAllByRole('dialog')).toHaveLength(2);
      const [first] = screen.getAllByRole('button', { name: 'Not now' });
      if (first) fireEvent.click(first);
      await hearOfOthers();
      expect(dialog()).toBeNull();
      openPage(backend, { options: { key }, under: page });
      await wait(2_000);
      expect(dialog()).toBeNull();
    });

    it('goes in every tab when one signs in, and none begins anew where the session goes on', async () => {
      const key = crypto.randomUUID();
      const page = await openLate({ options: { key } });
      const other = openPage(backend, { options: { key }, under: page });
      const { id } = page.session();
      await wait(1);
      const [, mine] = screen.getAllByLabelText('Draft');
      if (mine) enter(mine, 'in the other tab');
      const [first] = screen.getAllByRole('button', { name: 'Stay signed in' });
      if (first) fireEvent.click(first);
      await page.signIn();
      await hearOfOthers();
      expect(dialog()).toBeNull();
      expect(other.session()).toEqual(page.session());
      if (!goesOn) return;
      expect(other.session().id).toBe(id);
      expect(mine).toHaveValue('in the other tab');
      expect(other.events.at(-1)).toMatchObject({ type: 'renewed', here: false });
    });

    it('keeps what was typed when the end comes, and begins a session then', async () => {
      const { auth, session, signIn, waitUntil } = await openWithForm();
      const { id } = session();
      enter(password(), 'half of it');
      await waitUntil(0);
      await wait(1);
      expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'expired' });
      expect(dialog()).toHaveAccessibleName(ended);
      expect(password()).toHaveValue('half of it');
      expect(password()).toHaveFocus();
      await signIn();
      expect(session().id).not.toBe(id);
      expect(dialog()).toBeNull();
    });

    it('begins a session where the end comes while it is being asked for', async () => {
      const { session, waitUntil, shop, names, auth } = await openWithForm();
      const { id } = session();
      await waitUntil(1_000);
      shop.inject({ kind: 'slow', ms: 2_000, operation: names.login });
      enter(password(), ada.password);
      press('Sign in');
      await until(() => shop.requests.at(-1)?.operationName === names.login);
      await wait(1_500);
      expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'expired' });
      await wait(1_000);
      await until(() => auth.getSession().status === 'signedIn');
      expect(session().id).not.toBe(id);
    });

    it('goes with a logout, which an answer on its way does not undo', async () => {
      const { auth, shop, names } = await openWithForm();
      shop.inject({ kind: 'slow', ms: 2_000, operation: names.login });
      enter(password(), ada.password);
      press('Sign in');
      await until(() => shop.requests.at(-1)?.operationName === names.login);
      await act(() => auth.logout());
      expect(dialog()).toBeNull();
      await wait(3_000);
      await wait(3_000);
      expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'logout' });
      expect(dialog()).toBeNull();
    });

    it('leaves the session as it is when it is dismissed while a sign-in is on its way', async () => {
      const { session, shop, names } = await openWithForm();
      const before = session();
      shop.inject({ kind: 'slow', ms: 2_000, operation: names.login });
      enter(password(), ada.password);
      press('Sign in');
      await until(() => shop.requests.at(-1)?.operationName === names.login);
      press('Not now');
      await wait(3_000);
      await wait(3_000);
      expect(session()).toBe(before);
      expect(dialog()).toBeNull();
    });

    it.runIf(goesOn)(
      'is there again before the end of what went on though another tab had dismissed it',
      async () => {
        const key = crypto.randomUUID();
        const page = await openLate({ options: { key } });
        openPage(backend, { options: { key }, under: page });
        await wait(1);
        const { session, shop, names } = page;
        const before = session();
        const [first] = screen.getAllByRole('button', { name: 'Stay signed in' });
        if (first) fireEvent.click(first);
        shop.inject({ kind: 'slow', ms: 2_000, operation: names.login });
        enter(password(), ada.password);
        press('Sign in');
        await until(() => shop.requests.at(-1)?.operationName === names.login);
        const inOther = screen.getAllByRole('button', { name: 'Not now' }).at(-1);
        if (inOther) fireEvent.click(inOther);
        await hearOfOthers();
        expect(dialog()).toBeNull();
        await wait(3_000);
        await until(() => session() !== before);
        expect(session().id).toBe(before.id);
        await hearOfOthers();
        await page.waitUntil(3 * minute);
        for (const one of screen.getAllByRole('dialog')) {
          expect(one).toHaveAccessibleName('Your session ends in 3 minutes.');
        }
      },
    );

    it.runIf(goesOn)('keeps it there after a reload, too, where the session goes on', async () => {
      const key = crypto.randomUUID();
      const first = openPage(backend, { options: { key } });
      await act(() => first.auth.login({ ...ada, remember: false }));
      const { id } = first.session();
      first.view.unmount();
      const page = openPage(backend, { options: { key }, under: first, asks: true });
      await until(() => shownCustomer() === `${ada.email} ${ada.email}`);
      await page.waitUntil(4 * minute);
      press('Stay signed in');
      await page.signIn();
      expect(page.session().id).toBe(id);
      expect(page.session().expiresAt).toBeGreaterThan(Date.now() + 59 * minute);
      expect(sessionStorage.getItem(placeOf(key))).toContain(id);
      expect(localStorage.getItem(placeOf(key))).not.toContain(id);
    });

    it('keeps a session to its tab that was to be for that alone', async () => {
      const key = crypto.randomUUID();
      const { auth, waitUntil, signIn, session } = openPage(backend, { options: { key } });
      await act(() => auth.login({ ...ada, remember: false }));
      const { id } = session();
      await waitUntil(4 * minute);
      press('Stay signed in');
      await signIn();
      expect(session().id === id).toBe(goesOn);
      expect(sessionStorage.getItem(placeOf(key))).toContain(session().id);
      expect(localStorage.getItem(placeOf(key))).not.toContain(session().id);
    });

    it.each([true, false])('asks whether to remember (%s), as the app does', async (remember) => {
      const key = crypto.randomUUID();
      const { session, signIn } = await openWithForm({ props: { remember }, options: { key } });
      const { id } = session();
      expect(screen.getByRole('checkbox')).toHaveProperty('checked', remember);
      await signIn();
      expect(session().id === id).toBe(goesOn);
      expect((remember ? localStorage : sessionStorage).getItem(placeOf(key))).toContain(
        session().id,
      );
    });

    it.each([
      ['says nothing of the customer', false],
      ['asks who the customer is', true],
    ])(
      'is not for a support agent, nor does one go on as the customer, on a page that %s',
      async (_, asks) => {
        const { auth, session, signIn, codeFor, login, waitUntil } = openPage(backend, {
          under: backend.open(true),
          asks,
        });
        await login();
        const { id } = session();
        await waitUntil(4 * minute);
        press('Stay signed in');
        // Adobe Commerce takes an agent's code in the place of the password.
        await signIn(codeFor(ada.email));
        expect(session().impersonation).not.toBeNull();
        expect(session().id).not.toBe(id);
        expect(dialog()).toBeNull();
        if (asks) await until(() => shownCustomer() === `${ada.email} ${ada.email}`);
        await act(() => auth.logout());
        expect(session().id).toBe(id);
        await wait(1);
        expect(dialog()).toHaveAccessibleName('Your session ends in 4 minutes.');
        expect(email()).toHaveValue(ada.email);
      },
    );

    it('says nothing before a support agent’s end, nor after it', async () => {
      const { auth, session, codeFor, waitUntil } = openPage(backend, {
        under: backend.open(true),
      });
      await act(() => auth.login({ email: ada.email, password: codeFor(ada.email) }));
      expect(session().impersonation).not.toBeNull();
      await waitUntil(minute);
      expect(dialog()).toBeNull();
      await wait(2 * minute);
      expect(auth.getSession().status).toBe('signedOut');
      expect(dialog()).toBeNull();
    });

    it('is not there on a page that is loaded after the end', async () => {
      const key = crypto.randomUUID();
      const first = openPage(backend, { options: { key } });
      await first.login();
      first.view.unmount();
      await pass(2 * hour);
      const { auth } = openPage(backend, { options: { key }, under: first });
      await wait(1);
      expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'expired' });
      expect(dialog()).toBeNull();
    });

    it('leaves no timer behind', async () => {
      const { login, waitUntil, view } = openPage(backend);
      await login();
      await waitUntil(5 * minute);
      // It is there, and about to be announced.
      expect(dialog()).not.toBeNull();
      expect(screen.getByRole('status')).toBeEmptyDOMElement();
      const stopped = vi.spyOn(MutationObserver.prototype, 'disconnect');
      view.unmount();
      expect(stopped).toHaveBeenCalledOnce();
      stopped.mockRestore();
      if (backend.holdsTokens) expect(vi.getTimerCount()).toBe(0);
      // A proxy's server has its own, for requests.
      await pass(hour);
      expect(vi.getTimerCount()).toBe(0);
    });
  },
);
