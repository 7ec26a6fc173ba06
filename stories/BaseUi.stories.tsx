import { Button } from '@base-ui/react/button';
import { Checkbox } from '@base-ui/react/checkbox';
import { Input } from '@base-ui/react/input';
import type { Meta } from '@storybook/react-vite';
import {
  AuthErrors,
  AuthField,
  AuthForm,
  AuthPasswordField,
  AuthSubmit,
  useLoginForm,
} from 'react-customer-auth';
import { expect, waitFor } from 'storybook/test';
import { email, errorsOf, expectTabOrder, password, signIn } from './support/form';
import { throttled } from './support/faults';
import { ada, storefrontOf } from './support/storefront';
import type { Story as Told } from './support/story';
import { expectWelcome, welcoming } from './support/welcome';

/** The parts with the components of Base UI in their elements' place. */
function BaseUiForm() {
  return (
    <AuthForm form={useLoginForm({ asksToRemember: true })}>
      <AuthErrors />
      <AuthField name="email" label="Email" render={(props) => <Input {...props} />} />
      <AuthPasswordField
        name="password"
        label="Password"
        render={(props) => <Input {...props} />}
      />
      <label className="rca-check">
        <Checkbox.Root
          name="remember"
          style={{ width: 24, height: 24, border: '1px solid', background: 'none' }}
        >
          <Checkbox.Indicator>✓</Checkbox.Indicator>
        </Checkbox.Root>
        Keep me signed in
      </label>
      <AuthSubmit render={(props) => <Button {...props} />} />
    </AuthForm>
  );
}

type Story = Told<typeof BaseUiForm>;

const meta: Meta<typeof BaseUiForm> = { component: BaseUiForm, decorators: [welcoming] };
export default meta;

export const Idle: Story = {
  async play(person) {
    const { canvas } = person;
    await expectTabOrder(person, [
      email(person),
      password(person),
      canvas.getByRole('button', { name: 'Show password' }),
      canvas.getByRole('checkbox', { name: 'Keep me signed in' }),
      canvas.getByRole('button', { name: 'Sign in' }),
    ]);
  },
};

export const Incomplete: Story = {
  async play(person) {
    const { canvas, userEvent } = person;
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }));
    await expect(errorsOf(email(person))).toHaveTextContent('Please fill this in.');
    await expect(email(person)).toBeInvalid();
    await expect(email(person)).toHaveFocus();
    await userEvent.keyboard(ada.email);
    await expect(email(person)).toBeValid();
    await expect(password(person)).toHaveAccessibleDescription('Please fill this in.');
  },
};

export const Throttled: Story = {
  parameters: { storefront: { faults: [throttled(90)] } },
  async play(person) {
    const submit = person.canvas.getByRole('button', { name: 'Sign in' });
    await signIn(person);
    await waitFor(() => expect(submit).toHaveTextContent(/^Please wait 1:[23]\d$/));
    await expect(submit).toHaveAttribute('aria-disabled', 'true');
    await person.userEvent.click(submit);
    await expect(submit).toHaveFocus();
    await expect(storefrontOf(person).shop.requests).toHaveLength(1);
  },
};

export const Done: Story = {
  async play(person) {
    const { canvas, userEvent } = person;
    await userEvent.click(canvas.getByRole('button', { name: 'Show password' }));
    await userEvent.click(canvas.getByRole('checkbox'));
    await expect(canvas.getByRole('checkbox')).toBeChecked();
    await signIn(person);
    await expectWelcome(person);
  },
};
