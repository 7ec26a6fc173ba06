import type { Meta } from '@storybook/react-vite';
import { ImpersonationBanner } from 'react-customer-auth';
import { ar } from 'react-customer-auth/messages/ar';
import { expect, waitFor } from 'storybook/test';
import { expectTabOrder, type Person } from './support/form';
import { ada, storefrontOf } from './support/storefront';
import type { Story as Told } from './support/story';

const longest = `a-very-long-name-of-somebody-with-many-names.${ada.email}`;
const consenting = (customer: typeof ada) => ({ ...customer, allowsAssistance: true });

type Story = Told<typeof ImpersonationBanner>;

const meta: Meta<typeof ImpersonationBanner> = {
  component: ImpersonationBanner,
  parameters: {
    storefront: {
      actsFor: 15 * 60_000,
      adobe: { customers: [ada, { ...ada, email: longest }].map(consenting) },
    },
  },
  globals: { shop: 'adobe' },
  decorators: [
    (Story) => (
      <div style={{ minHeight: '200vh' }}>
        <Story />
        <p>The shop.</p>
      </div>
    ),
  ],
};
export default meta;

const banner = ({ canvas }: Pick<Person, 'canvas'>) =>
  canvas.queryByRole('region', { name: 'Support session' });
const stop = ({ canvas }: Pick<Person, 'canvas'>) => canvas.getByRole('button', { name: 'End' });
const status = ({ canvas }: Pick<Person, 'canvas'>) => canvas.getByRole('status');

export const Running: Story = {
  async play(person) {
    await waitFor(() => expect(banner(person)).toHaveTextContent(/15 minutes left/));
    await expect(status(person)).toHaveTextContent(/^Signed in as ada@example\.com$/);
    await expectTabOrder(person, [stop(person)]);
  },
};

export const StaysAtTheTop: Story = {
  async play(person) {
    const { scrollY } = window;
    window.scrollTo({ top: 300, behavior: 'instant' });
    await waitFor(() => expect(window.scrollY).toBeGreaterThan(scrollY + 100));
    await expect(banner(person)?.getBoundingClientRect().top).toBe(0);
    window.scrollTo({ top: 0, behavior: 'instant' });
  },
};

export const LastMinute: Story = {
  parameters: { storefront: { actsFor: 58_000 } },
  async play(person) {
    await waitFor(() => expect(banner(person)).toHaveTextContent(/5\d seconds left/));
    await expect(status(person)).toHaveTextContent(/^Signed in as ada@example\.com$/);
  },
};

export const TimeIsUp: Story = {
  parameters: { storefront: { actsFor: 1_500 } },
  async play(person) {
    await waitFor(() => expect(stop(person)).toBeVisible());
    stop(person).focus();
    const over = /^Your time as ada@example\.com is over\.$/;
    await waitFor(() => expect(status(person)).toHaveTextContent(over));
    await expect(person.canvas.getByRole('button', { name: 'Close' })).toHaveFocus();
    await expect(storefrontOf(person).auth.getSession().status).toBe('signedOut');
  },
};

export const Dismissed: Story = {
  ...TimeIsUp,
  async play(person) {
    await TimeIsUp.play?.(person);
    await person.userEvent.keyboard('{Enter}');
    await expect(banner(person)).toBeNull();
  },
};

export const Ended: Story = {
  async play(person) {
    await person.userEvent.tab();
    await person.userEvent.keyboard('{Enter}');
    await waitFor(() => expect(banner(person)).toBeNull());
    await expect(storefrontOf(person).auth.getSession().status).toBe('signedOut');
  },
};

export const NobodyActs: Story = {
  parameters: { storefront: { actsFor: 0, signedIn: true } },
  async play(person) {
    await expect(banner(person)).toBeNull();
  },
};

export const RightToLeft: Story = {
  globals: { language: 'ar', direction: 'rtl', shop: 'adobe' },
  async play({ canvas }) {
    const button = canvas.getByRole('button', { name: ar.stopActing });
    const address = canvas.getAllByText(ada.email)[0];
    await expect(address?.tagName).toBe('BDI');
    await expect(button.getBoundingClientRect().left).toBeLessThan(
      address?.getBoundingClientRect().left ?? 0,
    );
  },
};

/** As wide as the smallest phone, with an address as long as some are. */
export const Narrow: Story = {
  parameters: { storefront: { actsAs: longest } },
  decorators: [
    (Story) => (
      <div style={{ width: '18rem' }}>
        <Story />
      </div>
    ),
  ],
  globals: { language: 'de', shop: 'adobe' },
  async play({ canvas }) {
    const region = canvas.getByRole('region');
    await waitFor(() => expect(region).toHaveTextContent(/noch 15 Minuten/));
    await expect(region.scrollWidth).toBeLessThanOrEqual(18 * 16);
    await expect(canvas.getByRole('button').getBoundingClientRect().height).toBeGreaterThan(24);
  },
};
