import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { createRef } from 'react';
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
  useLogin,
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
    await fill({ email: ada.email, password: 'wrong password' });
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
    expect(password()).toHaveAccessibleDescription('This is too short. In its own words');
    expect(email()).toBeValid();
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
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
    shop.inject({ kind: 'slow', ms: 60 });
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
    form: React.RefObject<HTMLFormElement | null>;
    input: React.RefObject<HTMLInputElement | null>;
    password: React.RefObject<HTMLInputElement | null>;
    errors: React.RefObject<HTMLDivElement | null>;
    button: React.RefObject<HTMLButtonElement | null>;
  }) {
    const [state, login] = useLogin();
    return (
      <AuthForm
        ref={refs.form}
        className="own-form"
        state={state}
        onSubmit={(value) => void login({ email: value('email'), password: value('password') })}
      >
        <AuthErrors ref={refs.errors} className="own-errors" />
        <AuthField
          ref={refs.input}
          name="email"
          label="Email"
          required
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

  it('say so when they stand outside a form', () => {
    quietly();
    expect(() => renderTab(<AuthSubmit>Go</AuthSubmit>)).toThrow(/outside <AuthForm>.*Put it/s);
  });
});

describe('LogoutButton', () => {
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
