import type { Browser, BrowserContext, Page } from 'playwright';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFinished,
} from 'vitest';
import { asked, details, openAccount, orders, waitForAll } from '../support/accountPage';
import { violations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { startDemoWithShops } from '../support/demo';

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
  context = await browser.newContext({ timezoneId: 'UTC' });
  page = await context.newPage();
});
afterEach(() => context.close());

/** Has the shop fail at what the account page asks for, once each. */
function failOnce() {
  for (const operation of asked) {
    onTestFinished(demo.shopify.inject({ kind: 'http', status: 503, operation }));
  }
}

/** Holds up what the account page asks for; returns how to let it go. */
async function holdUp(): Promise<() => void> {
  let letGo = () => {};
  const released = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/graphql.json', async (route) => {
    const body = route.request().postData() ?? '';
    if (asked.some((name) => body.includes(name))) await released;
    await route.continue();
  });
  return letGo;
}

describe('the account page', () => {
  it('shows a customer who they are, and what they have ordered, newest first', async () => {
    await openAccount(page, demo.url);
    await waitForAll(page);
    expect(await orders(page).getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/#1007\s+€1,128.00\s+May 21, 2026/),
      expect.stringMatching(/#1004\s+€18.00\s+March 2, 2026/),
      expect.stringMatching(/#1001\s+€64.00\s+January 12, 2026/),
    ]);
  });

  it('says so when nothing has been ordered yet', async () => {
    const mary = { email: 'mary@example.com', password: 'numerical' };
    const { url, fetch, fetchOptions } = demo.shopify.connection;
    const query =
      'mutation ($input: CustomerCreateInput!) { customerCreate(input: $input) { customer { id } } }';
    const body = JSON.stringify({ query, variables: { input: mary } });
    await fetch(url, { ...fetchOptions, method: 'POST', body });
    await openAccount(page, demo.url, mary);
    await orders(page).getByText('You have not ordered anything yet.').waitFor();
    await details(page).getByText(mary.email).waitFor();
    await details(page).getByText('Not given').waitFor();
  });

  it('says what to do when it cannot be loaded, and does it', async () => {
    failOnce();
    await openAccount(page, demo.url);
    await orders(page)
      .getByRole('alert')
      .getByText('Check your connection, then try again.')
      .waitFor();
    await details(page)
      .getByRole('alert')
      .getByText('Check your connection, then try again.')
      .waitFor();

    for (const [section, action] of [
      [orders(page), 'Load orders'],
      [details(page), 'Load details'],
    ] as const) {
      await section.getByRole('button', { name: action }).press('Enter');
      // The button is gone; whoever works by keyboard goes on from the heading above it.
      const heading = section.getByRole('heading');
      expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
    }
    await waitForAll(page);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it.each([1280, 320])(
    'moves nothing when what it loads arrives, %d pixels wide',
    async (width) => {
      await page.setViewportSize({ width, height: 800 });
      const letGo = await holdUp();
      await openAccount(page, demo.url);
      const places = () =>
        Promise.all(
          [
            details(page),
            details(page).getByRole('button'),
            orders(page),
            page.getByRole('contentinfo'),
          ].map((element) => element.boundingBox()),
        );
      await orders(page).getByText('Your orders are loading.').waitFor();
      const before = await places();
      letGo();
      await waitForAll(page);
      expect(await places()).toEqual(before);
    },
  );

  it.each(['ltr', 'rtl'])('has room on the narrowest phone, written %s', async (direction) => {
    await page.setViewportSize({ width: 320, height: 640 });
    failOnce();
    await openAccount(page, demo.url);
    await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await orders(page).getByRole('alert').waitFor();
    expect(await width()).toBe(320);
    await page.reload();
    await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
    await waitForAll(page);
    expect(await width()).toBe(320);
  });

  it.each(['light', 'dark'] as const)(
    'breaks no rule of axe in %s colours',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const letGo = await holdUp();
      await openAccount(page, demo.url);
      await orders(page).getByText('Your orders are loading.').waitFor();
      expect(await violations(page)).toEqual([]);
      letGo();
      await waitForAll(page);
      expect(await violations(page)).toEqual([]);
      failOnce();
      await page.reload();
      await page.getByRole('alert').nth(1).waitFor();
      expect(await violations(page)).toEqual([]);
    },
  );
});
