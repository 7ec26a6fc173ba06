import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import {
  CustomerAuthError,
  CustomerAuthProvider,
  LoginForm,
  RecoverPasswordForm,
  RemoteAssistanceSwitch,
  ResetPasswordForm,
  useAuthForm,
  useLogin,
  useLoginForm,
} from 'react-customer-auth';
import { recoverPassword, shopify } from 'react-customer-auth/shopify';
import type { Fault } from 'react-customer-auth/testing';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { backends } from '../support/backends';
import { ada, createShop, openTab, renderTab } from '../support/shop';
import { renderTheme } from '../support/theme';

const alert = () => screen.getByRole('alert');
const type = (label: string, text: string) => userEvent.type(screen.getByLabelText(label), text);
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

const refused = (...customerUserErrors: object[]): Fault => ({
  kind: 'http',
  status: 200,
  body: {
    data: { customerAccessTokenCreate: { customerAccessToken: null, customerUserErrors } },
  },
});

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

describe('a complaint', () => {
  it('of what is missing goes as soon as something is there, and one of a wrong form when it is right', async () => {
    renderTab(<LoginForm />);
    await press('Sign in');
    const email = screen.getByLabelText('Email');
    expect(email).toHaveAccessibleDescription('Please fill this in.');
    await type('Email', 'ada');
    expect(email).toHaveAccessibleDescription('');
    expect(screen.getByLabelText('Password')).toBeInvalid();
    await press('Sign in');
    await type('Email', '@');
    expect(email).toHaveAccessibleDescription(/email address/);
    await type('Email', 'example.com');
    expect(email).toHaveAccessibleDescription('');
    expect(email).toBeValid();
  });

  it('of the server goes with the first change of its field, and leaves the focus where it is', async () => {
    const { shop } = renderTab(<LoginForm />);
    shop.inject(
      refused(
        { code: 'INVALID', field: ['input', 'email'], message: '' },
        { code: 'TOO_SHORT', field: ['input', 'password'], message: '' },
      ),
    );
    await type('Email', ada.email);
    await type('Password', ada.password);
    await press('Sign in');
    await waitFor(() => expect(screen.getByLabelText('Email')).toHaveFocus());
    await type('Password', '!');
    expect(screen.getByLabelText('Password')).toHaveFocus();
    expect(screen.getByLabelText('Password')).toBeValid();
    expect(screen.getByLabelText('Email')).toBeInvalid();
    await type('Email', 'm');
    expect(screen.getByLabelText('Email')).toHaveFocus();
    expect(alert()).toBeEmptyDOMElement();
  });

  it('is announced once, and again when it is made again', async () => {
    renderTab(<LoginForm />);
    const heard: string[] = [];
    const observer = new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes) heard.push(node.textContent ?? '');
    });
    observer.observe(alert(), { childList: true, subtree: true });
    onTestFinished(() => observer.disconnect());
    await press('Sign in');
    expect(heard).toEqual(['Please check what you entered.']);
    await type('Email', 'ada');
    expect(heard).toHaveLength(1);
    await press('Sign in');
    expect(heard).toHaveLength(2);
    expect(document.querySelectorAll('[aria-live], [role=status]')).toHaveLength(0);
  });
});

describe('a form that is throttled', () => {
  it('counts down on its button, sends nothing meanwhile, and then goes on', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    const { shop, auth } = renderTab(<LoginForm />);
    shop.inject({ kind: 'http', status: 429, body: {}, headers: { 'Retry-After': '75' } });
    fireEvent.input(screen.getByLabelText('Email'), { target: { value: ada.email } });
    fireEvent.input(screen.getByLabelText('Password'), { target: { value: ada.password } });
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await act(() => vi.advanceTimersByTimeAsync(0));
    await act(() => vi.advanceTimersByTimeAsync(1));
    expect(alert()).toHaveTextContent('Too many attempts. Please try again in 75 seconds.');
    const button = screen.getByRole('button', { name: 'Please wait' });
    expect(button).toHaveTextContent('Please wait 1:15');
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(button).toHaveTextContent('Please wait 1:05');
    fireEvent.click(button);
    expect(shop.requests).toHaveLength(1);
    await act(() => vi.advanceTimersByTimeAsync(65_000));
    expect(button).toHaveTextContent(/^Sign in$/);
    fireEvent.click(button);
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(auth.getSession().status).toBe('signedIn');
    expect(vi.getTimerCount()).toBe(1);
  });

  it('leaves no timer behind', async () => {
    const { shop, view } = renderTab(<LoginForm />);
    shop.inject({ kind: 'http', status: 429, body: {}, headers: { 'Retry-After': '75' } });
    await type('Email', ada.email);
    await type('Password', ada.password);
    await press('Sign in');
    await screen.findByText(/75 seconds/);
    vi.useFakeTimers();
    view.unmount();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('speaks of minutes where there are many, in the language of the provider', async () => {
    const tab = openTab();
    tab.shop.inject({ kind: 'http', status: 429, body: {}, headers: { 'Retry-After': '600' } });
    renderTab(
      <CustomerAuthProvider
        auth={tab.auth}
        messages={{ language: 'de', throttledFor: 'Bitte warten Sie {time}.' }}
      >
        <LoginForm />
      </CustomerAuthProvider>,
      tab,
    );
    await type('Email', ada.email);
    await type('Password', ada.password);
    await press('Sign in');
    expect(await screen.findByText('Bitte warten Sie 10 Minuten.')).toBeVisible();
  });
});

it('a form tells the developer what is theirs to mend, and the customer nothing of it', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => told.mockRestore());
  const { shop } = renderTab(<LoginForm />);
  shop.inject({
    kind: 'http',
    status: 401,
    body: { errors: [{ message: '', extensions: { code: 'UNAUTHORIZED' } }] },
  });
  await type('Email', ada.email);
  await type('Password', ada.password);
  await press('Sign in');
  await waitFor(() => expect(alert()).toHaveTextContent(/^This is not available at the moment/));
  const [error] = told.mock.calls[0] ?? [];
  expect(error).toBeInstanceOf(CustomerAuthError);
  expect(String(error)).toContain('storefront access token');
});

describe('a form without our markup', () => {
  function Own() {
    const form = useLoginForm();
    return (
      <form {...form.formProps}>
        <p {...form.alertProps} />
        {(['email', 'password'] as const).map((name) => (
          <div key={name}>
            <label htmlFor={form.inputProps(name).id}>Your {name}</label>
            <input {...form.inputProps(name)} />
            <p {...form.errorProps(name)} />
          </div>
        ))}
        <button {...form.submitProps} />
      </form>
    );
  }

  it('does all that ours does', async () => {
    const { auth, shop, view } = renderTab(<Own />);
    await press('Sign in');
    const email = screen.getByLabelText('Your email');
    expect(email).toHaveFocus();
    expect(email).toHaveAccessibleDescription('Please fill this in.');
    expect(email).toHaveAttribute('autocomplete', 'username');
    await type('Your email', ada.email);
    await type('Your password', 'wrongpassword');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(alert()).toHaveTextContent('The email or the password'));
    const { violations } = await axe.run(view.container, {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(violations).toEqual([]);
    await userEvent.clear(screen.getByLabelText('Your password'));
    await type('Your password', ada.password);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(auth.getSession().status).toBe('signedIn'));
    expect(shop.requests).toHaveLength(2);
  });

  it('takes words of its own for an action of the app’s', async () => {
    function Quick() {
      const [state, login] = useLogin();
      const form = useAuthForm({
        state,
        inputs: { password: { type: 'password', required: true } },
        submit: (value) => void login({ email: ada.email, password: value('password') }),
        label: 'Come in',
        texts: { network: 'Not now.' },
      });
      return (
        <form {...form.formProps}>
          <p {...form.alertProps} />
          <input {...form.inputProps('password')} aria-label="Password" />
          <button {...form.submitProps} />
        </form>
      );
    }
    const { shop, auth } = renderTab(<Quick />);
    shop.inject({ kind: 'offline' });
    await type('Password', ada.password);
    await press('Come in');
    await waitFor(() => expect(alert()).toHaveTextContent(/^Not now\.$/));
    await press('Come in');
    await waitFor(() => expect(auth.getSession().status).toBe('signedIn'));
  });
});

describe('RecoverPasswordForm', () => {
  const open = () =>
    renderTab(
      <RecoverPasswordForm signIn={<a href="/login">Back</a>} defaultEmail="ada@example.com" />,
      openTab(createShop(), { backend: shopify({ actions: [recoverPassword] }) }),
    );

  it('says where a link went, with the focus there, and gives the form back', async () => {
    const { shop } = open();
    await press('Send the link');
    await screen.findByText('ada@example.com');
    expect(document.activeElement).toHaveTextContent(
      /^If ada@example\.com has an account, a link to a new password is on its way/,
    );
    expect(screen.queryByLabelText('Email')).toBeNull();
    await press('Use another email');
    expect(screen.getByLabelText('Email')).toHaveFocus();
    expect(screen.getByLabelText('Email')).toHaveValue('ada@example.com');
    await userEvent.clear(screen.getByLabelText('Email'));
    await type('Email', 'nobody@example.com');
    await press('Send the link');
    expect(await screen.findByText('nobody@example.com')).toBeVisible();
    expect(shop.requests).toHaveLength(2);
  });

  it('breaks no rule of axe, before and after', async () => {
    const { view } = open();
    const check = () =>
      axe.run(view.container, { rules: { 'color-contrast': { enabled: false } } });
    expect((await check()).violations).toEqual([]);
    await press('Send the link');
    await screen.findByText(/has an account/);
    expect((await check()).violations).toEqual([]);
    expect(screen.getByRole('link', { name: 'Back' })).toBeVisible();
  });
});

describe.each(backends)('ResetPasswordForm on $name', ({ open }) => {
  const fill = async (email: string, password: string) => {
    if (screen.queryByLabelText('Email')) await type('Email', email);
    await type('New password', password);
    await press('Set password');
  };

  const linkOf = ({ resetUrl, token = '' }: { resetUrl?: string; token?: string }) =>
    resetUrl === undefined ? { token } : { resetUrl };

  it('sets the password, signs in, and says so', async () => {
    const under = open();
    const onSuccess = vi.fn();
    const theme = renderTheme(
      under,
      <ResetPasswordForm {...linkOf(under.resetProof(ada.email))} onSuccess={onSuccess} />,
    );
    expect(screen.getByLabelText('New password')).toHaveAttribute('autocomplete', 'new-password');
    await fill(ada.email, 'Analytical-Engine-1');
    expect(await screen.findByText(/is set, and you are signed in/)).toHaveFocus();
    expect(theme.auth.getSession().status).toBe('signedIn');
    expect(onSuccess).toHaveBeenCalledTimes(1);
  });

  it('says what to do about a link that is not valid', async () => {
    const under = open();
    renderTheme(
      under,
      <ResetPasswordForm
        {...linkOf(under.forgedProof(ada.email))}
        recover={<a href="/recover">Ask for a new link</a>}
      />,
    );
    await fill(ada.email, 'Analytical-Engine-1');
    await waitFor(() =>
      expect(alert()).toHaveTextContent(
        under.forgedKind === 'code'
          ? 'This link is no longer valid. Please ask for a new one.'
          : /The link may be too old, or the password too simple/,
      ),
    );
    expect(screen.getByRole('link')).toBeVisible();
  });
});

describe('RemoteAssistanceSwitch', () => {
  const [, onAdobeCommerce] = backends;

  async function open({ isAllowed = false } = {}) {
    const under = onAdobeCommerce?.open();
    if (!under) throw new Error('There is no such backend.');
    const onSuccess = vi.fn();
    const theme = renderTheme(under, <RemoteAssistanceSwitch onSuccess={onSuccess} />);
    expect(theme.view.container).toBeEmptyDOMElement();
    await act(() => theme.auth.login(ada));
    if (isAllowed) {
      await waitFor(() => expect(box()).toHaveAttribute('aria-disabled', 'false'));
      await userEvent.click(box());
      await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1));
    }
    return { ...theme, ...under, onSuccess };
  }

  const box = () => screen.getByRole('switch', { name: 'Let our support team see my account' });

  it('shows what is kept, and changes it', async () => {
    const { onSuccess, view } = await open();
    await waitFor(() => expect(box()).toHaveAttribute('aria-disabled', 'false'));
    expect(box()).not.toBeChecked();
    expect(box()).toHaveAccessibleDescription(/take this back at any time/);
    await userEvent.click(box());
    expect(box()).toBeChecked();
    await waitFor(() => expect(onSuccess).toHaveBeenLastCalledWith({ allowed: true }));
    await userEvent.keyboard(' ');
    await waitFor(() => expect(onSuccess).toHaveBeenLastCalledWith({ allowed: false }));
    expect(box()).not.toBeChecked();
    expect(
      (await axe.run(view.container, { rules: { 'color-contrast': { enabled: false } } }))
        .violations,
    ).toEqual([]);
  });

  it('goes back, and says why, when a change does not get through', async () => {
    const { shop } = await open({ isAllowed: true });
    shop.inject({ kind: 'offline', operation: 'allowRemoteShoppingAssistance' });
    await userEvent.click(box());
    await waitFor(() => expect(alert()).toHaveTextContent('could not reach the shop'));
    expect(box()).toBeChecked();
  });

  it('shows what was allowed before', async () => {
    const under = onAdobeCommerce?.open(true);
    if (!under) throw new Error('There is no such backend.');
    const { auth } = renderTheme(under, <RemoteAssistanceSwitch />);
    await act(() => auth.login(ada));
    await waitFor(() => expect(box()).toHaveAttribute('aria-disabled', 'false'));
    expect(box()).toBeChecked();
  });

  it('allows nothing to be changed that the server has kept back', async () => {
    const under = onAdobeCommerce?.open(true);
    if (!under) throw new Error('There is no such backend.');
    const { auth } = renderTheme(under, <RemoteAssistanceSwitch />);
    const body = { data: { customer: null } };
    const operation = 'remoteShoppingAssistance';
    under.shop.inject({ kind: 'http', status: 200, operation, body });
    await act(() => auth.login(ada));
    await waitFor(() => expect(box()).toHaveAttribute('aria-busy', 'false'));
    expect(box()).toHaveAttribute('aria-disabled', 'true');
    expect(box()).not.toBeChecked();
  });

  it('asks again, when it is pressed, for what could not be read', async () => {
    const under = onAdobeCommerce?.open();
    if (!under) throw new Error('There is no such backend.');
    const { auth } = renderTheme(under, <RemoteAssistanceSwitch />);
    under.shop.inject({ kind: 'offline', operation: 'remoteShoppingAssistance' });
    await act(() => auth.login(ada));
    await waitFor(() => expect(alert()).toHaveTextContent('could not reach the shop'));
    expect(box()).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(box());
    await waitFor(() => expect(box()).toHaveAttribute('aria-disabled', 'false'));
    expect(alert()).toBeEmptyDOMElement();
    expect(box()).not.toBeChecked();
  });

  it('says what is missing where the app has not named its action', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => told.mockRestore());
    const { auth } = renderTab(
      <RemoteAssistanceSwitch />,
      openTab(createShop(), { backend: shopify() }),
    );
    await act(() => auth.login(ada));
    expect(alert()).toHaveTextContent('This shop does not offer that.');
    expect(String(told.mock.calls[0]?.[0])).toContain('{ actions: [remoteShoppingAssistance] }');
  });
});
