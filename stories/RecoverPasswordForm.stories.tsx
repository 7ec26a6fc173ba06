import type { Meta } from '@storybook/react-vite';
import { RecoverPasswordForm } from 'react-customer-auth';
import { ar } from 'react-customer-auth/messages/ar';
import { expect, fn, waitFor } from 'storybook/test';
import { complaint, endless, offline, throttled } from './support/faults';
import { email, errorsOf, expectTabOrder, type Person } from './support/form';
import { ada, storefrontOf } from './support/storefront';
import type { Story as Told } from './support/story';

type Story = Told<typeof RecoverPasswordForm>;

const meta: Meta<typeof RecoverPasswordForm> = {
  component: RecoverPasswordForm,
  args: {
    onSuccess: fn(),
    onError: fn(),
    signIn: <a href="#login">Back to the sign-in</a>,
  },
};
export default meta;

const submit = ({ canvas }: Person) => canvas.getByRole('button', { name: 'Send the link' });

const ask = (person: Person, address = ada.email) =>
  person.userEvent.type(email(person), `${address}{Enter}`);

export const Idle: Story = {
  async play(person) {
    const { canvas } = person;
    await expect(canvas.getByText(/we will send you a link/)).toBeVisible();
    await expect(canvas.getByRole('alert')).toBeEmptyDOMElement();
    await expect(email(person)).toHaveAttribute('autocomplete', 'username');
    await expectTabOrder(person, [
      email(person),
      submit(person),
      canvas.getByRole('link', { name: 'Back to the sign-in' }),
    ]);
  },
};

export const Busy: Story = {
  parameters: { storefront: { faults: [endless] } },
  async play(person) {
    const button = submit(person);
    await ask(person);
    await expect(button).toHaveAccessibleName('Sending…');
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await person.userEvent.click(button);
    await expect(button).toHaveFocus();
    await expect(storefrontOf(person).shop.requests).toHaveLength(1);
  },
};

export const Incomplete: Story = {
  async play(person) {
    const { canvas, userEvent } = person;
    await userEvent.click(submit(person));
    await expect(canvas.getByRole('alert')).toHaveTextContent(/^Please check what you entered\.$/);
    await expect(errorsOf(email(person))).toHaveTextContent(/^Please fill this in\.$/);
    await expect(email(person)).toHaveFocus();
    await expect(email(person)).toBeInvalid();
    await userEvent.keyboard('ada{Enter}');
    await expect(email(person)).toHaveAccessibleDescription(/^Please enter an email address/);
    await expect(storefrontOf(person).shop.requests).toEqual([]);
  },
};

export const FieldError: Story = {
  parameters: {
    storefront: {
      faults: [
        complaint('customerRecover', {
          code: 'INVALID',
          field: ['email'],
          message: 'Email is invalid',
        }),
      ],
    },
  },
  globals: { shop: 'shopify' },
  async play(person) {
    await ask(person, 'ada@example');
    await waitFor(() => expect(errorsOf(email(person))).toHaveTextContent(/check this entry/));
    await expect(email(person)).toHaveFocus();
    await expect(email(person)).toHaveAccessibleDescription('Please check this entry.');
    await person.userEvent.keyboard('.com');
    await expect(email(person)).toBeValid();
    await expect(person.canvas.getByRole('alert')).toBeEmptyDOMElement();
  },
};

export const Unreachable: Story = {
  parameters: { storefront: { faults: [offline] } },
  async play(person) {
    const { args, canvas } = person;
    await ask(person);
    await waitFor(() =>
      expect(canvas.getByRole('alert')).toHaveTextContent(/^We could not reach the shop\./),
    );
    await expect(email(person)).toHaveValue(ada.email);
    await expect(email(person)).toBeValid();
    await expect(args.onError).toHaveBeenCalledOnce();
  },
};

export const CaptchaRefused: Story = {
  parameters: { storefront: { adobe: { captcha: 'passed' } } },
  globals: { shop: 'adobe' },
  async play(person) {
    const { canvas } = person;
    await ask(person);
    await waitFor(() =>
      expect(canvas.getByRole('alert')).toHaveTextContent(
        'We could not make sure that you are human. Please try again.',
      ),
    );
    await expect(submit(person)).toHaveAttribute('aria-disabled', 'false');
  },
};

export const Throttled: Story = {
  parameters: { storefront: { faults: [throttled()] } },
  async play(person) {
    await ask(person);
    await waitFor(() =>
      expect(person.canvas.getByRole('alert')).toHaveTextContent(
        'Too many attempts. Please wait a little, then try again.',
      ),
    );
  },
};

export const ThrottledForAWhile: Story = {
  parameters: { storefront: { faults: [throttled(90)] } },
  async play(person) {
    const { canvas, userEvent } = person;
    const button = submit(person);
    await ask(person);
    await waitFor(() =>
      expect(canvas.getByRole('alert')).toHaveTextContent('Please try again in 90 seconds.'),
    );
    await waitFor(() => expect(button).toHaveTextContent(/^Please wait 1:[23]\d$/));
    await expect(button).toHaveAccessibleName('Please wait');
    await userEvent.click(button);
    await expect(storefrontOf(person).shop.requests).toHaveLength(1);
  },
};

export const Done: Story = {
  globals: { shop: 'shopify' },
  async play(person) {
    const { args, canvas } = person;
    await ask(person);
    await waitFor(() => expect(document.activeElement).toHaveClass('rca-notice'));
    await expect(document.activeElement).toHaveTextContent(
      /^If ada@example\.com has an account, a link to a new password is on its way/,
    );
    await expect(canvas.queryByRole('textbox')).toBeNull();
    await expect(args.onSuccess).toHaveBeenCalledOnce();
    await expect(args.onSuccess).toHaveBeenCalledWith({ email: ada.email });
    await expectTabOrder(person, [
      canvas.getByRole('button', { name: 'Use another email' }),
      canvas.getByRole('link', { name: 'Back to the sign-in' }),
    ]);
  },
};

export const DoneOnAdobeCommerce: Story = { ...Done, globals: { shop: 'adobe' } };

export const DoneWithoutAccount: Story = {
  async play(person) {
    const { canvas } = person;
    await ask(person, 'nobody@example.com');
    await waitFor(() => expect(document.activeElement).toHaveTextContent(/^If nobody@example/));
    await expect(canvas.queryByRole('alert')).toBeNull();
  },
};

export const AnotherEmail: Story = {
  async play(person) {
    const { canvas, userEvent } = person;
    await ask(person);
    await userEvent.click(await canvas.findByRole('button', { name: 'Use another email' }));
    await expect(email(person)).toHaveFocus();
    await expect(email(person)).toHaveValue(ada.email);
  },
};

export const Dark: Story = { ...Done, globals: { shop: 'shopify', theme: 'dark' } };

export const DarkWithError: Story = { ...Incomplete, globals: { theme: 'dark' } };

export const RightToLeft: Story = {
  globals: { language: 'ar', direction: 'rtl' },
  args: { signIn: <a href="#login">العودة إلى تسجيل الدخول</a> },
  async play({ canvas, userEvent }) {
    const field = canvas.getByRole('textbox', { name: ar.email });
    const back = canvas.getByRole('link');
    await expect(back.getBoundingClientRect().right).toBe(field.getBoundingClientRect().right);
    await userEvent.click(canvas.getByRole('button', { name: ar.sendLink }));
    await expect(field).toHaveAccessibleDescription(ar.BLANK);
    await expect(field).toHaveFocus();
  },
};

export const RightToLeftDone: Story = {
  globals: { language: 'ar', direction: 'rtl' },
  args: { signIn: <a href="#login">العودة إلى تسجيل الدخول</a> },
  async play({ canvas, userEvent }) {
    await userEvent.type(canvas.getByRole('textbox', { name: ar.email }), `${ada.email}{Enter}`);
    const address = await canvas.findByText(ada.email);
    // Of its own direction within the sentence.
    await expect(getComputedStyle(address).unicodeBidi).toBe('isolate');
    await expect(address.parentElement).toHaveFocus();
  },
};

export const SentWithoutScript: Story = {
  parameters: { storefront: { sent: { action: 'recover' } } },
  async play(person) {
    const { canvas, userEvent } = person;
    await expect(canvas.getByText(/has an account/)).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Use another email' }));
    await expect(email(person)).toHaveFocus();
  },
};
