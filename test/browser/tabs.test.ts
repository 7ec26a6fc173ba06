import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser';
import { startDemoWithShops, type Demo } from '../support/demo';
import { makeDue, store, storedSession, storedToken } from '../support/stored';

const key = 'demo';

let browser: Browser;
let demo: Demo;
let context: BrowserContext;
let renewals: string[];

beforeAll(async () => {
  [browser, demo] = await Promise.all([launchBrowser(), startDemoWithShops()]);
});
afterAll(async () => {
  await browser.close();
  demo.stop();
});
beforeEach(async () => {
  context = await browser.newContext();
  renewals = [];
  context.on('request', (request) => {
    if (request.postData()?.includes('customerAccessTokenRenew')) renewals.push(request.url());
  });
});
afterEach(() => context.close());

const account = (page: Page) => page.getByRole('heading', { name: 'Your account' });
const signInPage = (page: Page) => page.getByRole('heading', { name: 'Sign in' });

async function openTabs(count: number): Promise<[Page, ...Page[]]> {
  const first = await context.newPage();
  await first.goto(`${demo.url}/#/account`);
  await first.getByLabel('Email').fill('ada@example.com');
  await first.getByLabel('Password', { exact: true }).fill('analytical');
  await first.getByRole('button', { name: 'Sign in' }).click();
  await account(first).waitFor();
  const others = await Promise.all(
    Array.from({ length: count - 1 }, async () => {
      const page = await context.newPage();
      await page.goto(`${demo.url}/#/account`);
      await account(page).waitFor();
      return page;
    }),
  );
  return [first, ...others];
}

describe('five tabs', () => {
  it('renew once in a cycle, and all go on with the new token', async () => {
    const pages = await openTabs(5);
    const before = await storedToken(pages[0], key);
    await makeDue(pages, key);
    await expect.poll(() => storedToken(pages[0], key)).not.toBe(before);
    await Promise.all(
      pages.map((page) => page.evaluate(() => window.dispatchEvent(new Event('focus')))),
    );
    await pages[0].waitForTimeout(300);
    expect(renewals).toHaveLength(1);
    for (const page of pages) expect(await account(page).count()).toBe(1);
  });

  it('are all signed out within a second of one', async () => {
    const [first, ...others] = await openTabs(5);
    await first.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
    const started = Date.now();
    await Promise.all(others.map((page) => signInPage(page).waitFor({ timeout: 1_000 })));
    expect(Date.now() - started).toBeLessThan(1_000);
  });

  it('are all signed out while the shop cannot be reached, and stay so', async () => {
    const [first, second] = await openTabs(2);
    await context.setOffline(true);
    await first.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
    if (second) await signInPage(second).waitFor({ timeout: 1_000 });
    await context.setOffline(false);
    await first.reload();
    await signInPage(first).waitFor();
  });
});

describe('a tab that is killed while it holds the lock', () => {
  it('leaves the renewal to another one at once', async () => {
    const [first] = await openTabs(1);
    // Its request never comes back.
    await first.route('**/graphql.json', (route) => {
      if (!route.request().postData()?.includes('customerAccessTokenRenew')) void route.continue();
    });
    await makeDue([first], key);
    await expect.poll(() => renewals.length).toBe(1);
    const second = await context.newPage();
    await second.goto(`${demo.url}/#/account`);
    await account(second).waitFor();
    const before = await storedToken(second, key);
    await second.waitForTimeout(500);
    expect(renewals).toHaveLength(1);
    await first.close();
    await expect.poll(() => storedToken(second, key)).not.toBe(before);
    expect(renewals).toHaveLength(2);
    expect(await account(second).count()).toBe(1);
  });
});

describe('a session stored by another version of the package', () => {
  it.each([0.9, 2])('(%d) counts as nobody, and gives way to the next sign-in', async (v) => {
    const [page] = await openTabs(1);
    await store(page, key, { ...(await storedSession(page, key)), v });
    await page.reload();
    await signInPage(page).waitFor();
    await page.getByLabel('Email').fill('grace@example.com');
    await page.getByLabel('Password', { exact: true }).fill('debugging');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await account(page).waitFor();
    await page.reload();
    await account(page).waitFor();
  });
});
