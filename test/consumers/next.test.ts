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
});

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
