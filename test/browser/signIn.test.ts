import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { startDemo, startDemoWithShops, type Demo } from '../support/demo';

const email = 'ada@example.com';
const password = 'analytical';

let browser: Browser;
let demo: Demo;
let context: BrowserContext;
let page: Page;
let heard: string[];

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
  heard = [];
  page.on('console', (message) => heard.push(message.text()));
  page.on('pageerror', (error) => heard.push(`${error.message}\n${error.stack ?? ''}`));
  page.on('request', (request) => heard.push(request.url()));
});
afterEach(() => context.close());

async function signIn(secret = password) {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const account = () => page.getByRole('heading', { name: 'Your account' });

/** The token that the package has stored in this browser. */
async function storedToken() {
  const stored = await page.evaluate(() => localStorage.getItem('react-customer-auth:demo'));
  const { token }: { token: string | null } = JSON.parse(stored ?? '{}');
  return token;
}

/** Whom the shop takes the bearer of a token for. */
async function customerOf(token: string) {
  const response = await fetch(`${demo.url}/api/2026-04/graphql.json`, {
    method: 'POST',
    headers: { 'X-Shopify-Storefront-Access-Token': 'demo' },
    body: JSON.stringify({
      query: 'query ($token: String!) { customer(customerAccessToken: $token) { email } }',
      variables: { token },
    }),
  });
  const { data }: { data: { customer: { email: string } | null } } = await response.json();
  return data.customer;
}

describe('the demo', () => {
  it('signs in, stays signed in and signs out, as a person would do it', async () => {
    await page.goto(demo.url);
    await page.getByRole('link', { name: 'Enamel mug' }).click();
    await page.getByRole('heading', { name: 'Enamel mug' }).waitFor();
    await page.getByRole('link', { name: 'Sign in' }).click();

    await signIn('wrongpassword');
    await page.getByRole('alert').getByText('The email or the password is not right.').waitFor();
    expect(await page.getByLabel('Email').inputValue()).toBe(email);

    await signIn();
    await account().waitFor();
    const token = await storedToken();
    if (!token) throw new Error('No token is stored.');
    expect(await customerOf(token)).toEqual({ email });

    await page.reload();
    await account().waitFor();
    expect(await storedToken()).toBe(token);
    expect(await page.getByLabel('Email').count()).toBe(0);
    const html = await page.content();

    await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await expect.poll(() => customerOf(token)).toBeNull();
    expect(await storedToken()).toBeNull();

    expect(heard.some((one) => one.includes('graphql.json'))).toBe(true);
    for (const secret of [token, password, 'wrongpassword']) {
      expect(heard.join('\n')).not.toContain(secret);
    }
    expect(html).not.toContain(token);
  });

  it('says what is missing, and where, by keyboard alone', async () => {
    await page.goto(`${demo.url}/#/account`);
    await page.getByLabel('Email').focus();
    await page.keyboard.press('Enter');
    const field = page.getByLabel('Email');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await account().waitFor();
  });

  it('signs out while the shop cannot be reached', async () => {
    await page.goto(`${demo.url}/#/account`);
    await signIn();
    await account().waitFor();
    await context.setOffline(true);
    await page.getByText('Account', { exact: true }).click();
    await page.getByRole('navigation').getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await storedToken()).toBeNull();
  });

  it.each(['light', 'dark'] as const)(
    'breaks no rule of axe in %s colours',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(demo.url);
      await page.getByRole('link', { name: 'Enamel mug' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('link', { name: 'Sign in' }).click();
      await page.getByLabel('Email').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('Please fill this in.').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await signIn('wrongpassword');
      await page.getByText('The email or the password is not right.').waitFor();
      expect(await violations(page)).toEqual([]);
      await signIn();
      await account().waitFor();
      expect(await violations(page)).toEqual([]);
    },
  );

  it('has room on the narrowest phone', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${demo.url}/#/account`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    for (const control of await page.locator('input, button').all()) {
      const box = await control.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(24);
      expect(box?.width).toBeGreaterThanOrEqual(24);
    }
  });
});

describe('a real shop', () => {
  it('is missed by name when the environment names half of it', async () => {
    await expect(startDemo({ SHOPIFY_STORE_DOMAIN: 'a.myshopify.com' })).rejects.toThrow(
      /SHOPIFY_STOREFRONT_ACCESS_TOKEN and SHOPIFY_API_VERSION is not set/,
    );
  });

  it('is what the theme talks to when it names all of it', async () => {
    const real = await startDemo({
      SHOPIFY_STORE_DOMAIN: 'a-shop.myshopify.com',
      SHOPIFY_STOREFRONT_ACCESS_TOKEN: 'public-token',
      SHOPIFY_API_VERSION: '2026-04',
    });
    try {
      const asked: { url: string; token: string | undefined }[] = [];
      await page.route('https://a-shop.myshopify.com/**', async (route) => {
        const request = route.request();
        asked.push({
          url: request.url(),
          token: request.headers()['x-shopify-storefront-access-token'],
        });
        await route.fulfill({
          headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' },
          json: { data: { products: { nodes: [] } } },
        });
      });
      await page.goto(real.url);
      await page.getByRole('heading', { name: 'For the kitchen' }).waitFor();
      expect(asked[0]).toEqual({
        url: 'https://a-shop.myshopify.com/api/2026-04/graphql.json',
        token: 'public-token',
      });
      await page.goto(`${real.url}/#/account`);
      await page.getByLabel('Email').waitFor();
      expect(await page.getByText('Try it as').count()).toBe(0);
    } finally {
      real.stop();
    }
  });
});
