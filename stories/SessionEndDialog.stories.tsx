import type { Meta } from '@storybook/react-vite';
import { SessionEndDialog, SignedIn } from 'react-customer-auth';
import { ar } from 'react-customer-auth/messages/ar';
import { ja } from 'react-customer-auth/messages/ja';
import { customerAccessToken } from 'react-customer-auth/shopify';
import { expect, fn, waitFor } from 'storybook/test';
import { offline, throttled } from './support/faults';
import { expectTabOrder, password, type Person } from './support/form';
import { ada, storefrontOf, type Storefront } from './support/storefront';
import type { Story as Told } from './support/story';

type Story = Told<typeof SessionEndDialog>;

/** Ada is signed in, for so many milliseconds more. */
const lasting = (tokenLifetime: number) => ({
  storefront: { signedIn: true, adobe: { customers: [ada], tokenLifetime } },
});

const recover = <a href="#recover">Forgot your password?</a>;

const meta: Meta<typeof SessionEndDialog> = {
  component: SessionEndDialog,
  args: { recover, onSuccess: fn(), onError: fn() },
  parameters: lasting(299_000),
  globals: { shop: 'adobe' },
  decorators: [
    (Story) => (
      <div style={{ minHeight: '30rem' }}>
        <p>
          <label>
            A note to the shop <input />
          </label>
        </p>
        <SignedIn>
          <p>
            <label>
              A note of one’s own <input />
            </label>
          </p>
        </SignedIn>
        <Story />
      </div>
    ),
  ],
};
export default meta;

type Opened = Person & { loaded: { storefront?: Storefront } };

const dialog = ({ canvas }: Person) => canvas.queryByRole('dialog');
const button = ({ canvas }: Person, name: string) => canvas.getByRole('button', { name });
const note = ({ canvas }: Person, name = 'A note to the shop') =>
  canvas.getByRole('textbox', { name });
const untilNamed = (person: Person, name: string | RegExp) =>
  waitFor(() => expect(dialog(person)).toHaveAccessibleName(name));

/** Has the shop take the token no longer, and the page notice. */
async function reject(person: Opened) {
  const { shop, auth, client } = storefrontOf(person);
  shop.changePassword(ada.email, ada.password);
  await client.query('query Mine { customer { email } }', {}).toPromise();
  await waitFor(() => expect(auth.getSession().status).toBe('signedOut'));
  await untilNamed(person, /./);
}

/** Has the form come before the end. */
async function stay(person: Person) {
  await untilNamed(person, /^Your session ends in/);
  await person.userEvent.click(button(person, 'Stay signed in'));
}

const ended = 'Your session has ended. Please sign in again.';

export const Warning: Story = {
  async play(person) {
    const { canvas, userEvent } = person;
    await userEvent.type(note(person), 'Please ring twice');
    await untilNamed(person, 'Your session ends in 5 minutes.');
    await expect(note(person)).toHaveFocus();
    await waitFor(() =>
      expect(canvas.getByRole('status')).toHaveTextContent(/^Your session ends in 5 minutes\.$/),
    );
    note(person).blur();
    await expectTabOrder(person, [
      note(person),
      note(person, 'A note of one’s own'),
      button(person, 'Stay signed in'),
      button(person, 'Not now'),
    ]);
  },
};

export const LastMinute: Story = {
  parameters: lasting(58_000),
  async play(person) {
    await untilNamed(person, /^Your session ends in 5\d seconds\.$/);
    await expect(note(person)).not.toHaveFocus();
  },
};

export const Dismissed: Story = {
  async play(person) {
    await untilNamed(person, /5 minutes/);
    note(person).focus();
    await person.userEvent.tab();
    await person.userEvent.tab();
    await person.userEvent.keyboard('{Escape}');
    await expect(dialog(person)).toBeNull();
    await expect(note(person, 'A note of one’s own')).toHaveFocus();
    await expect(storefrontOf(person).auth.getSession().status).toBe('signedIn');
  },
};

export const BeforeTheEnd: Story = {
  async play(person) {
    await stay(person);
    await untilNamed(person, 'Your session ends in 5 minutes.');
    await expect(dialog(person)).toHaveAccessibleDescription(
      'Sign in again, and you can go on where you are.',
    );
    await expect(password(person)).toHaveFocus();
  },
};

/** The note that the customer has begun, and the session, go on. */
export const Prolonged: Story = {
  async play(person) {
    const { args, userEvent } = person;
    const { auth } = storefrontOf(person);
    const before = auth.getSession();
    const own = note(person, 'A note of one’s own');
    await userEvent.type(own, 'Half a sentence');
    await stay(person);
    await userEvent.keyboard(`${ada.password}{Enter}`);
    await waitFor(() => expect(args.onSuccess).toHaveBeenCalledOnce());
    await expect(own).toHaveFocus();
    await expect(own).toHaveValue('Half a sentence');
    const after = auth.getSession();
    await expect(after).not.toBe(before);
    await expect('id' in after && 'id' in before && after.id === before.id).toBe(true);
  },
};

export const Expired: Story = {
  parameters: lasting(1_500),
  async play(person) {
    await person.userEvent.type(note(person), 'Please ring twice');
    await untilNamed(person, ended);
    // Whoever is typing goes on typing for a moment, and that is no password.
    await expect(person.canvas.getByRole('heading', { name: ended })).toHaveFocus();
    await person.userEvent.keyboard(', thanks{Enter}');
    await expect(password(person)).toHaveValue('');
    await expect(person.canvas.getByLabelText('Email')).toHaveValue(ada.email);
    await person.userEvent.tab();
    await expect(person.canvas.getByLabelText('Email')).toHaveFocus();
  },
};

export const StayedSignedOut: Story = {
  ...Expired,
  async play(person) {
    await Expired.play?.(person);
    await person.userEvent.click(button(person, 'Stay signed out'));
    await expect(dialog(person)).toBeNull();
    await expect(note(person)).toHaveFocus();
    await expect(note(person)).toHaveValue('Please ring twice');
  },
};

export const EndedWhileTyping: Story = {
  parameters: lasting(3_000),
  async play(person) {
    await stay(person);
    await person.userEvent.keyboard('anal');
    await untilNamed(person, ended);
    await expect(password(person)).toHaveValue('anal');
    await expect(password(person)).toHaveFocus();
    await waitFor(() => expect(person.canvas.getByRole('status')).toHaveTextContent(ended));
    await person.userEvent.keyboard('ytical{Enter}');
    await waitFor(() => expect(person.args.onSuccess).toHaveBeenCalledOnce());
  },
};

export const Rejected: Story = {
  async play(person) {
    await reject(person);
    await untilNamed(person, ended);
    await expect(password(person)).toHaveFocus();
    await expect(note(person)).not.toHaveFocus();
    // The page beneath is out of reach; the tabulator leads to the browser itself after the last one.
    for (const name of ['Show password', 'Sign in', 'Stay signed out']) {
      await person.userEvent.tab();
      await expect(button(person, name)).toHaveFocus();
    }
  },
};

export const SignedInAgain: Story = {
  parameters: lasting(3_600_000),
  async play(person) {
    await reject(person);
    await person.userEvent.keyboard(`${ada.password}{Enter}`);
    await waitFor(() => expect(dialog(person)).toBeNull());
    await expect(storefrontOf(person).auth.getSession().status).toBe('signedIn');
    await expect(person.args.onSuccess).toHaveBeenCalledOnce();
  },
};

export const Incomplete: Story = {
  async play(person) {
    const { canvas, userEvent } = person;
    await reject(person);
    await userEvent.clear(canvas.getByLabelText('Email'));
    await userEvent.keyboard('{Enter}');
    await expect(canvas.getByLabelText('Email')).toHaveFocus();
    await expect(password(person)).toHaveAccessibleDescription('Please fill this in.');
  },
};

export const WrongPassword: Story = {
  args: { remember: true },
  async play(person) {
    const { canvas, userEvent, args } = person;
    await reject(person);
    await userEvent.keyboard('difference{Enter}');
    await waitFor(() =>
      expect(canvas.getByRole('alert')).toHaveTextContent(
        /^The email or the password is not right/,
      ),
    );
    await expect(password(person)).toHaveFocus();
    await expect(args.onError).toHaveBeenCalledOnce();
  },
};

export const Unreachable: Story = {
  async play(person) {
    await reject(person);
    storefrontOf(person).shop.inject(offline);
    await person.userEvent.keyboard(`${ada.password}{Enter}`);
    await waitFor(() =>
      expect(person.canvas.getByRole('alert')).toHaveTextContent(/^We could not reach the shop\./),
    );
  },
};

/** Where sessions are renewed, there is no word before the end; and the shop says for how long it wants no attempt. */
export const ThrottledOnShopify: Story = {
  globals: { shop: 'shopify' },
  async play(person) {
    const { canvas, userEvent } = person;
    const { shop, client } = storefrontOf(person);
    await expect(dialog(person)).toBeNull();
    shop.changePassword(ada.email, ada.password);
    const query = 'query Mine($token: String!) { customer(customerAccessToken: $token) { email } }';
    await client.query(query, { token: customerAccessToken }).toPromise();
    await untilNamed(person, ended);
    shop.inject(throttled(90));
    await userEvent.keyboard(`${ada.password}{Enter}`);
    await waitFor(() =>
      expect(canvas.getByRole('alert')).toHaveTextContent(/Please try again in 90 seconds\.$/),
    );
    await waitFor(() => expect(button(person, 'Please wait')).toHaveTextContent(/1:[23]\d$/));
  },
};

export const Dark: Story = {
  ...WrongPassword,
  globals: { shop: 'adobe', theme: 'dark' },
};

export const DarkWarning: Story = {
  ...Warning,
  globals: { shop: 'adobe', theme: 'dark' },
};

export const RightToLeft: Story = {
  globals: { shop: 'adobe', language: 'ar', direction: 'rtl' },
  async play(person) {
    const { canvas } = person;
    await reject(person);
    const [show, secret] = [button(person, ar.showPassword), canvas.getByLabelText(ar.password)];
    await expect(show.getBoundingClientRect().left).toBe(secret.getBoundingClientRect().left);
    await expect(secret).toHaveFocus();
    await expect(dialog(person)).toHaveAccessibleName(ar.rejected);
  },
};

export const WarningFromRightToLeft: Story = {
  globals: { shop: 'adobe', language: 'ar', direction: 'rtl' },
  async play(person) {
    await waitFor(() => expect(button(person, ar.staySignedIn)).toBeVisible());
    // In the corner where a line ends.
    await expect(dialog(person)?.getBoundingClientRect().left).toBeLessThan(40);
  },
};

export const Japanese: Story = {
  parameters: lasting(1_500),
  globals: { shop: 'adobe', language: 'ja' },
  async play(person) {
    await untilNamed(person, ja.expired);
    await expect(button(person, ja.staySignedOut)).toBeVisible();
  },
};

export const JapaneseWarning: Story = {
  globals: { shop: 'adobe', language: 'ja' },
  async play(person) {
    await untilNamed(person, /^あと\s?5\s?分でログアウトされます。$/);
  },
};
