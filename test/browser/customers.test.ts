import type { Browser, BrowserContext, Page, Request } from 'playwright';
import { customerAccessToken } from 'react-customer-auth/shopify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ada,
  asked,
  endDialog,
  grace,
  openAccount,
  signIn,
  signInAgain,
  signInPage,
  signOut,
  waitForAll,
} from '../support/accountPage';
import { launchBrowser } from '../support/browser';
import { startDemoWithShops } from '../support/demo';
import { findInMemory } from '../support/memory';
import { watch } from '../support/shown';

let browser: Browser;
let demo: Awaited<ReturnType<typeof startDemoWithShops>>;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [browser, demo] = await Promise.all([launchBrowser(), startDemoWithShops()]);
});
afterAll(async () => {
  await browser.close();
  demo.stop();
});
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(() => context.close());

/** Gives late answers the time to come. */
const settle = () => page.waitForTimeout(300);

/** Demands that one customer leaves before another comes, and that nothing of the first comes back. */
function expectHandover(shown: string[], from: string[], to: string[]) {
  const showing = (words: string[]) =>
    shown.map((html) => words.filter((word) => html.includes(word)));
  const [former, next] = [showing(from), showing(to)];
  expect(former[0]).toEqual(from);
  expect(next.at(-1)).toEqual(to);
  const gone = former.findIndex((words) => !words.length);
  expect(former.slice(gone).flat()).toEqual([]);
  expect(next.slice(0, gone).flat()).toEqual([]);
}

describe('a customer after another', () => {
  it('sees nothing of the one before, at any time', async () => {
    await openAccount(page, demo.url);
    await waitForAll(page);
    const shown = await watch(page);
    await signOut(page);
    await signIn(page, grace);
    await waitForAll(page, grace);
    await settle();
    expectHandover(await shown(), ada.marks, grace.marks);
    expect(await page.content()).not.toContain(ada.email);
  });

  it('sees nothing of the one before where another tab changes hands', async () => {
    await openAccount(page, demo.url);
    await waitForAll(page);
    const other = await context.newPage();
    await other.goto(`${demo.url}/#/account`);
    await waitForAll(other);
    const shown = await watch(page);
    await signOut(other);
    await signIn(other, grace);
    await waitForAll(page, grace);
    await settle();
    expectHandover(await shown(), ada.marks, grace.marks);
    expect(await page.content()).not.toContain(ada.email);
  });
});

describe('a token that dies at the shop', () => {
  it('leaves the catalogue as it is, and has the account page ask for another sign-in', async () => {
    await openAccount(page, demo.url);
    await waitForAll(page);
    await page.getByRole('link', { name: 'Oak & Enamel' }).click();
    await page.getByRole('link', { name: 'Enamel mug' }).waitFor();
    const inCatalogue = await watch(page);

    demo.shopify.changePassword(ada.email, 'difference');
    try {
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await page.getByRole('link', { name: 'Enamel mug' }).click();
      await page.getByRole('heading', { name: 'Enamel mug' }).waitFor();
      await page.getByRole('link', { name: 'All products' }).click();
      await page.getByRole('link', { name: 'Oak board' }).waitFor();
      for (const html of await inCatalogue()) {
        expect(html).not.toContain('could not be loaded');
        expect(html).not.toContain('role="alert"');
      }

      const onTheWay = await watch(page);
      await page.getByText('Account', { exact: true }).click();
      await page.getByRole('link', { name: 'Your account' }).click();
      await signInPage(page).waitFor();
      await endDialog(page).waitFor();
      const stored = await page.evaluate(() => localStorage.getItem('react-customer-auth:demo'));
      expect(JSON.parse(stored ?? '{}')).toMatchObject({ reason: 'rejected', token: null });
      for (const html of await onTheWay()) expect(html).not.toContain('could not be loaded');

      await signInAgain(endDialog(page), { password: 'difference' });
      await waitForAll(page);
    } finally {
      demo.shopify.changePassword(ada.email, ada.password);
    }
  });

  it('is noticed in every tab, and takes no catalogue off the screen', async () => {
    await openAccount(page, demo.url);
    await waitForAll(page);
    const catalogue = await context.newPage();
    await catalogue.goto(demo.url);
    await catalogue.getByRole('link', { name: 'Enamel mug' }).waitFor();
    const shown = await watch(catalogue);
    demo.shopify.changePassword(ada.email, ada.password);
    await page.reload();
    await signInPage(page).waitFor();
    await catalogue.getByRole('link', { name: 'Sign in' }).waitFor();
    await settle();
    for (const html of await shown()) expect(html).toContain('Enamel mug');
  });
});

describe('the token', () => {
  it('is in no URL, in no cache, and in nothing that a component has', async () => {
    demo.shopify.requests.length = 0;
    const requests: Request[] = [];
    page.on('request', (request) => requests.push(request));
    await openAccount(page, demo.url);
    await waitForAll(page);
    await page.getByRole('link', { name: 'Oak & Enamel' }).click();
    await page.getByRole('link', { name: 'Enamel mug' }).waitFor();
    await page.goBack();
    await waitForAll(page);
    await settle();
    const token = demo.shopify.livingTokens().at(-1) ?? '';
    expect(token).not.toBe('');

    expect(requests.filter((request) => request.url().includes(token))).toEqual([]);
    const carriers = requests.filter((request) => request.postData()?.includes(token));
    expect(carriers.length).toBeGreaterThanOrEqual(asked.length);
    expect(new Set(carriers.map((request) => request.method()))).toEqual(new Set(['POST']));
    const received = demo.shopify.requests.filter((one) => JSON.stringify(one).includes(token));
    expect(new Set(received.map(({ operationName }) => operationName))).toEqual(new Set(asked));
    for (const { method, url, headers } of received) {
      expect(method).toBe('POST');
      expect(url + JSON.stringify(headers)).not.toContain(token);
    }

    expect(await page.content()).not.toContain(token);
    expect(await findInMemory(page, token)).toEqual({ components: [], maps: [] });
    // Which tells something only because the search finds what is there.
    for (const word of [customerAccessToken, ...ada.marks.slice(1, 4), ada.email]) {
      const { components, maps } = await findInMemory(page, word);
      expect(components, word).not.toEqual([]);
      expect(maps, word).not.toEqual([]);
    }
  });
});
