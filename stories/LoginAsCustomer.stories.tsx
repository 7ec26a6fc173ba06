import type { Meta } from '@storybook/react-vite';
import { LoginAsCustomer, type CodeRefusal, type RequestCode } from 'react-customer-auth';
import { ar } from 'react-customer-auth/messages/ar';
import { expect, fn, waitFor } from 'storybook/test';
import { endless, offline, throttled } from './support/faults';
import { errorsOf, expectTabOrder, type Person } from './support/form';
import { ada, storefrontOf } from './support/storefront';
import type { Story as Told } from './support/story';

type Story = Told<typeof LoginAsCustomer>;

const meta: Meta<typeof LoginAsCustomer> = {
  component: LoginAsCustomer,
  args: { onSuccess: fn(), onError: fn() },
};
export default meta;

const field = ({ canvas }: Person, name: string) => canvas.getByRole('textbox', { name });
const email = (person: Person) => field(person, 'Email of the customer');
const code = (person: Person) => field(person, 'One-time code');
const reason = (person: Person) => field(person, 'Reason');
const submit = ({ canvas }: Person) =>
  canvas.getByRole('button', { name: 'Sign in as this customer' });

/** Pastes a code as it comes out of an Admin page. */
async function enter(person: Person, pasted: string) {
  const { userEvent } = person;
  await userEvent.type(email(person), ada.email);
  await userEvent.click(code(person));
  await userEvent.paste(pasted);
  await userEvent.keyboard('{Enter}');
}

/** Gives a reason for a code. */
async function ask(person: Person) {
  await person.userEvent.type(email(person), ada.email);
  await person.userEvent.type(reason(person), 'A parcel is missing.{Enter}');
}

const refusing =
  (error: CodeRefusal['error']): RequestCode =>
  () =>
    Promise.resolve({ error });

const message = 'For a developer.';
const alertOf = ({ canvas }: Person) => canvas.getByRole('alert');

export const Idle: Story = {
  async play(person) {
    await expect(alertOf(person)).toBeEmptyDOMElement();
    await expect(code(person)).toHaveAttribute('autocomplete', 'one-time-code');
    await expectTabOrder(person, [email(person), code(person), submit(person)]);
  },
};

export const WithReason: Story = {
  args: { requestCode: () => new Promise(() => {}) },
  async play(person) {
    await expectTabOrder(person, [email(person), reason(person), submit(person)]);
  },
};

export const Busy: Story = {
  parameters: { storefront: { faults: [endless] } },
  async play(person) {
    const button = submit(person);
    await enter(person, 'abc');
    await expect(button).toHaveAccessibleName('Signing in…');
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(button.closest('form')).toHaveAttribute('aria-busy', 'true');
    await person.userEvent.click(button);
    await expect(button).toHaveFocus();
  },
};

export const BusyWithReason: Story = {
  args: { requestCode: () => new Promise(() => {}) },
  async play(person) {
    const button = submit(person);
    await ask(person);
    await expect(button).toHaveAccessibleName('Signing in…');
    await expect(storefrontOf(person).shop.requests).toEqual([]);
  },
};

export const Incomplete: Story = {
  async play(person) {
    await person.userEvent.click(submit(person));
    await expect(errorsOf(email(person))).toHaveTextContent('Please fill this in.');
    await expect(errorsOf(code(person))).toHaveTextContent('Please fill this in.');
    await expect(email(person)).toHaveFocus();
  },
};

export const CodeRefused: Story = {
  globals: { shop: 'shopify' },
  async play(person) {
    await enter(person, 'abc');
    await waitFor(() =>
      expect(code(person)).toHaveAccessibleDescription(
        'This code is wrong, used or too old, or it is for somebody else.',
      ),
    );
    await expect(code(person)).toHaveFocus();
    await person.userEvent.keyboard('d');
    await expect(code(person)).toBeValid();
  },
};

export const CodeRefusedOnAdobeCommerce: Story = {
  globals: { shop: 'adobe' },
  async play(person) {
    await enter(person, 'abc');
    await waitFor(() =>
      expect(alertOf(person)).toHaveTextContent(
        /^This code is wrong, used or too old, or it is for somebody else\.$/,
      ),
    );
    await expect(person.args.onError).toHaveBeenCalledOnce();
  },
};

export const UnknownCustomer: Story = {
  args: {
    requestCode: refusing({ kind: 'invalid', code: 'UNKNOWN_CUSTOMER', field: 'email', message }),
  },
  async play(person) {
    await ask(person);
    await waitFor(() =>
      expect(email(person)).toHaveAccessibleDescription('There is no customer with this email.'),
    );
    await expect(email(person)).toHaveFocus();
  },
};

export const NoConsent: Story = {
  args: { requestCode: refusing({ kind: 'consent', code: 'NO_CONSENT', message }) },
  async play(person) {
    await ask(person);
    await waitFor(() =>
      expect(alertOf(person)).toHaveTextContent(
        'This customer does not allow assistance with their account.',
      ),
    );
  },
};

export const NoPermission: Story = {
  args: { requestCode: refusing({ kind: 'forbidden', code: 'NO_PERMISSION', message }) },
  async play(person) {
    await ask(person);
    await waitFor(() =>
      expect(alertOf(person)).toHaveTextContent(
        /^The shop has not permitted support agents to do this\.$/,
      ),
    );
  },
};

export const Throttled: Story = {
  parameters: { storefront: { faults: [throttled(90)] } },
  async play(person) {
    const button = submit(person);
    await enter(person, 'abc');
    await waitFor(() =>
      expect(alertOf(person)).toHaveTextContent(
        'Too many attempts. Please try again in 90 seconds.',
      ),
    );
    await waitFor(() => expect(button).toHaveTextContent(/^Please wait 1:[23]\d$/));
  },
};

export const ThrottledWithReason: Story = {
  args: {
    requestCode: refusing({
      kind: 'throttled',
      code: 'TOO_MANY_REQUESTS',
      message,
      retryAfter: 90,
    }),
  },
  async play(person) {
    const button = submit(person);
    await ask(person);
    await waitFor(() => expect(button).toHaveTextContent(/^Please wait 1:[23]\d$/));
    await expect(button).toHaveAttribute('aria-disabled', 'true');
  },
};

export const Unreachable: Story = {
  parameters: { storefront: { faults: [offline] } },
  async play(person) {
    await enter(person, 'abc');
    await waitFor(() => expect(alertOf(person)).toHaveTextContent(/^We could not reach the shop/));
    await expect(code(person)).toHaveValue('abc');
  },
};

export const Done: Story = {
  globals: { shop: 'shopify' },
  async play(person) {
    const { args, canvas } = person;
    const fresh = storefrontOf(person).codeFor(ada.email);
    await enter(person, ` ${fresh.slice(0, 8)} ${fresh.slice(8)} `);
    await waitFor(() => expect(document.activeElement).toHaveClass('rca-notice'));
    await expect(document.activeElement).toHaveTextContent(`Signed in as ${ada.email}`);
    await expect(canvas.queryByRole('textbox')).toBeNull();
    await expect(args.onSuccess).toHaveBeenCalledOnce();
  },
};

export const DoneOnAdobeCommerce: Story = {
  ...Done,
  parameters: { storefront: { adobe: { customers: [{ ...ada, allowsAssistance: true }] } } },
  globals: { shop: 'adobe' },
};

export const RightToLeft: Story = {
  globals: { language: 'ar', direction: 'rtl', shop: 'shopify' },
  async play(person) {
    const input = field(person, ar.oneTimeCode);
    await expect(input).toHaveStyle({ direction: 'ltr', textAlign: 'right' });
    await person.userEvent.type(field(person, ar.customerEmail), ada.email);
    await person.userEvent.type(input, 'abc{Enter}');
    await waitFor(() => expect(input).toHaveAccessibleDescription(ar.codeRefused));
  },
};

export const Narrow: Story = {
  decorators: [
    (Story) => (
      <div style={{ width: '18rem' }}>
        <Story />
      </div>
    ),
  ],
  globals: { language: 'de' },
  async play({ canvas, userEvent }) {
    const button = canvas.getByRole('button');
    await userEvent.click(button);
    await expect(button.closest('form')?.scrollWidth).toBeLessThanOrEqual(18 * 16);
  },
};
