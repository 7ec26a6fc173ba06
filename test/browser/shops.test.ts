import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Browser, BrowserContext, Page } from 'playwright';
import { createFakeAdobeCommerce } from 'react-customer-auth/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ada,
  adaAtAdobe,
  onAdobe,
  openAccount,
  signIn,
  signInPage,
  visitAccount,
  waitForAll,
} from '../support/accountPage';
import { violations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { startDemo, startDemoWithShops } from '../support/demo';

let browser: Browser;
let demo: Awaited<ReturnType<typeof startDemoWithShops>>;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [browser, demo] = await Promise.all([
    launchBrowser(),
    startDemoWithShops({ FAKE_TOKEN_SECONDS: '290' }),
  ]);
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

/** The link to a shop, in the footer. */
const shopLink = (name: string) =>
  page.getByRole('navigation', { name: 'Shop' }).getByRole('link', { name });

/** Which shop the page says it shows. */
const shopShown = () =>
  page.getByRole('navigation', { name: 'Shop' }).locator('[aria-current=true]').innerText();

describe('the switch between the shops', () => {
  it('shows the same page with the other one behind it, also after a reload', async () => {
    await page.goto(`${demo.url}/#/products/oak-board`);
    await page.getByRole('heading', { name: 'Oak board' }).waitFor();
    expect(await shopShown()).toBe('Shopify');
    demo.shopify.requests.length = demo.adobeCommerce.requests.length = 0;

    await shopLink('Adobe Commerce').press('Enter');
    await expect.poll(shopShown).toBe('Adobe Commerce');
    await page.getByRole('heading', { name: 'Oak board' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Oak board' }).waitFor();
    expect(await shopShown()).toBe('Adobe Commerce');
    expect(demo.adobeCommerce.requests).toHaveLength(2);
    expect(demo.shopify.requests).toHaveLength(0);

    await shopLink('Shopify').click();
    await expect.poll(shopShown).toBe('Shopify');
    await page.getByRole('heading', { name: 'Oak board' }).waitFor();
    expect(demo.shopify.requests).toHaveLength(1);
  });

  it('leaves each of them its own session', async () => {
    await openAccount(page, demo.url);
    await waitForAll(page);
    await shopLink('Adobe Commerce').click();
    await signInPage(page).waitFor();
    await signIn(page, ada);
    await waitForAll(page, adaAtAdobe);
    await shopLink('Shopify').click();
    await waitForAll(page);
  });

  it.each([
    { shop: 'shopify', outcome: 'Disabled: is told to get in touch.' },
    { shop: 'adobe', outcome: 'Locked: Adobe Commerce answers as to a wrong password.' },
  ])('tells what happens to whom at $shop', async ({ shop, outcome }) => {
    await visitAccount(page, `${demo.url}/?shop=${shop}`);
    const hint = page.getByRole('complementary', { name: 'Demo customers' });
    expect(await hint.getByRole('term').allInnerTexts()).toEqual([
      'ada@example.com',
      'grace@example.com',
      'charles@example.com',
      'annie@example.com',
    ]);
    await hint.getByText(outcome, { exact: true }).waitFor();
  });
});

describe('the pages of the shop on Adobe Commerce', () => {
  it.each(['light', 'dark'] as const)('break no rule of axe in %s colours', async (colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(onAdobe(demo.url));
    await page.getByRole('link', { name: 'Enamel mug' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await visitAccount(page, onAdobe(demo.url));
    await signIn(page, { ...ada, password: 'wrongpassword' });
    await page.getByRole('alert').getByText('is not right').waitFor();
    expect(await violations(page)).toEqual([]);
    await signIn(page, ada);
    await waitForAll(page, adaAtAdobe);
    const warning = page.getByRole('dialog', { name: 'Your session ends in' });
    await warning.waitFor();
    expect(await violations(page)).toEqual([]);
    await warning.getByRole('button', { name: 'Not now' }).click();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByText('did not reach your other devices').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('have room on the narrowest phone, and controls that a finger hits', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    const controls = 'input, button, .switch a';
    const expectRoom = async () => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      for (const control of await page.locator(controls).filter({ visible: true }).all()) {
        const box = await control.boundingBox();
        expect(box?.height).toBeGreaterThanOrEqual(24);
        expect(box?.width).toBeGreaterThanOrEqual(24);
      }
    };
    await visitAccount(page, onAdobe(demo.url));
    await signInPage(page).waitFor();
    await expectRoom();
    await signIn(page, ada);
    await waitForAll(page, adaAtAdobe);
    await expectRoom();
  });
});

describe('a real Adobe Commerce', () => {
  it.each([
    [{ ADOBE_COMMERCE_URL: 'shop.example.com' }, /is no address of a GraphQL API\. Give all of it/],
    [{ ADOBE_COMMERCE_URL: 'https://shop.example.com' }, /for example https:\S+\/graphql/],
    [{ ADOBE_COMMERCE_STORE: 'de' }, /ADOBE_COMMERCE_URL is not set\. Set it too/],
    [
      {
        ADOBE_COMMERCE_URL: 'https://shop.example.com/graphql',
        ADOBE_COMMERCE_STORE: 'German shop',
      },
      /is no code of a store view\. Give the code/,
    ],
    [{ FAKE_TOKEN_SECONDS: '1h' }, /Give a whole number/],
  ])('is not taken from %j, which is said with what to do', async (env, explanation) => {
    await expect(startDemoWithShops(env)).rejects.toThrow(explanation);
  });

  it('is what the theme talks to, by way of the demo, in the store view that was named', async () => {
    const instance = createFakeAdobeCommerce({
      customers: [{ email: 'mary@example.com', password: 'numerical', firstname: 'Mary' }],
      products: [{ sku: 'tin-opener', name: 'Tin opener', price: 7 }],
      stores: ['de'],
    });
    const server = createServer(instance.listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const real = await startDemo({
      ADOBE_COMMERCE_URL: `http://127.0.0.1:${port ?? ''}/shop/graphql`,
      ADOBE_COMMERCE_STORE: 'de',
    });
    try {
      await page.goto(onAdobe(real.url));
      await page.getByRole('link', { name: 'Tin opener' }).waitFor();
      await visitAccount(page, onAdobe(real.url));
      await signIn(page, { email: 'mary@example.com', password: 'numerical' });
      await page.getByRole('main').getByText('mary@example.com').waitFor();
      expect(await page.getByText('Try it as').count()).toBe(0);
      expect(new Set(instance.requests.map(({ url }) => url))).toEqual(new Set(['/shop/graphql']));
      expect(new Set(instance.requests.map(({ headers }) => headers.store))).toEqual(
        new Set(['de']),
      );
      await page.goto(real.url);
      await page.getByRole('link', { name: 'Enamel mug' }).waitFor();
    } finally {
      real.stop();
      server.close();
    }
  });
});
