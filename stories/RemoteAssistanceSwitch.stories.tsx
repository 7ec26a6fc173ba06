import type { Meta } from '@storybook/react-vite';
import { RemoteAssistanceSwitch } from 'react-customer-auth';
import { ar } from 'react-customer-auth/messages/ar';
import { expect, fn, waitFor } from 'storybook/test';
import { endless, offline, throttled } from './support/faults';
import { expectTabOrder, type Person } from './support/form';
import { ada, storefrontOf } from './support/storefront';
import type { Story as Told } from './support/story';

type Story = Told<typeof RemoteAssistanceSwitch>;

const meta: Meta<typeof RemoteAssistanceSwitch> = {
  component: RemoteAssistanceSwitch,
  args: { onSuccess: fn(), onError: fn() },
  parameters: { storefront: { signedIn: true } },
  globals: { shop: 'adobe' },
};
export default meta;

const name = 'Let our support team see my account';
const box = ({ canvas }: Person) => canvas.getByRole('switch', { name });

/** The switch once it shows what the shop keeps. */
async function ready(person: Person) {
  await waitFor(() => expect(box(person)).toHaveAttribute('aria-disabled', 'false'));
  return box(person);
}

/** Presses the switch, from the keyboard. */
async function toggle(person: Person) {
  (await ready(person)).focus();
  await person.userEvent.keyboard(' ');
}

const change = 'allowRemoteShoppingAssistance';
const question = 'remoteShoppingAssistance';

export const Off: Story = {
  async play(person) {
    const control = await ready(person);
    await expect(control).not.toBeChecked();
    await expect(control).toHaveAccessibleDescription(
      'They can sign in as you to help, and you can take this back at any time.',
    );
    await expect(person.canvas.getByRole('alert')).toBeEmptyDOMElement();
    await expectTabOrder(person, [control]);
  },
};

export const On: Story = {
  parameters: {
    storefront: { signedIn: true, adobe: { customers: [{ ...ada, allowsAssistance: true }] } },
  },
  async play(person) {
    await expect(await ready(person)).toBeChecked();
  },
};

/** While what the shop keeps is asked for. */
export const Reading: Story = {
  parameters: { storefront: { signedIn: true, faults: [{ ...endless, operation: question }] } },
  async play(person) {
    await expect(box(person)).toHaveAttribute('aria-busy', 'true');
    await expect(box(person)).toHaveAttribute('aria-disabled', 'true');
    await person.userEvent.click(box(person));
    await expect(box(person)).not.toBeChecked();
    await expect(storefrontOf(person).shop.requests.at(-1)?.operationName).toBe(question);
  },
};

export const Busy: Story = {
  parameters: { storefront: { signedIn: true, faults: [{ ...endless, operation: change }] } },
  async play(person) {
    await toggle(person);
    await expect(box(person)).toBeChecked();
    await expect(box(person)).toHaveAttribute('aria-busy', 'true');
    await expect(box(person)).toHaveFocus();
    await person.userEvent.keyboard(' ');
    await expect(box(person)).toBeChecked();
    const { requests } = storefrontOf(person).shop;
    await expect(requests.filter((one) => one.operationName === change)).toHaveLength(1);
  },
};

/** A change that did not get through is taken back. */
export const Unreachable: Story = {
  parameters: { storefront: { signedIn: true, faults: [{ ...offline, operation: change }] } },
  async play(person) {
    const { args, canvas } = person;
    await toggle(person);
    await waitFor(() =>
      expect(canvas.getByRole('alert')).toHaveTextContent(/^We could not reach the shop\./),
    );
    await expect(box(person)).not.toBeChecked();
    await expect(box(person)).toHaveFocus();
    await expect(args.onError).toHaveBeenCalledOnce();
  },
};

/** What the shop keeps could not be read: pressed, the switch asks again. */
export const Unread: Story = {
  parameters: { storefront: { signedIn: true, faults: [{ ...offline, operation: question }] } },
  async play(person) {
    const { canvas, userEvent } = person;
    const alert = canvas.getByRole('alert');
    await waitFor(() => expect(alert).toHaveTextContent(/^We could not reach the shop\./));
    const { requests } = storefrontOf(person).shop;
    const before = requests.length;
    await userEvent.click(box(person));
    await waitFor(() => expect(requests.length).toBeGreaterThan(before));
    await waitFor(() => expect(alert).toHaveTextContent(/^We could not reach the shop\./));
    await expect(box(person)).not.toBeChecked();
  },
};

export const Throttled: Story = {
  parameters: {
    storefront: { signedIn: true, faults: [{ ...throttled(90), operation: change }] },
  },
  async play(person) {
    await toggle(person);
    await waitFor(() => expect(person.canvas.getByRole('alert')).toHaveTextContent(/again/));
    await expect(box(person)).not.toBeChecked();
  },
};

export const Done: Story = {
  async play(person) {
    const { args } = person;
    await toggle(person);
    await waitFor(() => expect(args.onSuccess).toHaveBeenLastCalledWith({ allowed: true }));
    await expect(box(person)).toBeChecked();
    await toggle(person);
    await waitFor(() => expect(args.onSuccess).toHaveBeenLastCalledWith({ allowed: false }));
    await expect(box(person)).not.toBeChecked();
    await person.userEvent.click(person.canvas.getByText(name));
    await waitFor(() => expect(args.onSuccess).toHaveBeenCalledTimes(3));
    await expect(box(person)).toBeChecked();
    await expect(person.canvas.getByRole('alert')).toBeEmptyDOMElement();
  },
};

export const SignedOut: Story = {
  parameters: { storefront: { signedIn: false } },
  async play({ canvas }) {
    await expect(canvas.queryByRole('switch')).toBeNull();
  },
};

export const Dark: Story = { ...On, globals: { shop: 'adobe', theme: 'dark' } };

export const DarkWithError: Story = { ...Unreachable, globals: { shop: 'adobe', theme: 'dark' } };

export const RightToLeft: Story = {
  parameters: {
    storefront: {
      signedIn: true,
      adobe: { customers: [{ ...ada, allowsAssistance: true }] },
    },
  },
  globals: { shop: 'adobe', language: 'ar', direction: 'rtl' },
  async play({ canvas }) {
    const control = canvas.getByRole('switch', { name: ar.allowAssistance });
    await waitFor(() => expect(control).toBeChecked());
    const hint = canvas.getByText(ar.assistanceHint);
    await expect(control.getBoundingClientRect().right).toBe(hint.getBoundingClientRect().right);
    // The knob of a switch that is on is at the end of a line, which is on the left.
    await waitFor(() =>
      expect(parseFloat(getComputedStyle(control, '::before').left)).toBeLessThan(8),
    );
  },
};
