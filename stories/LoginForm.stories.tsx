import type { Meta } from '@storybook/react-vite';
import { LoginForm } from 'react-customer-auth';
import { ar } from 'react-customer-auth/messages/ar';
import { expect, fn, spyOn, waitFor } from 'storybook/test';
import { complaint, endless, offline, throttled } from './support/faults';
import { email, errorsOf, expectTabOrder, password, signIn, type Person } from './support/form';
import { ada, storefrontOf } from './support/storefront';
import type { Story as Told } from './support/story';
import { expectWelcome, welcoming } from './support/welcome';

type Story = Told<typeof LoginForm>;

const meta: Meta<typeof LoginForm> = {
  component: LoginForm,
  args: { onSuccess: fn(), onError: fn() },
};
export default meta;

export const Idle: Story = {
  async play(person) {
    const { canvas } = person;
    await expect(canvas.getByRole('alert')).toBeEmptyDOMElement();
    await expectTabOrder(person, [
      email(person),
      password(person),
      canvas.getByRole('button', { name: 'Show password' }),
      canvas.getByRole('button', { name: 'Sign in' }),
    ]);
  },
};

export const Remember: Story = {
  args: { remember: true },
  async play(person) {
    const { canvas, userEvent } = person;
    const remember = canvas.getByRole('checkbox', { name: 'Keep me signed in' });
    await expectTabOrder(person, [
      email(person),
      password(person),
      canvas.getByRole('button', { name: 'Show password' }),
      remember,
      canvas.getByRole('button', { name: 'Sign in' }),
    ]);
    await expect(remember).toBeChecked();
    remember.focus();
    await userEvent.keyboard(' ');
    await expect(remember).not.toBeChecked();
  },
};

export const Links: Story = {
  args: {
    recover: <a href="#recover">Forgot your password?</a>,
    register: <a href="#register">Create an account</a>,
  },
  async play(person) {
    const { canvas } = person;
    await expectTabOrder(person, [
      email(person),
      password(person),
      canvas.getByRole('button', { name: 'Show password' }),
      canvas.getByRole('button', { name: 'Sign in' }),
      canvas.getByRole('link', { name: 'Forgot your password?' }),
      canvas.getByRole('link', { name: 'Create an account' }),
    ]);
  },
};

export const PasswordShown: Story = {
  async play(person) {
    const { canvas, userEvent } = person;
    await userEvent.type(password(person), ada.password);
    await userEvent.tab();
    await userEvent.keyboard(' ');
    await expect(canvas.getByRole('button', { name: 'Hide password' })).toHaveFocus();
    await expect(canvas.getByRole('textbox', { name: 'Password' })).toHaveValue(ada.password);
  },
};

export const Busy: Story = {
  parameters: { storefront: { faults: [endless] } },
  async play(person) {
    const { canvas, userEvent } = person;
    const submit = canvas.getByRole('button', { name: 'Sign in' });
    await signIn(person);
    await expect(submit).toHaveAccessibleName('Signing in…');
    await expect(submit).toHaveAttribute('aria-disabled', 'true');
    await expect(submit.closest('form')).toHaveAttribute('aria-busy', 'true');
    await userEvent.click(submit);
    await expect(submit).toHaveFocus();
    await expect(storefrontOf(person).shop.requests).toHaveLength(1);
  },
};

export const Incomplete: Story = {
  async play(person) {
    const { canvas, userEvent } = person;
    const alert = canvas.getByRole('alert');
    await userEvent.type(email(person), 'ada at example{Enter}');
    await expect(alert).toHaveTextContent(/^Please check what you entered\.$/);
    await expect(errorsOf(email(person))).toHaveTextContent(
      'Please enter an email address, like name@example.com.',
    );
    await expect(errorsOf(password(person))).toHaveTextContent('Please fill this in.');
    await expect(email(person)).toBeInvalid();
    await expect(email(person)).toHaveFocus();
    await userEvent.type(password(person), 'a');
    await expect(errorsOf(password(person))).toBeEmptyDOMElement();
    await expect(password(person)).toBeValid();
    await expect(storefrontOf(person).shop.requests).toEqual([]);
  },
};

export const FieldError: Story = {
  parameters: {
    storefront: {
      faults: [
        complaint('customerAccessTokenCreate', {
          code: 'TOO_SHORT',
          field: ['input', 'password'],
          message: 'Too short',
        }),
      ],
    },
  },
  globals: { shop: 'shopify' },
  async play(person) {
    const alert = person.canvas.getByRole('alert');
    await signIn(person, { password: 'a' });
    await waitFor(() => expect(alert).toHaveTextContent(/^Please check what you entered\.$/));
    await expect(password(person)).toHaveAccessibleDescription('This is too short.');
    await expect(password(person)).toHaveFocus();
    await expect(email(person)).toBeValid();
  },
};

/** What stands above the form after a sign-in that the shop refuses, with what was entered still there. */
async function expectRefusal(person: Person, text: string | RegExp) {
  const alert = person.canvas.getByRole('alert');
  await waitFor(() => expect(alert).toHaveTextContent(text));
  await expect(email(person)).toHaveValue(ada.email);
  await expect(email(person)).toBeValid();
  await expect(password(person)).toHaveFocus();
}

export const WrongPassword: Story = {
  globals: { shop: 'shopify' },
  async play(person) {
    await signIn(person, { password: 'difference' });
    await expectRefusal(person, /^The email or the password is not right\.$/);
    await expect(person.args.onError).toHaveBeenCalledOnce();
  },
};

export const AccountClosed: Story = {
  parameters: { storefront: { shopify: { customers: [{ ...ada, state: 'disabled' }] } } },
  globals: { shop: 'shopify' },
  async play(person) {
    await signIn(person);
    await expectRefusal(person, /^This account is not active\. Please contact us\.$/);
  },
};

/** Adobe Commerce says the same of a wrong password, of an unknown email and of a locked account. */
const wrongOrLocked =
  /^The email or the password is not right, or this account is locked for now\. Please check both, or try again later\.$/;

export const WrongPasswordOnAdobeCommerce: Story = {
  globals: { shop: 'adobe' },
  async play(person) {
    await signIn(person, { password: 'difference' });
    await expectRefusal(person, wrongOrLocked);
  },
};

export const LockedOnAdobeCommerce: Story = {
  parameters: { storefront: { adobe: { customers: [ada], loginAttempts: 1 } } },
  globals: { shop: 'adobe' },
  async play(person) {
    const { args, userEvent } = person;
    await signIn(person, { password: 'difference' });
    await waitFor(() => expect(args.onError).toHaveBeenCalledOnce());
    await userEvent.clear(password(person));
    await userEvent.type(password(person), `${ada.password}{Enter}`);
    await waitFor(() => expect(args.onError).toHaveBeenCalledTimes(2));
    await expectRefusal(person, wrongOrLocked);
  },
};

export const UnconfirmedOnAdobeCommerce: Story = {
  parameters: { storefront: { adobe: { customers: [{ ...ada, confirmed: false }] } } },
  globals: { shop: 'adobe' },
  async play(person) {
    await signIn(person);
    await expectRefusal(
      person,
      'Please confirm your account first: we sent you an email when you signed up.',
    );
  },
};

export const CaptchaRefused: Story = {
  parameters: { storefront: { adobe: { captcha: 'passed' } } },
  globals: { shop: 'adobe' },
  async play(person) {
    await signIn(person);
    await expectRefusal(person, 'We could not make sure that you are human. Please try again.');
  },
};

/** The shop refuses the app. A customer reads nothing of that; its developer finds in the console what to check. */
export const Forbidden: Story = {
  parameters: { storefront: { faults: [{ kind: 'http', status: 403, times: Infinity }] } },
  async play(person) {
    const told = spyOn(console, 'error').mockImplementation(() => {});
    await signIn(person);
    await expectRefusal(person, /^This is not available at the moment\. Please try again later\.$/);
    const [error]: unknown[] = told.mock.calls[0] ?? [];
    told.mockRestore();
    await expect(String(error)).toMatch(/refused the app, not the customer\. Check the/);
  },
};

export const Throttled: Story = {
  parameters: { storefront: { faults: [throttled()] } },
  async play(person) {
    const alert = person.canvas.getByRole('alert');
    await signIn(person);
    await waitFor(() =>
      expect(alert).toHaveTextContent('Too many attempts. Please wait a little, then try again.'),
    );
  },
};

export const ThrottledForAWhile: Story = {
  parameters: {
    storefront: { faults: [throttled(90)] },
  },
  async play(person) {
    const { canvas, userEvent } = person;
    const alert = canvas.getByRole('alert');
    const submit = canvas.getByRole('button', { name: 'Sign in' });
    await signIn(person);
    await waitFor(() =>
      expect(alert).toHaveTextContent('Too many attempts. Please try again in 90 seconds.'),
    );
    await waitFor(() => expect(submit).toHaveTextContent(/^Please wait 1:[23]\d$/));
    await expect(submit).toHaveAccessibleName('Please wait');
    await expect(submit).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(submit);
    await expect(storefrontOf(person).shop.requests).toHaveLength(1);
  },
};

export const Unreachable: Story = {
  parameters: { storefront: { faults: [offline] } },
  async play(person) {
    const { canvas, userEvent } = person;
    const alert = canvas.getByRole('alert');
    const { shop } = storefrontOf(person);
    await signIn(person);
    await waitFor(() => expect(alert).toHaveTextContent(/^We could not reach the shop\./));
    await expect(password(person)).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(shop.requests).toHaveLength(2));
    await waitFor(() => expect(alert).toHaveTextContent(/^We could not reach the shop\./));
  },
};

export const Done: Story = {
  decorators: [welcoming],
  async play(person) {
    const { args, canvas } = person;
    await signIn(person);
    await expectWelcome(person);
    await expect(canvas.queryByRole('button')).toBeNull();
    await expect(args.onSuccess).toHaveBeenCalledOnce();
    await expect(storefrontOf(person).auth.getSession().status).toBe('signedIn');
  },
};

export const Dark: Story = {
  ...WrongPassword,
  globals: { shop: 'shopify', theme: 'dark' },
  async play(context) {
    await expect(getComputedStyle(document.body).colorScheme).toBe('dark');
    await WrongPassword.play?.(context);
  },
};

export const RightToLeft: Story = {
  args: { remember: false },
  globals: { language: 'ar', direction: 'rtl' },
  async play({ canvas, userEvent }) {
    const show = canvas.getByRole('button', { name: ar.showPassword });
    const secret = canvas.getByLabelText(ar.password);
    await expect(show.getBoundingClientRect().left).toBe(secret.getBoundingClientRect().left);
    await expect(parseFloat(getComputedStyle(secret).paddingLeft)).toBe(show.clientWidth);
    const address = canvas.getByRole('textbox', { name: ar.email });
    for (const field of [address, secret]) {
      // An address that ends in a mark so far has the mark at its end.
      await expect(field).toHaveStyle({ direction: 'ltr', textAlign: 'right' });
    }
    const remember = canvas.getByRole('checkbox', { name: ar.remember });
    await expect(remember.getBoundingClientRect().right).toBe(secret.getBoundingClientRect().right);
    await userEvent.click(canvas.getByRole('button', { name: ar.signIn }));
    await expect(secret).toHaveAccessibleDescription(ar.BLANK);
  },
};

export const SentWithoutScript: Story = {
  args: { remember: true },
  parameters: {
    storefront: { sent: { action: 'login', remember: false, failure: { kind: 'credentials' } } },
  },
  async play(person) {
    const { canvas } = person;
    await expect(canvas.getByRole('alert')).toHaveTextContent('The email or the password');
    await expect(email(person)).toHaveValue(ada.email);
    await expect(password(person)).toHaveValue('');
    await expect(canvas.getByRole('checkbox', { name: 'Keep me signed in' })).not.toBeChecked();
    await person.userEvent.type(password(person), `${ada.password}{Enter}`);
    await waitFor(() => expect(storefrontOf(person).auth.getSession().status).toBe('signedIn'));
  },
};

export const SentIncomplete: Story = {
  parameters: {
    storefront: {
      sent: {
        action: 'login',
        email: 'ada',
        failure: { fieldErrors: { email: ['INVALID_EMAIL'], password: ['BLANK'] } },
      },
    },
  },
  async play(person) {
    await expect(errorsOf(email(person))).toHaveTextContent('Please enter an email address');
    await expect(errorsOf(password(person))).toHaveTextContent('Please fill this in.');
    await expect(email(person)).toHaveFocus();
  },
};
