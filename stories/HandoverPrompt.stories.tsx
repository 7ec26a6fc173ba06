import type { Decorator, Meta, StoryObj } from '@storybook/react-vite';
import { HandoverPrompt, type Handover, type RequestCode } from 'react-customer-auth';
import { ar } from 'react-customer-auth/messages/ar';
import { expect, waitFor } from 'storybook/test';
import { expectTabOrder, type Person } from './support/form';
import { endless } from './support/faults';
import { ada, storefrontOf } from './support/storefront';
import type { StorefrontGlobals, StorefrontParameters } from './support/story';

const longest = `a-very-long-name-of-somebody-with-many-names.${ada.email}`;

type Story = StoryObj<typeof HandoverPrompt> & {
  parameters?: { storefront?: StorefrontParameters; handover?: Partial<Handover> };
  globals?: Partial<StorefrontGlobals>;
};

/** Hands Ada over, as a panel of another origin does. */
const handedOver: Decorator<Parameters<typeof HandoverPrompt>[0]> = (Story, context) => {
  const { codeFor } = storefrontOf(context);
  const { handover }: { handover?: Partial<Handover> } = context.parameters;
  const given: Handover = {
    isDamaged: false,
    id: 'a',
    email: ada.email,
    reason: 'A parcel is missing.',
    origin: 'https://panel.example.com',
    expiresAt: null,
    requestCode: () => Promise.resolve({ code: codeFor(ada.email) }),
    tell: () => {},
    ...handover,
  };
  return <Story args={{ initialHandover: given, ...context.args }} />;
};

const meta: Meta<typeof HandoverPrompt> = {
  component: HandoverPrompt,
  parameters: {
    storefront: { adobe: { customers: [{ ...ada, allowsAssistance: true }] } },
  },
  globals: { shop: 'adobe' },
  decorators: [handedOver],
};
export default meta;

const confirm = ({ canvas }: Pick<Person, 'canvas'>) =>
  canvas.getByRole('button', { name: 'Sign in as this customer' });
const cancel = ({ canvas }: Pick<Person, 'canvas'>) =>
  canvas.getByRole('button', { name: 'Cancel' });
const alerts = ({ canvas }: Pick<Person, 'canvas'>) =>
  canvas
    .getAllByRole('alert')
    .map(({ textContent }) => textContent)
    .join('');

const refusing =
  (kind: string, code: string, retryAfter?: number): RequestCode =>
  () =>
    Promise.resolve({ error: { kind, code, message: 'For a developer.', retryAfter } });

export const FromAPanel: Story = {
  async play(person) {
    const { canvas } = person;
    await expect(canvas.getByText(/^Sign in as/, { selector: '.rca-notice' })).toHaveFocus();
    await expect(canvas.getByText('https://panel.example.com')).toBeVisible();
    await expect(canvas.getByText('A parcel is missing.')).toBeVisible();
    await expectTabOrder(person, [confirm(person), cancel(person)]);
  },
};

export const ByALink: Story = {
  parameters: { handover: { origin: null, reason: undefined } },
  async play(person) {
    await expect(confirm(person)).toBeVisible();
    await expect(person.canvas.queryByText(/^Reason/)).toBeNull();
  },
};

export const Counting: Story = {
  decorators: [
    (Story, context) => (
      <Story
        args={{
          ...context.args,
          initialHandover: {
            isDamaged: false,
            id: 'b',
            email: ada.email,
            origin: null,
            expiresAt: Date.now() + 58_000,
            requestCode: refusing('server', ''),
            tell: () => {},
          },
        }}
      />
    ),
  ],
  async play({ canvas }) {
    await waitFor(() =>
      expect(canvas.getByText(/^The code is good for another 5\d seconds\.$/)).toBeVisible(),
    );
  },
};

export const TooLate: Story = {
  parameters: { handover: { origin: null, reason: undefined, expiresAt: 1_000 } },
  async play(person) {
    const late = 'The code may be too old by now. If it is refused, please ask for another one.';
    await waitFor(() => expect(person.canvas.getByRole('status')).toHaveTextContent(late));
    await expectTabOrder(person, [confirm(person), cancel(person)]);
  },
};

export const Damaged: Story = {
  args: { initialHandover: { isDamaged: true, id: 'c', tell: () => {} } },
  async play(person) {
    await expect(alerts(person)).toBe(
      'This sign-in did not arrive whole. Please ask for another one.',
    );
    await person.userEvent.click(person.canvas.getByRole('button', { name: 'Close' }));
    await expect(person.canvas.queryByRole('alert')).toBeNull();
  },
};

export const Busy: Story = {
  parameters: {
    storefront: {
      adobe: { customers: [{ ...ada, allowsAssistance: true }] },
      faults: [endless],
    },
  },
  async play(person) {
    await person.userEvent.click(confirm(person));
    await expect(person.canvas.getByRole('button', { name: 'Signing in…' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    // There is a code already, and it is too late.
    await person.userEvent.click(cancel(person));
    await expect(cancel(person)).toBeVisible();
  },
};

export const NoConsent: Story = {
  parameters: { handover: { requestCode: refusing('consent', 'NO_CONSENT') } },
  async play(person) {
    await person.userEvent.click(confirm(person));
    await waitFor(() =>
      expect(alerts(person)).toBe('This customer does not allow assistance with their account.'),
    );
  },
};

export const PanelGone: Story = {
  parameters: { handover: { requestCode: refusing('network', 'HANDOVER_GONE') } },
  async play(person) {
    await person.userEvent.click(confirm(person));
    await waitFor(() => expect(alerts(person)).toMatch(/^The page that asked for this/));
  },
};

export const Throttled: Story = {
  parameters: { handover: { requestCode: refusing('throttled', 'TOO_MANY_REQUESTS', 75) } },
  async play(person) {
    await person.userEvent.click(confirm(person));
    await waitFor(() =>
      expect(person.canvas.getByRole('button', { name: 'Please wait' })).toHaveTextContent(
        /1:1\d$/,
      ),
    );
  },
};

export const Done: Story = {
  async play(person) {
    await person.userEvent.click(confirm(person));
    const { auth } = storefrontOf(person);
    await waitFor(() =>
      expect(auth.getSession()).toMatchObject({ impersonation: { customer: ada.email } }),
    );
    await expect(person.canvas.queryByRole('button')).toBeNull();
  },
};

export const RightToLeft: Story = {
  globals: { language: 'ar', direction: 'rtl', shop: 'adobe' },
  async play({ canvas }) {
    await expect(canvas.getByRole('button', { name: ar.decline })).toBeVisible();
    for (const text of [ada.email, 'https://panel.example.com']) {
      await expect(canvas.getByText(text).tagName).toBe('BDI');
    }
  },
};

export const Japanese: Story = { globals: { language: 'ja', shop: 'adobe' } };

/** As wide as the smallest phone, with an address as long as some are. */
export const Narrow: Story = {
  parameters: { handover: { email: longest } },
  globals: { language: 'de', shop: 'adobe' },
  decorators: [
    (Story) => (
      <div style={{ width: '18rem' }}>
        <Story />
      </div>
    ),
  ],
  async play({ canvas }) {
    const form = canvas.getByText(longest).closest('form');
    await expect(form?.scrollWidth).toBeLessThanOrEqual(18 * 16);
  },
};
