import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ada, grace, signIn, visitAccount } from '../support/accountPage';
import { violations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { startDemoWithShops } from '../support/demo';

let browser: Browser;
let demo: Awaited<ReturnType<typeof startDemoWithShops>>;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  demo = await startDemoWithShops();
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  demo.stop();
});

const newPassword = 'Nanoseconds-1952';
const button = (name: string) => page.getByRole('button', { name, exact: true });
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

describe.each(['shopify', 'adobe'])('a customer who forgot the password, at %s', (shop) => {
  /** From the sign-in to the page that the emailed link leads to, by keyboard where a form is filled. */
  async function openLink() {
    await visitAccount(page, `${demo.url}/?shop=${shop}`);
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await button('Send the link').waitFor();
    await page.getByLabel('Email').fill(grace.email);
    await page.keyboard.press('Enter');
    await page.getByText(`If ${grace.email} has an account`).waitFor();
    expect(await focused()).toContain('a link to a new password is on its way');
    await page.getByRole('link', { name: 'Set a new password' }).click();
    await page.getByLabel('New password').waitFor();
  }

  async function setPassword(password: string) {
    const email = page.getByLabel('Email');
    if (await email.count()) await email.fill(grace.email);
    await page.getByLabel('New password').fill(password);
    await page.keyboard.press('Enter');
  }

  it('sets a new one by the emailed link, and is signed in with it from then on', async () => {
    await openLink();
    expect(await violations(page)).toEqual([]);
    await setPassword(newPassword);
    await page.getByRole('main').getByText('Grace Hopper').waitFor();
    await button('Sign out').first().click();
    await signIn(page, grace);
    await page.getByText('The email or the password is not right').waitFor();
    await signIn(page, { ...grace, password: newPassword });
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
  });

  it('is told to ask for a new link when this one is used', async () => {
    await openLink();
    const link = page.url();
    await setPassword(newPassword);
    await page.getByRole('main').getByText('Grace Hopper').waitFor();
    await page.goto('about:blank');
    await page.goto(link);
    await setPassword('Another-Engine-2');
    await page.getByRole('alert').getByText(/link/).waitFor();
    await page.getByRole('link', { name: 'Ask for a new link' }).click();
    await button('Send the link').waitFor();
  });

  it('learns nothing of accounts that there are not', async () => {
    await page.goto(`${demo.url}/?shop=${shop}#/recover`);
    await page.getByLabel('Email').fill('nobody@example.com');
    await page.keyboard.press('Enter');
    await page.getByText('If nobody@example.com has an account').waitFor();
    expect(await page.getByRole('link', { name: 'Set a new password' }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await button('Use another email').click();
    expect(await page.getByLabel('Email').evaluate((one) => one === document.activeElement)).toBe(
      true,
    );
  });
});

it('a customer allows remote assistance, and takes it back, by keyboard', async () => {
  const { adobeCommerce } = demo;
  await visitAccount(page, `${demo.url}/?shop=adobe`);
  await signIn(page, ada);
  const box = page.getByRole('switch', { name: 'Let our support team see my account' });
  await page.locator('[role=switch][aria-disabled=false]').waitFor();
  expect(() => adobeCommerce.secretFor('code', ada.email)).toThrow();
  await box.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => box.isChecked()).toBe(true);
  await expect
    .poll(() => adobeCommerce.requests.map(({ operationName }) => operationName))
    .toContain('allowRemoteShoppingAssistance');
  await page.locator('[role=switch][aria-disabled=false]').waitFor();
  expect(adobeCommerce.secretFor('code', ada.email)).toHaveLength(32);
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await expect.poll(() => box.isChecked()).toBe(true);
  await page.locator('[role=switch][aria-disabled=false]').waitFor();
  await box.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => box.isChecked()).toBe(false);
});
