import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { createRef, type ReactNode, type RefObject } from 'react';
import {
  AuthErrors,
  AuthField,
  AuthForm,
  AuthPasswordField,
  AuthSubmit,
  LoginForm,
  LogoutButton,
  SignedIn,
  SignedOut,
  useLoginForm,
} from 'react-customer-auth';
import { describe, expect, it, vi } from 'vitest';
import { ada, openTab, renderTab } from '../support/shop';
import { quietly } from '../support/quietly';

const email = () => screen.getByLabelText('Email');
const password = () => screen.getByLabelText('Password');
const submit = () => screen.getByRole('button', { name: /^Sign(ing)? in/ });

async function fill(values: { email?: string; password?: string }) {
  if (values.email) await userEvent.type(email(), values.email);
  if (values.password) await userEvent.type(password(), values.password);
}

describe('LoginForm', () => {
  it('has labels, and what password managers look for', () => {
    renderTab(<LoginForm defaultEmail="me@example.com" />);
    expect(email()).toHaveAttribute('type', 'email');
    expect(email()).toHaveAttribute('autocomplete', 'username');
    expect(email()).toHaveValue('me@example.com');
    expect(password()).toHaveAttribute('type', 'password');
    expect(password()).toHaveAttribute('autocomplete', 'current-password');
    expect(submit()).toHaveAttribute('type', 'submit');
  });

  it('signs in', async () => {
    const onSuccess = vi.fn();
    renderTab(
      <>
        <SignedOut>
          <LoginForm onSuccess={onSuccess} />
        </SignedOut>
        <SignedIn>welcome</SignedIn>
      </>,
    );
    await fill(ada);
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('welcome')).toBeVisible();
    expect(onSuccess).toHaveBeenCalledTimes(1);
  });

  it('asks for what is missing, field by field, without a request', async () => {
    const { shop } = renderTab(<LoginForm />);
    await userEvent.click(submit());
    expect(email()).toHaveFocus();
    expect(email()).toBeInvalid();
    expect(email()).toHaveAccessibleDescription('Please fill this in.');
    expect(password()).toHaveAccessibleDescription('Please fill this in.');
    await fill({ email: 'no address', password: 'secret' });
    await userEvent.click(submit());
    expect(email()).toHaveAccessibleDescription(/email address/);
    expect(password()).toBeValid();
    expect(password()).toHaveAccessibleDescription('');
    expect(shop.requests).toEqual([]);
  });

  it('announces a wrong password, in our words', async () => {
    const onError = vi.fn();
    renderTab(<LoginForm onError={onError} />);
    const alert = screen.getByRole('alert');
    expect(alert).toBeEmptyDOMElement();
    await fill({ email: ada.email, password: 'wrongpassword' });
    await userEvent.click(submit());
    await waitFor(() =>
      expect(alert).toHaveTextContent(/^The email or the password is not right\.$/),
    );
    expect(onError).toHaveBeenCalledTimes(1);
    expect(email()).toHaveValue(ada.email);
  });

  it('puts the complaint of the shop at its field, and the focus there', async () => {
    const { shop } = renderTab(<LoginForm />);
    shop.inject({
      kind: 'http',
      status: 200,
      body: {
        data: {
          customerAccessTokenCreate: {
            customerAccessToken: null,
            customerUserErrors: [
              { code: 'TOO_SHORT', field: ['input', 'password'], message: 'x' },
              { code: 'UNHEARD_OF', field: ['input', 'password'], message: 'In its own words' },
            ],
          },
        },
      },
    });
    await fill(ada);
    await userEvent.click(submit());
    await waitFor(() => expect(password()).toHaveFocus());
    // In whatever language the shop has said the rest, it is not the customer's.
    expect(password()).toHaveAccessibleDescription(
      'This is too short. Please check what you entered.',
    );
    expect(email()).toBeValid();
    expect(screen.getByRole('alert')).toHaveTextContent(/^Please check what you entered\.$/);
    expect(screen.getByRole('alert').firstChild).toHaveClass('rca-unseen');
  });

  it('says so when the shop cannot be reached', async () => {
    const { shop } = renderTab(<LoginForm />);
    shop.inject({ kind: 'offline' });
    await fill(ada);
    await userEvent.click(submit());
    expect(await screen.findByText(/could not reach the shop/)).toBeInTheDocument();
  });

  it('is busy for as long as it takes, and sends one request for two clicks', async () => {
    const { shop } = renderTab(<LoginForm />);
    shop.inject({ kind: 'slow', ms: 400 });
    await fill(ada);
    await userEvent.dblClick(submit());
    await userEvent.keyboard('{Enter}');
    expect(submit()).toHaveTextContent('Signing in…');
    expect(submit()).toHaveAttribute('aria-disabled', 'true');
    expect(submit()).toHaveFocus();
    await waitFor(() => expect(submit()).toHaveTextContent(/^Sign in$/));
    expect(shop.requests).toHaveLength(1);
  });

  it('shows a password, and hides it while it is sent', async () => {
    const { shop } = renderTab(<LoginForm />);
    await fill(ada);
    await userEvent.click(screen.getByRole('button', { name: 'Show password' }));
    expect(password()).toHaveAttribute('type', 'text');
    shop.inject({ kind: 'slow', ms: 60 });
    await userEvent.click(submit());
    expect(password()).toHaveAttribute('type', 'password');
    await waitFor(() => expect(password()).toHaveAttribute('type', 'text'));
    await userEvent.click(screen.getByRole('button', { name: 'Hide password' }));
    expect(password()).toHaveAttribute('type', 'password');
  });

  it('has room for links', () => {
    renderTab(
      <LoginForm recover={<a href="/recover">Forgot it?</a>} register={<a href="/new">New?</a>} />,
    );
    expect(screen.getByRole('link', { name: 'Forgot it?' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'New?' })).toBeVisible();
  });

  it('breaks no rule of axe, with errors or without', async () => {
    const { view } = renderTab(<LoginForm />);
    // Colours need a browser with a layout; the browser tests look at them.
    const check = () =>
      axe.run(view.container, { rules: { 'color-contrast': { enabled: false } } });
    expect((await check()).violations).toEqual([]);
    await userEvent.click(submit());
    expect((await check()).violations).toEqual([]);
  });
});

describe('the parts of a form', () => {
  function Own(refs: {
    form: RefObject<HTMLFormElement | null>;
    input: RefObject<HTMLInputElement | null>;
    password: RefObject<HTMLInputElement | null>;
    errors: RefObject<HTMLDivElement | null>;
    button: RefObject<HTMLButtonElement | null>;
  }) {
    return (
      <AuthForm ref={refs.form} className="own-form" form={useLoginForm()}>
        <AuthErrors ref={refs.errors} className="own-errors" />
        <AuthField
          ref={refs.input}
          name="email"
          label="Email"
          className="own-input"
          render={(props) => <input data-own="" {...props} />}
        />
        <AuthPasswordField ref={refs.password} name="password" label="Password" />
        <AuthSubmit
          ref={refs.button}
          className="own-button"
          render={({ children, ...props }) => <button {...props}>→ {children}</button>}
        >
          Sign in
        </AuthSubmit>
      </AuthForm>
    );
  }

  it('take class names, refs and components of your own', async () => {
    const refs = {
      form: createRef<HTMLFormElement>(),
      input: createRef<HTMLInputElement>(),
      password: createRef<HTMLInputElement>(),
      errors: createRef<HTMLDivElement>(),
      button: createRef<HTMLButtonElement>(),
    };
    const { auth } = renderTab(<Own {...refs} />);
    expect(refs.form.current).toHaveClass('rca-form', 'own-form');
    expect(refs.input.current).toBe(email());
    expect(refs.input.current).toHaveAttribute('data-own');
    expect(refs.input.current).toHaveClass('own-input');
    expect(refs.password.current).toBe(password());
    expect(refs.errors.current).toHaveClass('own-errors');
    expect(refs.button.current).toHaveClass('own-button');
    await userEvent.click(refs.button.current ?? document.body);
    expect(email()).toHaveAccessibleDescription('Please fill this in.');
    await fill(ada);
    await userEvent.click(screen.getByRole('button', { name: '→ Sign in' }));
    await waitFor(() => expect(auth.getSession().status).toBe('signedIn'));
  });

  function Plain({ children }: { children: ReactNode }) {
    return (
      <AuthForm form={useLoginForm()}>
        <AuthErrors />
        {children}
        <AuthSubmit />
      </AuthForm>
    );
  }

  it('leave no error unsaid that belongs to a field of another make', async () => {
    const { shop } = renderTab(
      <Plain>
        <input name="email" defaultValue="a@b.c" />
        <input name="password" defaultValue="secret" />
        <select name="terms" required aria-label="Terms">
          <option value="">…</option>
          <option value="yes">Yes</option>
        </select>
      </Plain>,
    );
    await userEvent.click(submit());
    expect(screen.getByRole('alert')).toHaveTextContent('Please fill this in.');
    expect(screen.getByLabelText('Terms')).toHaveFocus();
    expect(shop.requests).toEqual([]);
    await userEvent.selectOptions(screen.getByLabelText('Terms'), 'yes');
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
    const error = (field: string) => ({ code: 'INVALID', field: [field], message: '' });
    shop.inject({
      kind: 'http',
      status: 200,
      body: {
        data: {
          customerAccessTokenCreate: {
            customerAccessToken: null,
            customerUserErrors: [error('terms'), error('conditions')],
          },
        },
      },
    });
    await userEvent.click(submit());
    // Both say the same, and once is enough.
    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent(/^Please check this entry\.$/),
    );
  });

  it('keep the id and the description that the app gives a field', async () => {
    renderTab(
      <Plain>
        <AuthField name="email" label="Email" id="mine" aria-describedby="hint" />
        <p id="hint">As on your receipt.</p>
      </Plain>,
    );
    expect(email()).toHaveAttribute('id', 'mine');
    expect(email()).toHaveAccessibleDescription(/^\s*As on your receipt\.$/);
    await userEvent.click(submit());
    expect(email()).toHaveAccessibleDescription('Please fill this in. As on your receipt.');
  });

  it('say so when they stand outside a form', () => {
    quietly();
    expect(() => renderTab(<AuthSubmit>Go</AuthSubmit>)).toThrow(/outside <AuthForm>.*Put it/s);
  });
});

describe('remembering', () => {
  it.each([true, false])('is asked for by a checkbox that begins as %s', async (remember) => {
    const { auth } = renderTab(<LoginForm remember={remember} />);
    const box = screen.getByRole('checkbox', { name: 'Keep me signed in' });
    expect(box).toHaveProperty('checked', remember);
    await fill(ada);
    await userEvent.click(submit());
    await waitFor(() => expect(auth.getSession().status).toBe('signedIn'));
    expect(sessionStorage.length).toBe(remember ? 0 : 1);
  });
});

describe('LogoutButton', () => {
  it('sends one request for two clicks, and tells of its outcome', async () => {
    const onSuccess = vi.fn();
    const tab = openTab();
    await tab.auth.login(ada);
    renderTab(<LogoutButton onSuccess={onSuccess} />, tab);
    tab.shop.inject({ kind: 'slow', ms: 40 });
    tab.shop.inject({ kind: 'offline' });
    await userEvent.dblClick(screen.getByRole('button'));
    expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'true');
    await waitFor(() => expect(onSuccess).toHaveBeenCalledExactlyOnceWith({ revoked: true }));
    expect(tab.shop.requests).toHaveLength(2);
  });

  it('signs out and tells', async () => {
    const onSuccess = vi.fn();
    const tab = openTab();
    await tab.auth.login(ada);
    renderTab(
      <SignedIn>
        <LogoutButton onSuccess={onSuccess} className="own" />
      </SignedIn>,
      tab,
    );
    expect(screen.getByRole('button')).toHaveClass('rca-button', 'own');
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    await waitFor(() => expect(onSuccess).toHaveBeenCalledExactlyOnceWith({ revoked: true }));
    expect(tab.shop.livingTokens()).toEqual([]);
  });
});
