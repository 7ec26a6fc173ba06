import { spawn } from 'node:child_process';
import { createFakeShopify } from 'react-customer-auth/testing';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { launchBrowser } from '../support/browser';
import { record } from '../support/recording';
import { runNode, shell } from './command';
import { freePort, listen } from './served';

const folder = inject('consumers');
const app = `${folder}/next`;
const next = `${folder}/node_modules/next/dist/bin/next`;
const ada = { email: 'ada@example.com', password: 'analytical', firstName: 'Ada' };
const secrets = {
  SESSION_SECRET: 'a secret for Next.js, and for tests alone',
  PRIVATE_TOKEN: 'private',
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('a Next.js app with tokens on the server', () => {
  beforeAll(async () => {
    // As in a deployment, where the secrets are there for the build, too.
    await runNode([next, 'build'], { cwd: app, env: secrets });
  });

  it('signs in, renders the session into the first HTML, and gives no script the token', async () => {
    const shop = createFakeShopify({ customers: [ada], storefrontAccessToken: 'private' });
    const shopUrl = await listen(shop.listener);
    const port = await freePort();
    const context = await browser.newContext();
    onTestFinished(() => context.close());
    const recording = await record(context, `http://127.0.0.1:${port}`, () => shop.livingTokens());
    onTestFinished(recording.stop);
    const { url } = recording;
    await start(port, { ...secrets, STOREFRONT_URL: shopUrl, SHOP_ORIGIN: url });
    const page = await context.newPage();
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== url) elsewhere.push(request.url());
    });

    await page.goto(url);
    await page.getByText('The server says: signedOut').waitFor();
    await page.getByLabel('Email').fill(ada.email);
    await page.getByLabel('Password', { exact: true }).fill(ada.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Welcome Ada').waitFor();
    const [token = '', ...others] = shop.livingTokens();
    expect(token).not.toBe('');
    expect(others).toEqual([]);
    await recording.look(page);

    const html = await (await page.reload())?.text();
    expect(html).toMatch(/The server says: (<!-- -->)?signedIn/);
    expect(html).toContain('Sign out');
    expect(html).not.toContain('Password');
    await page.getByText('Welcome Ada').waitFor();
    await recording.look(page);
    const cookies = await context.cookies();
    expect(cookies.length).toBeGreaterThan(0);
    expect(cookies.filter(({ httpOnly }) => !httpOnly)).toEqual([]);
    expect(recording.whereIs(ada.password)).toEqual(['request']);
    expect(recording.whereIs(token)).toEqual([]);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Email').waitFor();
    await expect.poll(() => shop.livingTokens()).toEqual([]);
    expect(recording.whereIs('Hydration')).toEqual([]);
    expect(elsewhere).toEqual([]);
  });

  it('signs in and out by forms without a script, which come back to their page', async () => {
    const shop = createFakeShopify({ customers: [ada], storefrontAccessToken: 'private' });
    const url = await open(await listen(shop.listener));
    const context = await browser.newContext({ javaScriptEnabled: false });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const login = `${url}/login?returnTo=%2Faccount&tag=a&tag=b`;
    const send = async (password: string) => {
      await page.getByLabel('Password', { exact: true }).fill(password);
      const back = page.waitForResponse((response) => response.url() === login);
      await page.getByRole('button', { name: 'Sign in' }).click();
      expect((await (await back).allHeaders())['cache-control']).toContain('no-store');
    };

    await page.goto(login);
    await page.getByLabel('Email').fill(ada.email);
    await send('wrong');
    await page.getByRole('alert').filter({ hasText: 'password' }).waitFor();
    expect(await page.getByLabel('Email').inputValue()).toBe(ada.email);
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('');
    expect(shop.livingTokens()).toEqual([]);

    await send(ada.password);
    await page.getByText('You are signed in.').waitFor();
    expect(page.url()).toBe(login);
    expect(shop.livingTokens()).toHaveLength(1);
    await page.goto(url);
    await page.getByText('The server says: signedIn').waitFor();

    await page.goto(login);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Email').waitFor();
    expect(page.url()).toBe(login);
    expect(shop.livingTokens()).toEqual([]);
  });

  it('has a script take over what a form has begun', async () => {
    const shop = createFakeShopify({ customers: [ada], storefrontAccessToken: 'private' });
    const url = await open(await listen(shop.listener));
    const early = await browser.newContext({ javaScriptEnabled: false });
    onTestFinished(() => early.close());
    const form = await early.newPage();
    await form.goto(`${url}/login`);
    await form.getByLabel('Email').fill(ada.email);
    await form.getByLabel('Password', { exact: true }).fill(ada.password);
    await form.getByRole('button', { name: 'Sign in' }).click();
    await form.getByText('You are signed in.').waitFor();

    const context = await browser.newContext({ storageState: await early.storageState() });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${url}/login`);
    await page.getByText('You are signed in.').waitFor();
    await page.waitForFunction(() => localStorage.length > 0);
    await page.goto(url);
    await page.getByText('Welcome Ada').waitFor();
    expect(complaints).toEqual([]);
  });
});

/** Opens the app before this shop, and resolves to its address. */
async function open(shopUrl: string): Promise<string> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await start(port, { ...secrets, STOREFRONT_URL: shopUrl, SHOP_ORIGIN: url });
  return url;
}

/** Starts the built app as its owner does, until the test is over. */
async function start(port: number, env: Record<string, string>) {
  const server = spawn(
    process.execPath,
    [next, 'start', '--hostname', '127.0.0.1', '--port', String(port)],
    { cwd: app, env: shell(env), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  onTestFinished(() => void server.kill());
  let printed = '';
  for (const output of [server.stdout, server.stderr]) {
    output.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  }
  await vi.waitFor(
    () => {
      if (server.exitCode !== null) throw new Error(`The app has ended:\n${printed}`);
      if (!printed.includes('Ready')) throw new Error(`The app does not start:\n${printed}`);
    },
    { timeout: 60_000 },
  );
}
