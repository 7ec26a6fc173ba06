import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { StrictMode, useState, type ReactNode } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import {
  CustomerAuthProvider,
  LoginForm,
  LogoutButton,
  memoryStorage,
  progressiveForms,
  RecoverPasswordForm,
  ResetPasswordForm,
  SignedIn,
  SignedOut,
  useLoginForm,
  type CustomerFormsState,
  type Messages,
  type SentForm,
} from 'react-customer-auth';
import { de } from 'react-customer-auth/messages/de';
import { Provider } from 'urql';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { onServer } from '../support/onServer';
import { ada, openTab } from '../support/shop';

let root: Root | undefined;
afterEach(() => {
  act(() => root?.unmount());
  root = undefined;
  document.body.innerHTML = '';
  vi.restoreAllMocks();
});

const nobody = { status: 'signedOut', reason: 'none' } as const;
const somebody = {
  status: 'signedIn',
  id: 'one',
  issuedAt: 0,
  expiresAt: null,
  impersonation: null,
} as const;

const refused: SentForm = {
  action: 'login',
  email: ada.email,
  remember: true,
  isSignedIn: false,
  failure: { kind: 'credentials', retryAfter: null, fieldErrors: {}, formErrors: [] },
};

const pageWith = (sent: SentForm | null, session: CustomerFormsState['session'] = nobody) => ({
  action: '/api/customer',
  page: '/login?from=menu',
  session,
  sent,
});

/** Renders a page on a server; `hydrate` runs its script. */
function renderPage(
  ui: ReactNode,
  state: ReturnType<typeof pageWith> = pageWith(null),
  messages: Partial<Messages> = {},
) {
  const said: unknown[] = [];
  vi.spyOn(console, 'error').mockImplementation((...args) => void said.push(args));
  const open = () => {
    const tab = openTab(undefined, { initialSession: state.session, storage: memoryStorage() });
    tab.disconnect();
    const forms = progressiveForms(state);
    const app = (
      <StrictMode>
        <Provider value={tab.client}>
          <CustomerAuthProvider auth={tab.auth} forms={forms} messages={messages}>
            {ui}
          </CustomerAuthProvider>
        </Provider>
      </StrictMode>
    );
    return { ...tab, app };
  };
  const container = document.createElement('div');
  container.innerHTML = onServer(() => renderToString(open().app));
  document.body.append(container);
  return {
    container,
    hydrate: async () => {
      const tab = open();
      await act(async () => {
        root = hydrateRoot(container, tab.app, { onRecoverableError: (error) => said.push(error) });
        await Promise.resolve();
      });
      expect(said).toEqual([]);
      return tab;
    },
  };
}

const form = () => {
  const found = document.querySelector('form');
  if (!found) throw new Error('There is no form.');
  return found;
};

/** What a browser without a script would send. */
const sentBy = (one: HTMLFormElement) => Object.fromEntries(new FormData(one));

describe('a form that works without a script', () => {
  it.each([
    ['LoginForm', <LoginForm key="" />, { action: 'login', email: '', password: '' }],
    [
      'LoginForm with a checkbox',
      <LoginForm key="" remember={false} />,
      { action: 'login', email: '', password: '', asks: 'remember' },
    ],
    ['RecoverPasswordForm', <RecoverPasswordForm key="" />, { action: 'recover', email: '' }],
    [
      'ResetPasswordForm by a link',
      <ResetPasswordForm key="" resetUrl="https://shop.example/reset/1" />,
      { action: 'reset', password: '', resetUrl: 'https://shop.example/reset/1' },
    ],
    [
      'ResetPasswordForm by a token',
      <ResetPasswordForm key="" token="abc" />,
      { action: 'reset', email: '', password: '', token: 'abc' },
    ],
    ['LogoutButton', <LogoutButton key="" />, { action: 'logout' }],
  ])('is %s, which says what it is for and where it is', async (_, ui, says) => {
    const { hydrate } = renderPage(ui);
    expect(form()).toHaveAttribute('method', 'post');
    expect(form()).toHaveAttribute('action', '/api/customer');
    expect(sentBy(form())).toEqual({ ...says, page: '/login?from=menu' });
    expect(form().querySelectorAll('button:not([type=button])')).toHaveLength(1);
    await hydrate();
    expect(sentBy(form())).toEqual({ ...says, page: '/login?from=menu' });
  });

  it('is checked by the browser, and by the page’s own words once its script runs', async () => {
    const { hydrate } = renderPage(<LoginForm />);
    expect(form().noValidate).toBe(false);
    await hydrate();
    expect(form().noValidate).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(screen.getByLabelText('Email')).toHaveAccessibleDescription('Please fill this in.');
    expect(form().noValidate).toBe(true);
  });

  it.each([
    ['after a failure', refused],
    ['for the first time', null],
  ])('keeps what was typed %s before its script ran', async (_, sent) => {
    const { hydrate } = renderPage(<LoginForm remember />, pageWith(sent));
    const typed = () => [
      screen.getByLabelText<HTMLInputElement>('Email').value,
      screen.getByLabelText<HTMLInputElement>('Password').value,
      screen.getByRole<HTMLInputElement>('checkbox').checked,
    ];
    await userEvent.clear(screen.getByLabelText('Email'));
    await userEvent.type(screen.getByLabelText('Email'), 'grace@');
    await userEvent.type(screen.getByLabelText('Password'), 'half of it');
    await userEvent.click(screen.getByRole('checkbox'));
    const before = typed();
    await hydrate();
    expect(typed()).toEqual(before);
    expect(before).toEqual(['grace@', 'half of it', false]);
    await userEvent.type(screen.getByLabelText('Email'), 'example.com');
    expect(screen.getByLabelText('Email')).toHaveValue('grace@example.com');
  });

  it('is none without the provider’s word', () => {
    const { auth, client, disconnect } = openTab();
    disconnect();
    const html = renderToString(
      <Provider value={client}>
        <CustomerAuthProvider auth={auth}>
          <LoginForm />
          <LogoutButton />
        </CustomerAuthProvider>
      </Provider>,
    );
    expect(html).toMatch(/novalidate/i);
    expect(html).not.toMatch(/action=|type="hidden"/i);
    expect(html.match(/<form/g)).toHaveLength(1);
  });

  it('is sent by its script when there is one: no page is loaded', async () => {
    const { hydrate } = renderPage(
      <>
        <SignedOut>
          <LoginForm />
        </SignedOut>
        <SignedIn>
          <LogoutButton />
        </SignedIn>
      </>,
    );
    const { auth } = await hydrate();
    const submits = vi.fn((event: SubmitEvent) => event.defaultPrevented);
    document.addEventListener('submit', submits);
    await userEvent.type(screen.getByLabelText('Email'), ada.email);
    await userEvent.type(screen.getByLabelText('Password'), `${ada.password}{Enter}`);
    await userEvent.click(await screen.findByRole('button', { name: 'Sign out' }));
    await waitFor(() => expect(auth.getSession().status).toBe('signedOut'));
    expect(submits.mock.results.map(({ value }: { value?: unknown }) => value)).toEqual([true]);
    document.removeEventListener('submit', submits);
  });

  it('can be made of markup of one’s own', () => {
    function Own() {
      const own = useLoginForm();
      return (
        <form {...own.formProps}>
          {own.hidden}
          <input {...own.inputProps('email')} defaultValue={own.entered?.email} />
        </form>
      );
    }
    renderPage(<Own />, pageWith(refused));
    expect(sentBy(form())).toEqual({
      action: 'login',
      page: '/login?from=menu',
      email: ada.email,
    });
  });
});

describe('what has become of a form that was sent without a script', () => {
  const failed = (failure: Partial<SentForm['failure']>): SentForm => ({
    ...refused,
    failure: { kind: 'invalid', retryAfter: null, fieldErrors: {}, formErrors: [], ...failure },
  });

  it('stands in the first HTML, with the email and without the password', async () => {
    const { container, hydrate } = renderPage(<LoginForm />, pageWith(refused));
    const shown = () => [
      screen.getByRole('alert').textContent,
      ...[...container.querySelectorAll('.rca-input')].map((input) => input.getAttribute('value')),
    ];
    const first = shown();
    expect(first).toEqual([expect.stringContaining('is not right'), ada.email, null]);
    await hydrate();
    expect(shown()).toEqual(first);
    expect((await axe.run(container)).violations.map(({ id }) => id)).toEqual([]);
  });

  it('stands at the fields that it is about, the first of which has the focus', async () => {
    const sent = failed({ fieldErrors: { password: ['TOO_SHORT', null] } });
    const { hydrate } = renderPage(<LoginForm />, pageWith(sent));
    const password = screen.getByLabelText('Password');
    const described = 'This is too short. Please check what you entered.';
    expect(password).toHaveAccessibleDescription(described);
    expect(password).toBeInvalid();
    expect(password).toHaveAttribute('autofocus');
    expect(screen.getByLabelText('Email')).not.toHaveAttribute('autofocus');
    expect(screen.getByRole('alert')).toHaveTextContent('Please check what you entered.');
    await hydrate();
    expect(password).toHaveAccessibleDescription(described);
    await userEvent.type(password, 'longer');
    expect(password).toHaveAccessibleDescription('');
  });

  it('is said in the language of the page, by code and by kind', () => {
    const sent = failed({ formErrors: ['UNIDENTIFIED_CUSTOMER', 'NOBODY_KNOWS', null] });
    renderPage(<LoginForm />, pageWith(sent), de);
    expect(screen.getByRole('alert')).toHaveTextContent(de.UNIDENTIFIED_CUSTOMER);
    expect(screen.getByRole('alert')).toHaveTextContent(de.invalid);
  });

  it('is a wait where the shop wants one', async () => {
    const sent = failed({ kind: 'throttled', retryAfter: 30 });
    const { hydrate } = renderPage(<LoginForm />, pageWith(sent));
    expect(screen.getByRole('alert')).toHaveTextContent('30 seconds');
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeEnabled();
    await hydrate();
    expect(await screen.findByRole('button', { name: /Please wait/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  it('is told by the form that it is about, and by no other', () => {
    renderPage(
      <>
        <RecoverPasswordForm />
        <ResetPasswordForm token="abc" />
      </>,
      pageWith(refused),
    );
    for (const alert of screen.getAllByRole('alert')) expect(alert).toBeEmptyDOMElement();
  });

  it('is told once: a form that comes back to the page is as new', async () => {
    function Page() {
      const [isOpen, setOpen] = useState(true);
      return (
        <>
          <button onClick={() => setOpen(!isOpen)}>Toggle</button>
          {isOpen && <LoginForm />}
        </>
      );
    }
    const { hydrate } = renderPage(<Page />, pageWith(refused));
    await hydrate();
    const toggle = screen.getByRole('button', { name: 'Toggle' });
    await userEvent.type(screen.getByLabelText('Password'), 'x');
    expect(screen.getByLabelText('Email')).toHaveValue(ada.email);
    await userEvent.click(toggle);
    await userEvent.click(toggle);
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
    expect(screen.getByLabelText('Email')).toHaveValue('');
  });

  it('stays with the form that tells it when another one leaves the page', async () => {
    function Page() {
      const [isOpen, setOpen] = useState(true);
      return (
        <>
          <LoginForm className={isOpen ? 'one' : 'another'} />
          <button onClick={() => setOpen(false)}>Leave</button>
          {isOpen && <LoginForm />}
        </>
      );
    }
    const { hydrate } = renderPage(<Page />, pageWith(refused));
    await hydrate();
    await userEvent.click(screen.getByRole('button', { name: 'Leave' }));
    expect(screen.getByLabelText('Email')).toHaveValue(ada.email);
    expect(screen.getByRole('alert')).toHaveTextContent('is not right');
  });

  it('gives way to what the script does next', async () => {
    const { hydrate } = renderPage(<LoginForm />, pageWith(refused));
    const { auth } = await hydrate();
    await userEvent.type(screen.getByLabelText('Password'), `${ada.password}{Enter}`);
    await waitFor(() => expect(auth.getSession().status).toBe('signedIn'));
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
  });

  it('is the notice of a link that is on its way, and the form again for another email', async () => {
    const { container, hydrate } = renderPage(
      <RecoverPasswordForm />,
      pageWith({ ...refused, action: 'recover', failure: null }),
    );
    expect(container).toHaveTextContent(`If ${ada.email} has an account`);
    await hydrate();
    expect(container).toHaveTextContent(`If ${ada.email} has an account`);
    await userEvent.click(screen.getByRole('button', { name: 'Use another email' }));
    expect(screen.getByLabelText('Email')).toHaveFocus();
    expect(screen.getByLabelText('Email')).toHaveValue(ada.email);
  });

  it.each([
    [true, 'Your new password is set, and you are signed in.'],
    [false, 'Your new password is set. Please sign in with it.'],
  ])('is the notice of a new password, signed in: %s', async (isSignedIn, words) => {
    const sent: SentForm = { ...refused, action: 'reset', isSignedIn, failure: null };
    const { container, hydrate } = renderPage(
      <ResetPasswordForm token="abc" />,
      pageWith(sent, somebody),
    );
    expect(container).toHaveTextContent(words);
    await hydrate();
    expect(container).toHaveTextContent(words);
  });

  it('can be shown in a form of one’s own', () => {
    function Own() {
      const own = useLoginForm();
      return <div {...own.alertProps} />;
    }
    renderPage(<Own />, pageWith(refused));
    expect(screen.getByRole('alert')).toHaveTextContent('is not right');
  });
});
