import type { Meta } from '@storybook/react-vite';
import {
  ResetPasswordForm,
  type ResetLink,
  type ResetPasswordFormProps,
} from 'react-customer-auth';
import { ar } from 'react-customer-auth/messages/ar';
import { expect, fn, waitFor } from 'storybook/test';
import { complaint, endless, offline, throttled } from './support/faults';
import { email, errorsOf, expectTabOrder, type Person } from './support/form';
import { ada, storefrontOf } from './support/storefront';
import type { Story as Told } from './support/story';

/** But what comes with the emailed link, for which each story asks its shop. */
type Props = Omit<ResetPasswordFormProps, keyof ResetLink>;
type Story = Told<Props>;

const meta: Meta<Props> = {
  args: {
    onSuccess: fn(),
    onError: fn(),
    recover: <a href="#recover">Ask for a new link</a>,
    signIn: <a href="#login">Back to the sign-in</a>,
  },
  render: (args, context) => <ResetPasswordForm {...args} {...storefrontOf(context).resetLink} />,
};
export default meta;

const newPassword = ({ canvas }: Person) => canvas.getByLabelText('New password');
const submit = ({ canvas }: Person) => canvas.getByRole('button', { name: 'Set password' });

/** Fills in what the form asks for, and submits it from the keyboard. */
async function set(person: Person, password = 'Analytical-Engine-1') {
  const { canvas, userEvent } = person;
  if (canvas.queryByLabelText('Email')) await userEvent.type(email(person), ada.email);
  await userEvent.type(newPassword(person), `${password}{Enter}`);
}

export const Idle: Story = {
  globals: { shop: 'shopify' },
  async play(person) {
    const { canvas } = person;
    await expect(canvas.getByRole('alert')).toBeEmptyDOMElement();
    await expect(newPassword(person)).toHaveAttribute('autocomplete', 'new-password');
    await expectTabOrder(person, [
      newPassword(person),
      canvas.getByRole('button', { name: 'Show password' }),
      submit(person),
      canvas.getByRole('link', { name: 'Back to the sign-in' }),
      canvas.getByRole('link', { name: 'Ask for a new link' }),
    ]);
  },
};

export const IdleOnAdobeCommerce: Story = {
  globals: { shop: 'adobe' },
  async play(person) {
    const { canvas } = person;
    await expectTabOrder(person, [
      email(person),
      newPassword(person),
      canvas.getByRole('button', { name: 'Show password' }),
      submit(person),
      canvas.getByRole('link', { name: 'Back to the sign-in' }),
      canvas.getByRole('link', { name: 'Ask for a new link' }),
    ]);
  },
};

export const Busy: Story = {
  parameters: { storefront: { faults: [endless] } },
  async play(person) {
    const { canvas, userEvent } = person;
    const button = submit(person);
    await userEvent.click(canvas.getByRole('button', { name: 'Show password' }));
    await expect(newPassword(person)).toHaveAttribute('type', 'text');
    await set(person);
    await expect(button).toHaveAccessibleName('Setting password…');
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(newPassword(person)).toHaveAttribute('type', 'password');
    await userEvent.click(button);
    await expect(storefrontOf(person).shop.requests).toHaveLength(1);
  },
};

export const Incomplete: Story = {
  globals: { shop: 'adobe' },
  async play(person) {
    const { canvas, userEvent } = person;
    await userEvent.click(submit(person));
    await expect(canvas.getByRole('alert')).toHaveTextContent(/^Please check what you entered\.$/);
    await expect(email(person)).toHaveFocus();
    await expect(errorsOf(email(person))).toHaveTextContent(/^Please fill this in\.$/);
    await expect(errorsOf(newPassword(person))).toHaveTextContent(/^Please fill this in\.$/);
    await userEvent.type(newPassword(person), 'a');
    await expect(newPassword(person)).toBeValid();
    await expect(email(person)).toBeInvalid();
    await expect(storefrontOf(person).shop.requests).toEqual([]);
  },
};

export const FieldError: Story = {
  parameters: {
    storefront: {
      faults: [
        complaint('customerResetByUrl', {
          code: 'PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE',
          field: ['password'],
          message: 'Password cannot start or end with a space',
        }),
      ],
    },
  },
  globals: { shop: 'shopify' },
  async play(person) {
    await set(person, 'analytical ');
    await waitFor(() => expect(newPassword(person)).toBeInvalid());
    await expect(newPassword(person)).toHaveAccessibleDescription(
      'A password cannot begin or end with a space.',
    );
    await expect(newPassword(person)).toHaveFocus();
    await expect(person.canvas.getByRole('alert')).toHaveTextContent(
      /^Please check what you entered\.$/,
    );
  },
};

export const LinkUsed: Story = {
  globals: { shop: 'shopify' },
  render: (args) => (
    <ResetPasswordForm {...args} resetUrl="https://fake-shop.myshopify.com/account/reset/1/used" />
  ),
  async play(person) {
    const { canvas } = person;
    await set(person);
    await waitFor(() =>
      expect(canvas.getByRole('alert')).toHaveTextContent(
        /^This link is no longer valid\. Please ask for a new one\.$/,
      ),
    );
    await expect(newPassword(person)).toBeValid();
    await expect(canvas.getByRole('link', { name: 'Ask for a new link' })).toBeVisible();
  },
};

/** Adobe Commerce does not say whether it is for the link or for the password. */
export const RefusedOnAdobeCommerce: Story = {
  globals: { shop: 'adobe' },
  async play(person) {
    const alert = person.canvas.getByRole('alert');
    await set(person, 'simple');
    await waitFor(() =>
      expect(alert).toHaveTextContent(/^The password could not be set\. The link may be too old/),
    );
    await expect(alert).toHaveTextContent(/at least eight characters/);
    await person.userEvent.clear(newPassword(person));
    await person.userEvent.type(newPassword(person), 'Analytical-Engine-1{Enter}');
    await waitFor(() => expect(document.activeElement).toHaveTextContent(/is set/));
  },
};

export const Unreachable: Story = {
  parameters: { storefront: { faults: [offline] } },
  async play(person) {
    const { args, canvas } = person;
    await set(person);
    await waitFor(() =>
      expect(canvas.getByRole('alert')).toHaveTextContent(/^We could not reach the shop\./),
    );
    await expect(newPassword(person)).toHaveFocus();
    await expect(args.onError).toHaveBeenCalledOnce();
  },
};

export const ThrottledForAWhile: Story = {
  parameters: { storefront: { faults: [throttled(90)] } },
  async play(person) {
    const button = submit(person);
    await set(person);
    await waitFor(() => expect(button).toHaveTextContent(/^Please wait 1:[23]\d$/));
    await expect(button).toHaveAccessibleName('Please wait');
    await expect(person.canvas.getByRole('alert')).toHaveTextContent(
      'Too many attempts. Please try again in 90 seconds.',
    );
  },
};

export const Done: Story = {
  globals: { shop: 'shopify' },
  async play(person) {
    const { args, canvas } = person;
    await set(person);
    await waitFor(() =>
      expect(document.activeElement).toHaveTextContent(
        /^Your new password is set, and you are signed in\.$/,
      ),
    );
    await expect(canvas.queryByRole('button')).toBeNull();
    await expect(args.onSuccess).toHaveBeenCalledOnce();
    await expect(storefrontOf(person).auth.getSession().status).toBe('signedIn');
    await expect(canvas.queryByRole('link')).toBeNull();
  },
};

export const DoneOnAdobeCommerce: Story = { ...Done, globals: { shop: 'adobe' } };

/** The password is set, and the sign-in that follows on Adobe Commerce did not get through. */
export const DoneWithoutSignIn: Story = {
  parameters: { storefront: { faults: [{ ...offline, operation: 'generateCustomerToken' }] } },
  globals: { shop: 'adobe' },
  async play(person) {
    await set(person);
    await waitFor(() =>
      expect(document.activeElement).toHaveTextContent(
        /^Your new password is set\. Please sign in with it\.$/,
      ),
    );
    await expect(storefrontOf(person).auth.getSession().status).toBe('signedOut');
    await expectTabOrder(person, [
      person.canvas.getByRole('link', { name: 'Back to the sign-in' }),
    ]);
  },
};

export const Dark: Story = {
  ...Incomplete,
  globals: { shop: 'adobe', theme: 'dark' },
};

export const DarkDone: Story = { ...Done, globals: { shop: 'shopify', theme: 'dark' } };

export const RightToLeft: Story = {
  globals: { shop: 'adobe', language: 'ar', direction: 'rtl' },
  args: { recover: <a href="#recover">طلب رابط جديد</a>, signIn: undefined },
  async play({ canvas, userEvent }) {
    const show = canvas.getByRole('button', { name: ar.showPassword });
    const secret = canvas.getByLabelText(ar.newPassword);
    await expect(show.getBoundingClientRect().left).toBe(secret.getBoundingClientRect().left);
    await userEvent.click(canvas.getByRole('button', { name: ar.setPassword }));
    await expect(secret).toHaveAccessibleDescription(ar.BLANK);
    await expect(canvas.getByRole('textbox', { name: ar.email })).toHaveFocus();
  },
};

export const SentWithoutScript: Story = {
  globals: { shop: 'shopify' },
  parameters: { storefront: { signedIn: true, sent: { action: 'reset' } } },
  async play({ canvas }) {
    await expect(canvas.getByText(/you are signed in/)).toHaveFocus();
  },
};

export const SentAndRefused: Story = {
  globals: { shop: 'shopify' },
  parameters: { storefront: { sent: { action: 'reset', failure: { kind: 'code' } } } },
  async play({ canvas }) {
    await expect(canvas.getByRole('alert')).toHaveTextContent('This link is no longer valid.');
  },
};
