import type { StoryContext } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { ada } from './storefront';

/** What a `play` sees and does. */
export type Person = Pick<StoryContext, 'canvas' | 'userEvent'>;

export const email = ({ canvas }: Person) => canvas.getByRole('textbox', { name: 'Email' });
/** A password has no role, only a label. */
export const password = ({ canvas }: Person) => canvas.getByLabelText('Password');

/** Fills in a form and submits it from the keyboard. */
export async function signIn(person: Person, entered: Partial<typeof ada> = {}) {
  const { userEvent } = person;
  await userEvent.type(email(person), entered.email ?? ada.email);
  await userEvent.type(password(person), `${entered.password ?? ada.password}{Enter}`);
}

/** Expects that the tabulator reaches these, in this order, and nothing else. */
export async function expectTabOrder({ userEvent }: Person, controls: HTMLElement[]) {
  for (const control of controls) {
    await userEvent.tab();
    await expect(control).toHaveFocus();
  }
  await userEvent.tab();
  await expect(document.body).toHaveFocus();
}

/** What an input is described by: where its errors will be. */
export function errorsOf(field: HTMLElement) {
  const errors = document.getElementById(field.getAttribute('aria-describedby') ?? '');
  if (!errors) throw new Error('Nothing describes this field.');
  return errors;
}
