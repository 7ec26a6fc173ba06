import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violations, violationsWithoutScript } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { formServers } from '../support/forms';
import { ada, grace } from '../support/shop';
import { watch } from '../support/shown';
import { bundleSite, serveSite } from '../support/site/server';

let browser: Browser;
let script: string;
let site: Awaited<ReturnType<typeof serveSite>>;
let context: BrowserContext;
let page: Page;
/** What the browser has to complain of, React included. */
let said: string[];
/** Every address that was gone to. */
let addresses: string[];

beforeAll(async () => {
  [browser, script] = await Promise.all([launchBrowser(), bundleSite()]);
});
afterAll(() => browser.close());
afterEach(async () => {
  expect(said).toEqual([]);
  await context.close();
  site.close();
});

const newPassword = 'Nanoseconds-1952';
const wrongPassword = 'not-the-password';

async function openBrowser(javaScriptEnabled: boolean) {
  context = await browser.newContext({ javaScriptEnabled });
  said = [];
  addresses = [];
  context.on('request', (request) => {
    if (request.isNavigationRequest()) addresses.push(request.url());
  });
  page = await openTab();
}

async function openTab(): Promise<Page> {
  const tab = await context.newPage();
  tab.on('pageerror', (error) => said.push(String(error)));
  tab.on('console', (message) => {
    // A shop that refuses a dead token is no complaint.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      said.push(message.text());
    }
  });
  return tab;
}

const button = (name: string, tab = page) => tab.getByRole('button', { name, exact: true });
const email = (tab = page) => tab.getByLabel('Email');
const password = (tab = page) => tab.getByLabel(/^(New p|P)assword$/);
const shows = (text: string | RegExp, tab = page) => tab.getByText(text).waitFor();

async function fillIn(entered: { email?: string; password?: string }, tab = page) {
  if (entered.email !== undefined) await email(tab).fill(entered.email);
  if (entered.password !== undefined) await password(tab).fill(entered.password);
}

async function signIn(entered: { email: string; password: string }, tab = page) {
  await fillIn(entered, tab);
  await button('Sign in', tab).click();
}

/** Where an email about a forgotten password leads to. */
function resetPage(): string {
  const { token, resetUrl = '' } = site.resetProof(ada.email);
  return `${site.url}/reset?${new URLSearchParams(token ? { token } : { url: resetUrl }).toString()}`;
}

describe.each(formServers)('without a script, on $name', (under) => {
  /** Where a page can be looked at by one that has to run. */
  let withScripts: BrowserContext;
  let tab: Page;

  beforeEach(async () => {
    site = await serveSite(under, script);
    await openBrowser(false);
    withScripts = await browser.newContext();
    tab = await withScripts.newPage();
  });
  afterEach(async () => {
    await withScripts.close();
    for (const address of addresses) {
      for (const secret of [ada.password, wrongPassword, newPassword, ada.email, 'ada%40']) {
        expect(address).not.toContain(secret);
      }
    }
  });

  it('a wrong password is told at the form, which has the email and not the password', async () => {
    await page.goto(`${site.url}/login?from=menu`);
    await signIn({ email: ada.email, password: wrongPassword });
    await shows(/^The email or the password is not right/);
    expect(page.url()).toBe(`${site.url}/login?from=menu`);
    expect(await email().inputValue()).toBe(ada.email);
    expect(await password().inputValue()).toBe('');
    expect(await page.content()).not.toContain(wrongPassword);
    await shows('You are signed out.');
    expect(await violationsWithoutScript(page, tab)).toEqual([]);
  });

  it('what is told is gone when the page is loaded again', async () => {
    await page.goto(`${site.url}/login`);
    await signIn({ email: ada.email, password: wrongPassword });
    await shows(/^The email or the password is not right/);
    await page.reload();
    await button('Sign in').waitFor();
    expect(await page.getByRole('alert').innerText()).toBe('');
    expect(await email().inputValue()).toBe('');
  });

  it('a customer signs in and out', async () => {
    await page.goto(`${site.url}/login`);
    await signIn(ada);
    await shows('You are signed in.');
    expect(page.url()).toBe(`${site.url}/login`);
    expect(await email().count()).toBe(0);
    await page.goto(`${site.url}/elsewhere`);
    await shows('You are signed in.');
    expect(await violationsWithoutScript(page, tab)).toEqual([]);

    await button('Sign out').click();
    await shows('You are signed out.');
    expect(page.url()).toBe(`${site.url}/elsewhere`);
    expect(site.shop.livingTokens()).toHaveLength(under.revokesOneToken ? 0 : 1);
    const cookies = await context.cookies();
    expect(cookies.filter(({ name }) => !name.endsWith('-form'))).toEqual([]);
  });

  it('the checkbox decides for how long, and stays as it was', async () => {
    await page.goto(`${site.url}/login`);
    await page.getByLabel('Keep me signed in').uncheck();
    await signIn({ email: ada.email, password: wrongPassword });
    await shows(/^The email or the password is not right/);
    expect(await page.getByLabel('Keep me signed in').isChecked()).toBe(false);
    await signIn(ada);
    await shows('You are signed in.');
    const cookies = await context.cookies();
    expect(cookies.find(({ name }) => !name.endsWith('-form'))?.expires).toBe(-1);
  });

  it('the browser itself asks for what is missing', async () => {
    await page.goto(`${site.url}/login`);
    await button('Sign in').click();
    expect(await email().evaluate((input) => input.matches(':invalid:focus'))).toBe(true);
    expect(addresses).toHaveLength(1);
    expect(await button('Show password').count()).toBe(0);
  });

  it('a link to a new password is on its way, and another one after that', async () => {
    await page.goto(`${site.url}/recover`);
    await email().fill(ada.email);
    await button('Send the link').click();
    await shows(new RegExp(`^If ${ada.email} has an account`));
    expect(await violationsWithoutScript(page, tab)).toEqual([]);
    await button('Use another email').click();
    await button('Send the link').waitFor();
    expect(new URL(page.url()).pathname).toBe('/recover');
  });

  it('an email that the shop takes for none is told at its field, which has the focus', async () => {
    await page.goto(`${site.url}/recover`);
    await email().evaluate((input) => input.setAttribute('type', 'text'));
    await email().fill('');
    await email().evaluate((input) => input.removeAttribute('required'));
    await button('Send the link').click();
    await shows('Please fill this in.');
    const field = email();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const described = await field.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described ?? ''}"]`).innerText()).toBe(
      'Please fill this in.',
    );
    await expect.poll(() => field.evaluate((input) => input.matches(':focus'))).toBe(true);
  });

  it('a new password is set by the emailed link, and signs in', async () => {
    await page.goto(resetPage());
    if (await email().count()) await email().fill(ada.email);
    await fillIn({ password: newPassword });
    await button('Set password').click();
    await shows('Your new password is set, and you are signed in.');
    expect(await violationsWithoutScript(page, tab)).toEqual([]);
    await button('Sign out').click();
    await shows('You are signed out.');
    await page.goto(`${site.url}/login`);
    await signIn({ email: ada.email, password: newPassword });
    await shows('You are signed in.');
  });

  it('a link that is used already is told', async () => {
    const address = resetPage();
    for (let time = 0; time < 2; time++) {
      await page.goto(address);
      if (await email().count()) await email().fill(ada.email);
      await fillIn({ password: newPassword });
      await button('Set password').click();
      await page.waitForURL(address);
    }
    await shows(/^(This link is no longer valid|The password could not be set)/);
  });
});

const isReady = (tab = page) => tab.locator('html[data-ready]').waitFor({ state: 'attached' });

describe.each(formServers)('before the script runs, on $name', (under) => {
  beforeEach(async () => {
    site = await serveSite(under, script);
    await openBrowser(true);
  });

  /** Opens the page without its script, which comes when the returned function is called. */
  async function openEarly(tab = page, path = '/login') {
    const release = site.holdScript();
    await tab.goto(`${site.url}${path}`, { waitUntil: 'commit' });
    await button('Sign in', tab).or(button('Sign out', tab)).waitFor();
    return release;
  }

  it('what is typed stays, and typing goes on', async () => {
    const release = await openEarly();
    await page.evaluate(() => Object.assign(window, { isSame: true }));
    await page.getByLabel('Keep me signed in').uncheck();
    await email().pressSequentially(ada.email.slice(0, 5));
    release();
    await isReady();
    expect(await email().inputValue()).toBe(ada.email.slice(0, 5));
    expect(await email().evaluate((input) => input.matches(':focus'))).toBe(true);
    await page.keyboard.type(ada.email.slice(5));
    await password().fill(ada.password);
    expect(await page.getByLabel('Keep me signed in').isChecked()).toBe(false);
    await page.keyboard.press('Enter');
    await shows(ada.email);
    // By the script, without another page, and for this tab as was wished.
    expect(await page.evaluate(() => 'isSame' in window)).toBe(true);
    expect(
      await page.evaluate(() => localStorage.getItem('react-customer-auth:customer')),
    ).not.toContain('rca.');
  });

  it('a password that was typed is sent by the script once it is there', async () => {
    const release = await openEarly();
    await fillIn(ada);
    release();
    await isReady();
    await button('Sign in').click();
    await shows(ada.email);
    expect(addresses).toHaveLength(1);
  });

  it('from then on the script asks for what is missing', async () => {
    const release = await openEarly();
    release();
    await isReady();
    await button('Sign in').click();
    await page.getByText('Please fill this in.').first().waitFor();
    expect(addresses).toHaveLength(1);
  });

  it('a form that is sent signs in, and the page comes up signed in, in every tab', async () => {
    const other = await openTab();
    await other.goto(`${site.url}/elsewhere`);
    await isReady(other);
    const release = await openEarly();
    await signIn(ada);
    await shows('You are signed in.');
    const shown = await watch(page);
    release();
    await isReady();
    await shows(ada.email);
    for (const html of await shown()) expect(html).not.toContain('You are signed out.');
    await shows(ada.email, other);
    expect(await context.cookies()).toHaveLength(1);

    await button('Sign out').click();
    await shows('You are signed out.');
    await shows('You are signed out.', other);
    await expect.poll(async () => (await context.cookies()).length).toBe(0);
    await page.reload();
    await isReady();
    await shows('You are signed out.');
  });

  it('a sign-out that is sent reaches the tabs that have their script', async () => {
    await page.goto(`${site.url}/login`);
    await isReady();
    await signIn(ada);
    await shows(ada.email);
    const other = await openTab();
    const release = await openEarly(other);
    await button('Sign out', other).click();
    await shows('You are signed out.', other);
    release();
    await isReady(other);
    await shows('You are signed out.', other);
    await shows('You are signed out.');
    expect(site.shop.livingTokens()).toHaveLength(under.revokesOneToken ? 0 : 1);
  });

  it('a failed one is told, goes when it is mended, and does not come back', async () => {
    const release = await openEarly();
    await signIn({ email: ada.email, password: wrongPassword });
    await shows(/^The email or the password is not right/);
    const shown = await watch(page);
    release();
    await isReady();
    await shows(/^The email or the password is not right/);
    expect(await email().inputValue()).toBe(ada.email);
    for (const html of await shown()) expect(html).toContain('The email or the password');
    expect(await violations(page)).toEqual([]);
    await signIn(grace);
    await shows(grace.email);
    await button('Sign out').click();
    await button('Sign in').waitFor();
    expect(await page.getByRole('alert').innerText()).toBe('');
    expect(await email().inputValue()).toBe('');
  });
});
