import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ada,
  adaAtAdobe,
  endDialog,
  grace,
  openAccount,
  signIn,
  signInAgain,
  signInPage,
  signOut,
  visitAccount,
  waitForAll,
} from '../support/accountPage';
import { violations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { startDemoWithShops } from '../support/demo';
import { findInMemory } from '../support/memory';
import { record, type Recording } from '../support/recording';
import { watch } from '../support/shown';
import { makeDue, storedToken } from '../support/stored';

type RunningDemo = Awaited<ReturnType<typeof startDemoWithShops>>;

let browser: Browser;
let demo: RunningDemo;
let context: BrowserContext;
let page: Page;
let recording: Recording;
/** Every token that a shop has given. */
let tokens: Set<string>;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  demo = await startDemoWithShops();
  context = await browser.newContext();
  tokens = new Set();
  recording = await record(context, demo.url, () => {
    for (const shop of [demo.shopify, demo.adobeCommerce]) {
      for (const token of shop.livingTokens()) tokens.add(token);
    }
    return tokens;
  });
  page = await context.newPage();
});
afterEach(async () => {
  recording.stop();
  await context.close();
  demo.stop();
});

const button = (tab: Page, name: string) => tab.getByRole('button', { name, exact: true });
const newPassword = 'Nanoseconds-1952';

/** Renews on Shopify, in both tabs at once. */
async function renew(tabs: Page[], key: string) {
  const before = await storedToken(page, key);
  await makeDue(tabs, key);
  await expect.poll(() => storedToken(page, key)).not.toBe(before);
  expect(demo.shopify.livingTokens()).toHaveLength(2);
}

/** Allows support agents in, on Adobe Commerce. */
async function allowAssistance([tab = page]: Page[]) {
  await tab.locator('[role=switch][aria-disabled=false]').click();
  await expect.poll(() => tab.getByRole('switch').isChecked()).toBe(true);
  await tab.locator('[role=switch][aria-disabled=false]').waitFor();
  expect(demo.adobeCommerce.secretFor('code', ada.email)).toHaveLength(32);
}

const shops = [
  {
    shop: 'shopify',
    key: 'demo',
    customer: ada,
    does: renew,
    lastWayOut: 'Sign out',
    living: (): string[] => demo.shopify.livingTokens(),
    kill: () => demo.shopify.changePassword(ada.email, ada.password),
  },
  {
    shop: 'adobe',
    key: 'demo-adobe',
    customer: adaAtAdobe,
    does: allowAssistance,
    lastWayOut: 'Sign out everywhere',
    living: (): string[] => demo.adobeCommerce.livingTokens(),
    kill: () => demo.adobeCommerce.changePassword(ada.email, ada.password),
  },
];

const addressOf = (shop: string, home = 'server') =>
  `${recording.url}/?shop=${shop}&tokens=${home}`;

describe.each(shops)('a token on the server, at $shop', (at) => {
  const { shop, customer, living } = at;
  const key = `${at.key}-server`;

  /** Opens the account page in a tab more, where the customer is signed in. */
  async function openTab(): Promise<Page> {
    const tab = await context.newPage();
    await visitAccount(tab, addressOf(shop));
    await waitForAll(tab, customer);
    return tab;
  }

  it('is nowhere in the browser, whatever the customer does', { timeout: 120_000 }, async () => {
    await openAccount(page, addressOf(shop), customer);
    await waitForAll(page, customer);
    await recording.look(page);
    expect(living()).toHaveLength(1);
    const [token = ''] = living();
    expect(await findInMemory(page, token)).toEqual({ components: [], maps: [] });

    await page.getByRole('link', { name: 'Oak & Enamel' }).click();
    await page.getByRole('link', { name: 'Enamel mug' }).click();
    await page.getByRole('heading', { name: 'Enamel mug' }).waitFor();
    await visitAccount(page, addressOf(shop));
    await page.reload();
    await waitForAll(page, customer);
    const other = await openTab();
    await at.does([page, other], key);
    await recording.look(page);
    await recording.look(other);
    const handle = await storedToken(page, key);

    await signOut(page);
    await signInPage(other).waitFor();
    await expect.poll(() => context.cookies()).toEqual([]);
    await recording.look(other);

    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    const send = button(page, 'Send the link');
    // The sign-in form, which has an email field too, leaves only then.
    await send.waitFor();
    await page.getByLabel('Email').fill(ada.email);
    await send.click();
    await page.getByRole('link', { name: 'Set a new password' }).click();
    await page.getByLabel('New password').waitFor();
    const email = page.getByLabel('Email');
    if (await email.count()) await email.fill(ada.email);
    await page.getByLabel('New password').fill(newPassword);
    await page.keyboard.press('Enter');
    await waitForAll(page, customer);
    await waitForAll(other, customer);
    await recording.look(page);
    await recording.look(other);

    await button(page, at.lastWayOut).last().click();
    await signInPage(page).waitFor();
    await signInPage(other).waitFor();
    await expect.poll(living).toEqual([]);
    await expect.poll(() => context.cookies()).toEqual([]);
    await recording.look(page);

    expect(tokens.size).toBeGreaterThanOrEqual(2);
    for (const one of tokens) expect(recording.whereIs(one)).toEqual([]);
    // Of a JWT, its signature is the secret part.
    for (const one of tokens) expect(recording.whereIs(one.split('.').at(-1) ?? '')).toEqual([]);
    // Which tells something only because what stands in its place is found.
    expect(recording.whereIs(handle)).toEqual(['answer', 'request', 'storage']);
  });

  it('is in cookies that no script can read and no other site sends', async () => {
    await openAccount(page, addressOf(shop), customer);
    await waitForAll(page, customer);
    const cookies = await context.cookies();
    expect(cookies).toHaveLength(1);
    const [token = ''] = living();
    for (const { httpOnly, sameSite, path, value } of cookies) {
      expect({ httpOnly, sameSite, path }).toEqual({ httpOnly: true, sameSite: 'Lax', path: '/' });
      expect(value).not.toContain(token);
    }
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });

  it('is told apart from one in the browser, where the record finds it in every place', async () => {
    await openAccount(page, addressOf(shop, 'browser'), customer);
    await waitForAll(page, customer);
    await recording.look(page);
    const [token = ''] = living();
    expect(recording.whereIs(token)).toEqual(['answer', 'heap', 'request', 'storage']);
    expect(await context.cookies()).toEqual([]);

    await visitAccount(page, addressOf(shop));
    await signInPage(page).waitFor();
    await visitAccount(page, addressOf(shop, 'browser'));
    await waitForAll(page, customer);
  });

  it('is shared by two tabs: one signs in or out, and the other follows', async () => {
    await openAccount(page, addressOf(shop), customer);
    const other = await openTab();
    await signOut(other);
    await signInPage(page).waitFor();
    await signIn(page, grace);
    await other.getByRole('main').getByText('Grace Hopper').waitFor();
    expect(await storedToken(other, key)).toBe(await storedToken(page, key));
    expect(await context.cookies()).toHaveLength(1);
    await other.reload();
    await other.getByRole('main').getByText('Grace Hopper').waitFor();
  });
});

/** A home for tokens, and the shop that they are from. */
const everywhere = shops.flatMap((at) => ['browser', 'server'].map((home) => ({ ...at, home })));

describe.each(everywhere)('a token in the $home that $shop no longer takes', (at) => {
  const { shop, home, customer, kill } = at;

  it('leaves the catalogue as it is, and has the customer sign in again', async () => {
    await openAccount(page, addressOf(shop, home), customer);
    await waitForAll(page, customer);
    const catalogue = await context.newPage();
    await catalogue.goto(addressOf(shop, home));
    await catalogue.getByRole('link', { name: 'Enamel mug' }).waitFor();
    const [onTheWay, inCatalogue] = [await watch(page), await watch(catalogue)];

    kill();
    await page.getByRole('link', { name: 'Oak & Enamel' }).click();
    await page.getByRole('link', { name: 'Enamel mug' }).waitFor();
    await page.goBack();
    await endDialog(page).waitFor();
    await catalogue.getByRole('link', { name: 'Sign in' }).waitFor();
    for (const html of await onTheWay()) expect(html).not.toContain('could not be loaded');
    for (const html of await inCatalogue()) expect(html).toContain('Enamel mug');
    await expect.poll(() => context.cookies()).toEqual([]);

    await signInAgain(endDialog(page), customer);
    await waitForAll(page, customer);
  });
});

describe.each([
  { home: 'browser', secret: /^(eyJ|fake)\S{0,6}…$/, shown: 'The token itself.' },
  { home: 'server', secret: /^null$/, shown: 'A handle in the place of the token.' },
])('the card of what scripts see of a token in the $home', ({ home, secret, shown }) => {
  it.each(shops)(
    'tells it at $shop without telling the token',
    async ({ shop, living, customer }) => {
      await openAccount(page, addressOf(shop, home), customer);
      await waitForAll(page, customer);
      const card = page.locator('section', { hasText: 'What scripts can see' });
      await card.getByText(shown).waitFor();
      const place = (name: string) => card.locator('dl > div', { hasText: name }).locator('dd');
      expect(await place('auth.getAccessToken()').allInnerTexts()).toEqual([
        expect.stringMatching(secret),
      ]);
      expect(await place('document.cookie').allInnerTexts()).toEqual(['Nothing']);
      expect((await place('localStorage').allInnerTexts()).join()).toContain('"token":"');
      const [token = ''] = living();
      expect(await page.content()).not.toContain(token);
      expect(await violations(page)).toEqual([]);
    },
  );
});
