import type { Browser, BrowserContext, Page } from 'playwright';
import type { FakeRequest } from 'react-customer-auth/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  adaAtAdobe as ada,
  details,
  endDialog,
  onAdobe,
  openAccount,
  orders,
  signIn,
  signInAgain,
  signInPage,
  signOut,
  visitAccount,
  waitForAll,
} from '../support/accountPage';
import { launchBrowser } from '../support/browser';
import { startDemoWithShops } from '../support/demo';
import { watch } from '../support/shown';

type RunningDemo = Awaited<ReturnType<typeof startDemoWithShops>>;

let browser: Browser;
let demo: RunningDemo;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  demo = await startDemoWithShops();
});
afterAll(async () => {
  await browser.close();
  demo.stop();
});
beforeEach(async () => {
  demo.adobeCommerce.requests.length = 0;
  context = await browser.newContext({ timezoneId: 'UTC' });
  page = await context.newPage();
});
afterEach(() => context.close());

const account = (tab: Page) => tab.getByRole('heading', { name: 'Your account' });

const wrongOrLocked =
  'The email or the password is not right, or this account is locked for now. Please check both, or try again later.';

/** What the shop got of one operation, or of all. */
const received = (name?: string): FakeRequest[] =>
  demo.adobeCommerce.requests.filter(
    ({ operationName }) => operationName === (name ?? operationName),
  );

/** Opens the catalogue in a tab of its own. */
async function openCatalogue(url: string): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(onAdobe(url));
  await tab.getByRole('link', { name: 'Enamel mug' }).waitFor();
  return tab;
}

/** Demands that the catalogue was there all the time. */
function expectCatalogue(shown: string[]) {
  for (const html of shown) {
    expect(html).toContain('Enamel mug');
    expect(html).not.toContain('could not be loaded');
  }
}

/** Opens the account page in another browser, as on another device. */
async function signInElsewhere(): Promise<Page> {
  const device = await browser.newContext();
  const tab = await device.newPage();
  context.on('close', () => void device.close());
  await openAccount(tab, onAdobe(demo.url), ada);
  await waitForAll(tab, ada);
  return tab;
}

/** Leaves the account page and comes back, for which the page asks the shop. */
async function comeBack(tab: Page) {
  await tab.getByRole('link', { name: 'Oak & Enamel' }).click();
  await tab.getByRole('link', { name: 'Enamel mug' }).waitFor();
  await tab.goBack();
}

describe('signing in', () => {
  it('shows a customer who they are and what they have ordered, and lasts through a reload', async () => {
    await openAccount(page, onAdobe(demo.url), ada);
    await waitForAll(page, ada);
    expect(await orders(page).getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/#000001007\s+€1,128.00\s+May 21, 2026/),
      expect.stringMatching(/#000001004\s+€18.00\s+March 2, 2026/),
      expect.stringMatching(/#000001001\s+€64.00\s+January 12, 2026/),
    ]);
    await page.reload();
    await waitForAll(page, ada);

    const [login] = received('generateCustomerToken');
    expect(login?.headers['x-recaptcha']).toBe('human');
    const token = demo.adobeCommerce.livingTokens().at(-1) ?? '';
    for (const name of ['currentCustomer', 'Orders']) {
      expect(received(name).map(({ headers }) => headers.authorization)).toEqual([
        `Bearer ${token}`,
        `Bearer ${token}`,
      ]);
    }
    expect(await page.content()).not.toContain(token);
  });

  it.each([
    {
      problem: 'a wrong password',
      customer: { ...ada, password: 'wrongpassword' },
      text: wrongOrLocked,
    },
    {
      problem: 'a locked account',
      customer: { email: 'charles@example.com', password: 'difference' },
      text: wrongOrLocked,
    },
    {
      problem: 'an account that is not confirmed',
      customer: { email: 'annie@example.com', password: 'centaur' },
      text: 'Please confirm your account first: we sent you an email when you signed up.',
    },
  ])('says what is wrong with $problem, and keeps the email', async ({ customer, text }) => {
    await visitAccount(page, onAdobe(demo.url));
    await signIn(page, customer);
    await page.getByRole('alert').getByText(text, { exact: true }).waitFor();
    expect(await page.getByLabel('Email').inputValue()).toBe(customer.email);
    expect(received('generateCustomerToken')).toHaveLength(1);
    await signIn(page, ada);
    await waitForAll(page, ada);
  });

  it('says so when the captcha is refused, which the shop looks at first', async () => {
    await visitAccount(page, `${onAdobe(demo.url)}&captcha=refuse`);
    await signIn(page, ada);
    await page
      .getByRole('alert')
      .getByText('We could not make sure that you are human. Please try again.')
      .waitFor();
    expect(received('generateCustomerToken').map(({ headers }) => headers['x-recaptcha'])).toEqual([
      'refuse',
    ]);
  });
});

describe('a token that was revoked elsewhere', () => {
  it('leaves the catalogue as it is, and has the customer sign in again above it', async () => {
    await openAccount(page, onAdobe(demo.url), ada);
    await waitForAll(page, ada);
    await page.getByRole('link', { name: 'Oak & Enamel' }).click();
    await page.getByRole('link', { name: 'Enamel mug' }).waitFor();

    demo.adobeCommerce.changePassword(ada.email, ada.password);
    const shown = await watch(page);
    await page.getByRole('link', { name: 'Oak board' }).click();
    await page.getByRole('heading', { name: 'Oak board' }).waitFor();
    // The server refuses the whole request; it is served without the token.
    expect(received('Product').map(({ headers }) => 'authorization' in headers)).toEqual([
      true,
      false,
    ]);
    await page.goBack();
    await page.getByRole('link', { name: 'Enamel mug' }).waitFor();
    for (const html of await shown()) expect(html).not.toContain('could not be loaded');

    await signInAgain(endDialog(page), ada);
    await page.getByText('Account', { exact: true }).click();
    await page.getByRole('link', { name: 'Your account' }).click();
    await waitForAll(page, ada);
  });

  it('is noticed by the account page itself, which shows no error for it', async () => {
    await openAccount(page, onAdobe(demo.url), ada);
    await waitForAll(page, ada);
    const catalogue = await openCatalogue(demo.url);
    const shown = await watch(catalogue);
    demo.adobeCommerce.changePassword(ada.email, ada.password);
    const onTheWay = await watch(page);
    await comeBack(page);
    await endDialog(page).waitFor();
    for (const html of await onTheWay()) expect(html).not.toContain('could not be loaded');
    await catalogue.getByRole('link', { name: 'Sign in' }).waitFor();
    expectCatalogue(await shown());
  });
});

describe('signing out', () => {
  it('is a matter of this browser: the shop hears nothing, and other devices go on', async () => {
    const elsewhere = await signInElsewhere();
    await openAccount(page, onAdobe(demo.url), ada);
    await waitForAll(page, ada);
    const [before, living] = [received().length, demo.adobeCommerce.livingTokens()];
    await signOut(page);
    await page.waitForTimeout(300);
    expect(received()).toHaveLength(before);
    expect(demo.adobeCommerce.livingTokens()).toEqual(living);
    expect(await endDialog(page).count()).toBe(0);

    await comeBack(elsewhere);
    await waitForAll(elsewhere, ada);
    await page.reload();
    await signInPage(page).waitFor();
  });

  it('everywhere ends the session on another device, with the next request there', async () => {
    const elsewhere = await signInElsewhere();
    await openAccount(page, onAdobe(demo.url), ada);
    await details(page).getByRole('button', { name: 'Sign out everywhere' }).click();
    await signInPage(page).waitFor();
    await expect.poll(() => demo.adobeCommerce.livingTokens()).toEqual([]);
    expect(received('revokeCustomerToken')).toHaveLength(1);
    expect(await account(elsewhere).count()).toBe(1);

    await comeBack(elsewhere);
    await endDialog(elsewhere).waitFor();
  });

  it('everywhere signs out here when the shop does not answer, and says that it went no further', async () => {
    await openAccount(page, onAdobe(demo.url), ada);
    await waitForAll(page, ada);
    const living = demo.adobeCommerce.livingTokens();
    await context.setOffline(true);
    await details(page).getByRole('button', { name: 'Sign out everywhere' }).click();
    await signInPage(page).waitFor();
    const warning = page.getByRole('alert').getByText('that did not reach your other devices');
    await warning.waitFor();
    expect(demo.adobeCommerce.livingTokens()).toEqual(living);

    await context.setOffline(false);
    await signIn(page, ada);
    await account(page).waitFor();
    await signOut(page);
    expect(await warning.count()).toBe(0);
  });
});
