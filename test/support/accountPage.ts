import type { Locator, Page } from 'playwright';

/** A customer of the demo, and what shows of them in no other place than their own account page. */
export interface DemoCustomer {
  email: string;
  password: string;
  marks: string[];
}

export const ada: DemoCustomer = {
  email: 'ada@example.com',
  password: 'analytical',
  marks: ['Ada Lovelace', '#1001', '#1004', '#1007', '€1,128.00'],
};
export const grace: DemoCustomer = {
  email: 'grace@example.com',
  password: 'debugging',
  marks: ['Grace Hopper', '#1002', '#1005', '€92.00'],
};

/** The first of them at the shop on Adobe Commerce, which numbers orders in its own way. */
export const adaAtAdobe: DemoCustomer = {
  ...ada,
  marks: ['Ada Lovelace', '#000001001', '#000001004', '#000001007', '€1,128.00'],
};

/** The address of the demo with Adobe Commerce behind it. */
export const onAdobe = (url: string) => `${url}/?shop=adobe`;

/** The operations that the account page sends. */
export const asked = ['currentCustomer', 'Orders'];

export const details = (page: Page) => page.locator('section', { hasText: 'Your details' });
export const orders = (page: Page) => page.locator('section', { hasText: 'Your orders' });
export const signInPage = (page: Page) =>
  page.getByRole('heading', { name: 'Sign in', exact: true });

export async function signIn(page: Page, { email, password }: Omit<DemoCustomer, 'marks'>) {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** What asks for another sign-in after the end of a session. */
export const endDialog = (page: Page) =>
  page.getByRole('dialog', { name: 'Your session has ended. Please sign in again.' });

/** Signs in there, with whatever email it has. */
export async function signInAgain(dialog: Locator, { password }: Pick<DemoCustomer, 'password'>) {
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export async function signOut(page: Page) {
  await details(page).getByRole('button', { name: 'Sign out', exact: true }).click();
  await signInPage(page).waitFor();
}

/** Opens the account page of the demo that has this address. */
export const visitAccount = (page: Page, url: string) => page.goto(new URL('#/account', url).href);

/** Signs in to the account page, without waiting for what it loads. */
export async function openAccount(
  page: Page,
  url: string,
  customer: Omit<DemoCustomer, 'marks'> = ada,
) {
  await visitAccount(page, url);
  await signIn(page, customer);
  await page.getByRole('heading', { name: 'Your account' }).waitFor();
}

/** Waits until all of a customer shows. */
export async function waitForAll(page: Page, { email, marks }: DemoCustomer = ada) {
  for (const word of [...marks, email]) {
    await page.getByRole('main').getByText(word, { exact: true }).waitFor();
  }
}
