import type { Meta } from '@storybook/react-vite';
import { errorText, useLogin } from 'react-customer-auth';
import { en } from 'react-customer-auth/messages/en';
import { useForm } from 'react-hook-form';
import { expect, waitFor } from 'storybook/test';
import { complaint, endless } from './support/faults';
import { email, expectTabOrder, password, signIn } from './support/form';
import { ada, storefrontOf } from './support/storefront';
import type { Story as Told } from './support/story';
import { expectWelcome, welcoming } from './support/welcome';

const fields = ['email', 'password'] as const;
const required = { required: en.BLANK };

/** React Hook Form has the form, `useLogin` signs in; what the shop complains of goes by `setError`. */
function HookForm() {
  const { register, handleSubmit, setError, formState } = useForm({
    defaultValues: { email: '', password: '' },
  });
  const { errors, isSubmitting } = formState;
  const [, login] = useLogin();

  const submit = handleSubmit(async (entered) => {
    const outcome = await login(entered);
    if (outcome.ok) return;
    const { error, fieldErrors, formErrors } = outcome;
    for (const name of fields) {
      const [complaint] = fieldErrors[name] ?? [];
      if (complaint) {
        setError(name, { message: errorText(complaint, en) }, { shouldFocus: true });
      }
    }
    if (!fieldErrors.email && !fieldErrors.password) {
      setError('root', { message: errorText(formErrors[0] ?? error, en) });
    }
  });

  return (
    <form noValidate method="post" onSubmit={(event) => void submit(event)}>
      <p role="alert">{errors.root?.message}</p>
      {fields.map((name) => (
        <p key={name}>
          <label htmlFor={name}>{en[name]}</label>
          <input
            {...register(name, required)}
            id={name}
            type={name}
            autoComplete={name === 'email' ? 'username' : 'current-password'}
            aria-invalid={Boolean(errors[name])}
            aria-describedby={`${name}-error`}
          />
          <span id={`${name}-error`}>{errors[name]?.message}</span>
        </p>
      ))}
      <button aria-disabled={isSubmitting}>{isSubmitting ? en.signingIn : en.signIn}</button>
    </form>
  );
}

type Story = Told<typeof HookForm>;

const meta: Meta<typeof HookForm> = { component: HookForm, decorators: [welcoming] };
export default meta;

export const Idle: Story = {
  async play(person) {
    await expectTabOrder(person, [
      email(person),
      password(person),
      person.canvas.getByRole('button', { name: 'Sign in' }),
    ]);
  },
};

export const Incomplete: Story = {
  async play(person) {
    const { canvas, userEvent } = person;
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(email(person)).toHaveAccessibleDescription('Please fill this in.'));
    await expect(email(person)).toHaveFocus();
    await expect(storefrontOf(person).shop.requests).toEqual([]);
  },
};

export const Busy: Story = {
  parameters: { storefront: { faults: [endless] } },
  async play(person) {
    await signIn(person);
    const submit = await person.canvas.findByRole('button', { name: 'Signing in…' });
    await expect(submit).toHaveAttribute('aria-disabled', 'true');
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
    const { canvas, userEvent } = person;
    await userEvent.type(email(person), ada.email);
    await userEvent.type(password(person), 'a');
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(password(person)).toHaveAccessibleDescription('This is too short.'));
    await expect(password(person)).toBeInvalid();
    await expect(password(person)).toHaveFocus();
    await expect(email(person)).toBeValid();
    await userEvent.keyboard('b');
    await waitFor(() => expect(password(person)).toBeValid());
  },
};

export const WrongPassword: Story = {
  globals: { shop: 'shopify' },
  async play(person) {
    await signIn(person, { password: 'difference' });
    await waitFor(() =>
      expect(person.canvas.getByRole('alert')).toHaveTextContent(
        /^The email or the password is not right\.$/,
      ),
    );
  },
};

export const Done: Story = {
  async play(person) {
    await signIn(person);
    await expectWelcome(person);
  },
};
