import type { Browser, BrowserContext, Page } from 'playwright';
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
