import type { Decorator, Meta } from '@storybook/react-vite';
import { LoginForm } from 'react-customer-auth';
import { expect } from 'storybook/test';
import { email, errorsOf, password, signIn, type Person } from './support/form';
import { ada } from './support/storefront';
import type { Story as Told } from './support/story';
import { withoutStylesheet } from './support/stylesheet';
import { expectWelcome, welcoming } from './support/welcome';

type Story = Told<typeof LoginForm>;

/** What a theme's own stylesheet, the page or a wrapper do to the form. */
const meta: Meta<typeof LoginForm> = {
  component: LoginForm,
  args: { remember: true, recover: <a href="#recover">Forgot your password?</a> },
  decorators: [welcoming],
};
export default meta;

const themed =
  (css: string): Decorator =>
  (Story) => (
    <>
      <style>{css}</style>
      <Story />
    </>
  );

const submit = ({ canvas }: Person) => canvas.getByRole('button', { name: 'Sign in' });
const reveal = ({ canvas }: Person) => canvas.getByRole('button', { name: 'Show password' });
const boxOf = (element: Element) => element.getBoundingClientRect();

/** Submits the empty form and then the right password, and looks at what is seen on the way. */
async function expectUsable(person: Person) {
  const { canvas, userEvent } = person;
  for (const field of [email(person), password(person)]) {
    const [label] = field instanceof HTMLInputElement ? (field.labels ?? []) : [];
    await expect(label).toBeVisible();
    await expect(boxOf(label ?? field).bottom).toBeLessThanOrEqual(boxOf(field).top);
    await expect(boxOf(field).width).toBeGreaterThan(100);
  }
  await userEvent.click(submit(person));
  await expect(errorsOf(email(person))).toBeVisible();
  await expect(errorsOf(email(person))).toHaveTextContent('Please fill this in.');
  await expect(boxOf(errorsOf(email(person))).top).toBeGreaterThanOrEqual(
    boxOf(email(person)).bottom,
  );
  await userEvent.click(reveal(person));
  await expect(canvas.getByRole('textbox', { name: 'Password' })).toBeVisible();
  await signIn(person);
  await expectWelcome(person);
}

/** Whatever a theme says of an element or a class is stronger than the stylesheet, in whatever order they come. */
export const RulesOfTheTheme: Story = {
  decorators: [
    themed(`
      button { background: rgb(120, 20, 20); color: white; }
      .rca-input { border-radius: 0; }
      label { text-transform: uppercase; }
    `),
  ],
  async play(person) {
    await expect(submit(person)).toHaveStyle({ backgroundColor: 'rgb(120, 20, 20)' });
    await expect(reveal(person)).toHaveStyle({ backgroundColor: 'rgb(120, 20, 20)' });
    await expect(email(person)).toHaveStyle({ borderRadius: '0px' });
    await expect(person.canvas.getByText('Email')).toHaveStyle({ textTransform: 'uppercase' });
  },
};

export const PropertiesOfTheTheme: Story = {
  decorators: [
    (Story) => (
      <div className="brand">
        <Story />
      </div>
    ),
    themed(`
      .brand {
        --rca-accent: rgb(100, 30, 90);
        --rca-accent-text: rgb(255, 250, 240);
        --rca-surface: rgb(255, 250, 240);
        --rca-text: rgb(40, 20, 40);
        --rca-radius: 0;
        --rca-space: 2rem;
        --rca-font: Georgia, serif;
        --rca-font-size: 1.25rem;
        --rca-control-height: 4rem;
      }
    `),
  ],
  globals: { theme: 'light' },
  async play(person) {
    await expect(submit(person)).toHaveStyle({
      backgroundColor: 'rgb(100, 30, 90)',
      color: 'rgb(255, 250, 240)',
      borderRadius: '0px',
      minHeight: '64px',
      fontSize: '20px',
    });
    await expect(email(person)).toHaveStyle({
      fontFamily: 'Georgia, serif',
      color: 'rgb(40, 20, 40)',
    });
    await expect(boxOf(password(person)).height).toBe(64);
    await expect(submit(person).closest('form')).toHaveStyle({ rowGap: '40px' });
  },
};

/** What themes reset, so that all browsers begin alike. */
const resets = `
  *, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid; }
  button, input { font: inherit; color: inherit; background: transparent; border-radius: 0; letter-spacing: inherit; }
  input { width: 100%; border: 1px solid; appearance: none; }
  input[type='checkbox'] { width: 24px; height: 24px; }
  label { display: inline-block; margin-bottom: 5px; font-weight: normal; }
  a { color: inherit; text-decoration: inherit; }
`;

/** Outside of layers they take the look off, and no more. */
export const ResetsOfTheTheme: Story = {
  decorators: [themed(resets)],
  async play(person) {
    await expect(boxOf(email(person)).height).toBeGreaterThanOrEqual(44);
    await expect(boxOf(submit(person)).height).toBeGreaterThanOrEqual(44);
    await expect(boxOf(password(person)).right).toBe(boxOf(reveal(person)).right);
    await expectUsable(person);
  },
};

/** In a layer that comes before, they take nothing off. */
export const ResetsInALayer: Story = {
  globals: { theme: 'light' },
  beforeEach() {
    const style = document.createElement('style');
    style.textContent = `@layer reset { ${resets} }`;
    document.head.prepend(style);
    return () => style.remove();
  },
  async play(person) {
    await expect(getComputedStyle(person.canvas.getByRole('link')).textDecorationLine).toBe('none');
    await expect(submit(person)).toHaveStyle({
      backgroundColor: 'rgb(31, 79, 216)',
      color: 'rgb(255, 255, 255)',
      borderRadius: '8px',
      fontWeight: '600',
    });
    await expect(email(person)).toHaveStyle({ paddingLeft: '12px', borderRadius: '8px' });
    await expect(person.canvas.getByRole('checkbox')).toHaveStyle({
      width: '20px',
      appearance: 'auto',
    });
    await expectUsable(person);
  },
};

/** Beside a form and within it, what is an app's own looks as it does without the stylesheet. */
export const NextToOthers: Story = {
  args: { recover: <button type="button">Ask for help</button> },
  decorators: [
    (Story) => (
      <>
        <label>
          Search <input type="search" />
        </label>
        <button>Find</button>
        <Story />
      </>
    ),
  ],
  async play({ canvas }) {
    const own = [
      canvas.getByText('Search'),
      canvas.getByRole('searchbox'),
      canvas.getByRole('button', { name: 'Find' }),
    ];
    const looks = () =>
      own.map((element) => {
        const style = getComputedStyle(element);
        return Array.from(style, (name) => `${name}: ${style.getPropertyValue(name)}`);
      });
    const guest = canvas.getByRole('button', { name: 'Ask for help' });
    const look = () => {
      const { padding, borderWidth, boxSizing, backgroundColor } = getComputedStyle(guest);
      return { padding, borderWidth, boxSizing, backgroundColor };
    };
    const before = { others: looks(), guest: look() };
    const putBack = withoutStylesheet();
    const after = { others: looks(), guest: look() };
    putBack();
    await expect(before).toEqual(after);
  },
};

export const WithoutStylesheet: Story = {
  beforeEach: withoutStylesheet,
  async play(person) {
    await expect(email(person)).not.toHaveStyle({ minHeight: '44px' });
    const recover = person.canvas.getByRole('link', { name: 'Forgot your password?' });
    await expect(boxOf(recover).top).toBeGreaterThanOrEqual(boxOf(submit(person)).bottom);
    await expectUsable(person);
  },
};

/** As wide as the smallest phone, with words as long as some languages have them. */
export const Narrow: Story = {
  decorators: [
    (Story) => (
      <div style={{ width: '18rem' }}>
        <Story />
      </div>
    ),
  ],
  args: { register: <a href="#register">Create an account</a> },
  parameters: {
    storefront: { messages: { show: 'Verbergen', showPassword: 'Verbergen: Passwort' } },
  },
  async play(person) {
    const { canvas, userEvent } = person;
    await userEvent.type(email(person), `a-very-long-name-of-somebody.${ada.email}`);
    const word = canvas.getByRole('button', { name: 'Verbergen: Passwort' });
    const { paddingInlineEnd } = getComputedStyle(password(person));
    await expect(word.scrollWidth).toBeLessThanOrEqual(parseFloat(paddingInlineEnd));
    await userEvent.click(submit(person));
    const form = submit(person).closest('form');
    await expect(form?.scrollWidth).toBeLessThanOrEqual(18 * 16);
    for (const link of canvas.getAllByRole('link')) {
      await expect(boxOf(link).height).toBeLessThan(48);
    }
  },
};
