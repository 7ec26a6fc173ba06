import type { Meta } from '@storybook/react-vite';
import {
  AuthErrors,
  AuthField,
  AuthForm,
  AuthPasswordField,
  AuthSubmit,
  useAuthForm,
  useLogin,
} from 'react-customer-auth';
import { expect, waitFor } from 'storybook/test';
import { email, errorsOf, expectTabOrder, password, signIn } from './support/form';
import { ada, storefrontOf } from './support/storefront';
import type { Story as Told } from './support/story';
import { expectWelcome, welcoming } from './support/welcome';

function useOwnForm() {
  const [state, login] = useLogin();
  return useAuthForm({
    state,
    inputs: {
      email: { type: 'email', autoComplete: 'username', required: true },
      password: { type: 'password', autoComplete: 'current-password', required: true },
    },
    submit: (value) => void login({ email: value('email'), password: value('password') }),
    label: 'Come in',
    busyLabel: 'One moment…',
  });
}

const terms = (
  <label className="rca-check">
    <input type="checkbox" name="terms" required />I accept the terms
  </label>
);

function OwnForm() {
  return (
    <AuthForm form={useOwnForm()}>
      <AuthErrors />
      <AuthField name="email" label="Email" />
      <AuthPasswordField name="password" label="Password" />
      {terms}
      <AuthSubmit />
    </AuthForm>
  );
}

type Story = Told<typeof OwnForm>;

const meta: Meta<typeof OwnForm> = {
  component: OwnForm,
  decorators: [welcoming],
};
export default meta;

export const Idle: Story = {
  async play(person) {
    const { canvas } = person;
    await expectTabOrder(person, [
      email(person),
      password(person),
      canvas.getByRole('button', { name: 'Show password' }),
      canvas.getByRole('checkbox', { name: 'I accept the terms' }),
      canvas.getByRole('button', { name: 'Come in' }),
    ]);
  },
};

export const Incomplete: Story = {
  async play(person) {
    const { canvas, userEvent } = person;
    const alert = canvas.getByRole('alert');
    await userEvent.click(canvas.getByRole('button', { name: 'Come in' }));
    await expect(errorsOf(email(person))).toHaveTextContent(/^Please fill this in\.$/);
    await expect(password(person)).toHaveAccessibleDescription('Please fill this in.');
    await expect(email(person)).toHaveFocus();
    // For the checkbox, which is none of the form's fields.
    await expect(alert).toHaveTextContent(/^Please fill this in\.$/);
    await expect(storefrontOf(person).shop.requests).toEqual([]);
  },
};

export const Busy: Story = {
  parameters: { storefront: { faults: [{ kind: 'slow', ms: 600_000 }] } },
  async play(person) {
    const { canvas, userEvent } = person;
    await userEvent.click(canvas.getByRole('checkbox', { name: 'I accept the terms' }));
    await signIn(person);
    const submit = canvas.getByRole('button', { name: 'One moment…' });
    await expect(submit).toHaveAttribute('aria-disabled', 'true');
    await expect(password(person)).toHaveFocus();
  },
};

function OwnElements() {
  return (
    <AuthForm form={useOwnForm()} render={(props) => <form data-own="" {...props} />}>
      <AuthErrors render={(props) => <section {...props} />} />
      <AuthField name="email" label="Email" render={(props) => <input data-own="" {...props} />} />
      <AuthPasswordField name="password" label="Password" />
      {terms}
      <AuthSubmit render={({ children, ...props }) => <button {...props}>→ {children}</button>} />
    </AuthForm>
  );
}

function NoParts() {
  const form = useOwnForm();
  return (
    <form {...form.formProps}>
      <section {...form.alertProps} />
      <label htmlFor={form.inputProps('email').id}>Email</label>
      <input data-own="" {...form.inputProps('email')} />
      <p {...form.errorProps('email')} />
      <label htmlFor={form.inputProps('password').id}>Password</label>
      <input {...form.inputProps('password')} />
      <p {...form.errorProps('password')} />
      {terms}
      <button type="submit" aria-disabled={form.submitProps['aria-disabled']}>
        → {form.submitProps.children}
      </button>
    </form>
  );
}

export const WithOwnElements: Story = {
  render: () => <OwnElements />,
  async play(person) {
    const { canvas, userEvent, step } = person;
    const alert = canvas.getByRole('alert');
    await expect(email(person)).toHaveAttribute('data-own');
    await userEvent.click(canvas.getByRole('checkbox', { name: 'I accept the terms' }));
    await step('A wrong password', async () => {
      await signIn(person, { password: 'difference' });
      await waitFor(() =>
        expect(alert).toHaveTextContent(/^The email or the password is not right\.$/),
      );
      await expect(alert.tagName).toBe('SECTION');
    });
    await step('The right one', async () => {
      await userEvent.clear(password(person));
      await userEvent.type(password(person), ada.password);
      await userEvent.click(canvas.getByRole('button', { name: '→ Come in' }));
      await expectWelcome(person);
    });
  },
};

export const WithoutParts: Story = { ...WithOwnElements, render: () => <NoParts /> };
