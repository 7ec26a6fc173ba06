import type { Browser, BrowserContext, Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  adaAtAdobe as ada,
  endDialog,
  grace,
  onAdobe,
  openAccount,
  signInAgain,
  visitAccount,
  waitForAll,
} from '../support/accountPage';
import { violations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { startDemoWithShops } from '../support/demo';
import { watch } from '../support/shown';
import { storedSession } from '../support/stored';

type RunningDemo = Awaited<ReturnType<typeof startDemoWithShops>>;

/** How long a session lasts in the demo of short ones, in seconds. */
const short = 8;
/** The same where the warning comes a moment after the sign-in. */
const long = 303;

const [inBrowser, onServer] = ['demo-adobe', 'demo-adobe-server'];

let browser: Browser;
let ofShortSessions: RunningDemo;
let ofLongSessions: RunningDemo;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  ofShortSessions = await startDemoWithShops({ FAKE_TOKEN_SECONDS: String(short) });
  ofLongSessions = await startDemoWithShops({ FAKE_TOKEN_SECONDS: String(long) });
});
afterAll(async () => {
  await browser.close();
  ofShortSessions.stop();
  ofLongSessions.stop();
});
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(() => context.close());

const warning = (tab: Page) => tab.getByRole('dialog', { name: /^Your session ends in/ });
const stay = (tab: Page) => warning(tab).getByRole('button', { name: 'Stay signed in' });
const brand = (tab: Page) => tab.getByRole('link', { name: 'Oak & Enamel' });
const gone = (dialog: ReturnType<typeof warning>) => dialog.waitFor({ state: 'detached' });

/** Opens the catalogue in a tab of its own. */
async function openCatalogue(url: string): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(onAdobe(url));
  await tab.getByRole('link', { name: 'Enamel mug' }).waitFor();
  return tab;
}

describe('the end of a session', () => {
  it('comes with a word before, and without a request; the catalogue stays', async () => {
    const { url, adobeCommerce } = ofShortSessions;
    await openAccount(page, onAdobe(url), ada);
    await waitForAll(page, ada);
    expect(await warning(page).textContent()).toMatch(/^Your session ends in \d seconds?\./);
    const catalogue = await openCatalogue(url);
    const shown = await watch(catalogue);

    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.postData() ?? request.url()));
    const served = adobeCommerce.requests.length;
    await endDialog(page).waitFor();
    await endDialog(catalogue).waitFor();
    await page.waitForTimeout(500);
    expect(requests).toEqual([]);
    // The catalogue is the next visitor's: it is fetched anew, in silence.
    expect(adobeCommerce.requests.slice(served).map((one) => one.operationName)).toEqual([
      'Products',
    ]);
    for (const html of await shown()) {
      expect(html).toContain('Enamel mug');
      expect(html).not.toContain('could not be loaded');
    }
    expect(await violations(page)).toEqual([]);

    expect(await endDialog(page).getByLabel('Email').inputValue()).toBe(ada.email);
    await signInAgain(endDialog(page), ada);
    await waitForAll(page, ada);
    await gone(endDialog(catalogue));
  });

  it('leaves the page out of reach until it is dismissed, in every tab', async () => {
    const { url } = ofShortSessions;
    await openAccount(page, onAdobe(url), ada);
    const catalogue = await openCatalogue(url);
    await brand(catalogue).focus();
    await endDialog(catalogue).waitFor();
    await endDialog(page).waitFor();
    const mug = catalogue.getByRole('link', { name: 'Enamel mug' });
    await expect(mug.click({ timeout: 500 })).rejects.toThrow('intercepts pointer events');
    await catalogue.keyboard.press('Escape');
    await gone(endDialog(catalogue));
    await gone(endDialog(page));
    expect(await brand(catalogue).evaluate((one) => one === document.activeElement)).toBe(true);
    await mug.click();
    await catalogue.getByRole('heading', { name: 'Enamel mug' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await endDialog(page).count()).toBe(0);
  });

  it('gives way to another customer, of whom nobody before them is seen', async () => {
    await openAccount(page, onAdobe(ofShortSessions.url), ada);
    await waitForAll(page, ada);
    await endDialog(page).getByLabel('Email').fill(grace.email);
    const shown = await watch(page);
    await signInAgain(endDialog(page), grace);
    await page.getByRole('main').getByText('Grace Hopper', { exact: true }).waitFor();
    for (const html of await shown())
      for (const mark of ada.marks) expect(html).not.toContain(mark);
  });
});

describe('the end of a session, to somebody who is busy', () => {
  /** Has a field of the page's own come, which the cursor is in; `isOpen`: in a modal dialog of the page's own. */
  async function writeNote(isOpen: boolean) {
    await page.evaluate((isModal) => {
      const own = document.createElement(isModal ? 'dialog' : 'form');
      own.innerHTML = '<label>Note <input /></label> <button>Close</button>';
      own.setAttribute('aria-label', 'Note to the shop');
      document.body.prepend(own);
      if (own instanceof HTMLDialogElement) own.showModal();
    }, isOpen);
    await note().focus();
  }
  const note = () => page.getByLabel('Note', { exact: true });
  const ownDialog = () => page.getByRole('dialog', { name: 'Note to the shop' });
  const hasFocus = (one: Locator) => one.evaluate((element) => element === document.activeElement);

  it('puts nothing that is being typed into its form, and sends none', async () => {
    const { url, adobeCommerce } = ofShortSessions;
    await openAccount(page, onAdobe(url), ada);
    await writeNote(false);
    const served = adobeCommerce.requests.length;
    let typed = 0;
    while (!(await endDialog(page).count())) {
      await page.keyboard.type('x');
      typed++;
    }
    await page.keyboard.type('Please ring twice');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    expect(await endDialog(page).getByLabel('Password', { exact: true }).inputValue()).toBe('');
    expect(await endDialog(page).getByLabel('Email').inputValue()).toBe(ada.email);
    expect(await endDialog(page).getByRole('alert').textContent()).toBe('');
    expect(adobeCommerce.requests.slice(served).map((one) => one.operationName)).not.toContain(
      'generateCustomerToken',
    );
    await endDialog(page).getByRole('button', { name: 'Stay signed out' }).click();
    await gone(endDialog(page));
    expect(await hasFocus(note())).toBe(true);
    const text = await note().inputValue();
    expect(text).toMatch(/^x+$/);
    expect(typed - text.length).toBeLessThan(3);
  });

  it('is told of in the dialog that is open, and can be prolonged from there', async () => {
    await openAccount(page, onAdobe(ofLongSessions.url), ada);
    await waitForAll(page, ada);
    await writeNote(true);
    await warning(page).waitFor();
    expect(await hasFocus(note())).toBe(true);
    // What is out of reach is not announced.
    await expect
      .poll(() => ownDialog().getByRole('status').textContent())
      .toMatch(/^Your session ends in \d minutes\.$/);
    expect(await violations(page)).toEqual([]);
    await stay(page).click({ timeout: 2_000 });
    await signInAgain(warning(page), ada);
    await gone(warning(page));
    expect(await hasFocus(note())).toBe(true);
    expect(await ownDialog().count()).toBe(1);
  });

  it('is told of in a dialog that is opened later, and beside the page again after it', async () => {
    await openAccount(page, onAdobe(ofLongSessions.url), ada);
    await warning(page).waitFor();
    await writeNote(true);
    const own = ownDialog().getByRole('button', { name: 'Not now' });
    await own.waitFor();
    expect(await hasFocus(note())).toBe(true);
    await ownDialog().evaluate((one) => one instanceof HTMLDialogElement && one.close());
    await warning(page).waitFor();
    expect(await own.count()).toBe(0);
    await stay(page).click({ timeout: 2_000 });
  });

  it('is waved off by Escape without closing the dialog that it is told of in', async () => {
    await openAccount(page, onAdobe(ofLongSessions.url), ada);
    await writeNote(true);
    await ownDialog().getByRole('button', { name: 'Not now' }).focus();
    await page.keyboard.press('Escape');
    await gone(warning(page));
    expect(await ownDialog().count()).toBe(1);
    expect(await hasFocus(note())).toBe(true);
  });
});

describe.each([
  { where: 'in the browser', query: '', key: inBrowser },
  { where: 'on the server', query: '&tokens=server', key: onServer },
])('the warning before it, with tokens $where', ({ query, key }) => {
  const url = () => onAdobe(ofLongSessions.url) + query;

  /** Two tabs of one customer, shortly before the end. */
  async function openLate(): Promise<[Page, Page]> {
    await openAccount(page, url(), ada);
    await waitForAll(page, ada);
    const other = await context.newPage();
    await visitAccount(other, url());
    await waitForAll(other, ada);
    await warning(page).waitFor();
    await warning(other).waitFor();
    return [page, other];
  }

  it('goes in every tab when the customer signs in in one, and all go on', async () => {
    const [one, other] = await openLate();
    const before = await storedSession(one, key);
    const shown = await watch(other);
    await stay(one).click();
    await signInAgain(warning(one), ada);
    await gone(warning(one));
    await gone(warning(other));
    const after = await storedSession(one, key);
    expect(after.token).not.toBe(before.token);
    await waitForAll(other, ada);
    // A server has named another session.
    expect(after.id === before.id).toBe(key === inBrowser);
    if (key !== inBrowser) return;
    for (const html of await shown()) for (const mark of ada.marks) expect(html).toContain(mark);
  });

  it('is dismissed in every tab at once, and on pages that are loaded later', async () => {
    const [one, other] = await openLate();
    await warning(one).getByRole('button', { name: 'Not now' }).click();
    await gone(warning(one));
    await gone(warning(other));
    await other.reload();
    await waitForAll(other, ada);
    await other.waitForTimeout(1_500);
    expect(await warning(other).count()).toBe(0);
  });

  it('takes no key from whoever is typing', async () => {
    await openAccount(page, url(), ada);
    const switched = page.getByRole('switch');
    await switched.focus();
    await warning(page).waitFor();
    expect(await switched.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await violations(page)).toEqual([]);
  });
});
