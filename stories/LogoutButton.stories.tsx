import type { Meta } from '@storybook/react-vite';
import { LogoutButton, SignedIn, SignedOut } from 'react-customer-auth';
import { expect, fn, waitFor } from 'storybook/test';
import { expectTabOrder } from './support/form';
import { storefrontOf } from './support/storefront';
import type { Story as Told } from './support/story';

type Story = Told<typeof LogoutButton>;

const meta: Meta<typeof LogoutButton> = {
  component: LogoutButton,
  args: { onSuccess: fn() },
  parameters: { storefront: { signedIn: true } },
  render: (args) => (
    <>
      <SignedIn>
        <LogoutButton {...args} />
      </SignedIn>
      <div role="status">
        <SignedOut>You are signed out.</SignedOut>
      </div>
    </>
  ),
};
export default meta;

export const Idle: Story = {
  async play(person) {
    await expectTabOrder(person, [person.canvas.getByRole('button', { name: 'Sign out' })]);
  },
};

export const OwnWords: Story = {
  args: { children: 'Leave' },
  async play({ canvas }) {
    await expect(canvas.getByRole('button', { name: 'Leave' })).toBeEnabled();
  },
};

export const Done: Story = {
  globals: { shop: 'shopify' },
  async play({ args, canvas, userEvent, ...context }) {
    const status = canvas.getByRole('status');
    await expect(status).toBeEmptyDOMElement();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(status).toHaveTextContent('You are signed out.'));
    await expect(canvas.queryByRole('button')).toBeNull();
    const { shop } = storefrontOf(context);
    await waitFor(() => expect(shop.requests.at(-1)?.query).toMatch(/customerAccessTokenDelete/));
  },
};

export const Unreachable: Story = {
  parameters: { storefront: { faults: [{ kind: 'offline', times: Infinity }] } },
  globals: { shop: 'shopify' },
  async play({ args, canvas, userEvent }) {
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }));
    await waitFor(() =>
      expect(canvas.getByRole('status')).toHaveTextContent('You are signed out.'),
    );
    const unrevoked: unknown = expect.objectContaining({ revoked: false });
    await waitFor(() => expect(args.onSuccess).toHaveBeenCalledWith(unrevoked));
  },
};

export const Busy: Story = {
  parameters: { storefront: { faults: [{ kind: 'slow', ms: 600_000, times: Infinity }] } },
  globals: { shop: 'shopify' },
  render: (args) => <LogoutButton {...args} />,
  async play({ canvas, userEvent }) {
    const button = canvas.getByRole('button', { name: 'Sign out' });
    await userEvent.click(button);
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(button).toHaveFocus();
  },
};

export const WithoutScript: Story = {
  parameters: { storefront: { sent: { action: 'logout' } } },
  async play({ canvas, userEvent }) {
    const button = canvas.getByRole('button', { name: 'Sign out' });
    await expect(button.closest('form')).toHaveAttribute('action', '/api/customer');
    await userEvent.click(button);
    await waitFor(() =>
      expect(canvas.getByRole('status')).toHaveTextContent('You are signed out.'),
    );
  },
};
