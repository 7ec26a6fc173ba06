import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { createFakeShopify } from 'react-customer-auth/testing';
import type { Browser } from 'playwright';
import { preview } from 'vite';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../support/browser';
import { bytesByModule } from './bytes';
import { runNode } from './command';
import { listen } from './served';
import { used } from './used';

const folder = inject('consumers');
const newest = `${folder}/vite`;
const oldest = `${folder}/oldest/vite`;
const ada = { email: 'ada@example.com', password: 'analytical' };

/** The first app of the README, and the one that Vite's template begins with. */
const quickStart = /^```tsx\n(.*?^export default App;\n)```$/ms.exec(
  readFileSync(new URL('../../README.md', import.meta.url), 'utf8'),
)?.[1];
const template = readFileSync(new URL('vite/src/App.tsx', import.meta.url), 'utf8');
const linesOf = (code = '') => code.split('\n').filter((line) => line.trim());

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  for (const app of [newest, oldest]) {
    writeFileSync(`${app}/src/App.tsx`, quickStart ?? '');
    const vite = `${folder}/node_modules/vite/bin/vite.js`;
    await runNode([vite, 'build', '--sourcemap', 'hidden', '--logLevel', 'warn'], { cwd: app });
  }
});
afterAll(() => browser.close());

it('the quick start adds at most 15 lines to an empty Vite app', () => {
  const own = linesOf(quickStart).filter((line) => !linesOf(template).includes(line));
  expect(own.length).toBeGreaterThan(10);
  expect(own.length).toBeLessThanOrEqual(15);
});

describe('the quick start in an empty Vite app', () => {
  it.each([
    ['newest', newest],
    ['oldest', oldest],
  ])('signs in on the %s peers', async (_, app) => {
    const shop = createFakeShopify({ customers: [ada], storefrontAccessToken: 'public token' });
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    const site = await serve(app);
    const shopUrl = await listen(shop.listener);
    const elsewhere: string[] = [];
    await page.route(
      (url) => url.origin !== site,
      async (route) => {
        // Where the shop of the quick start would be is the fake one, and nothing else is there.
        if (route.request().url() !== 'https://my-shop.myshopify.com/api/2026-04/graphql.json') {
          elsewhere.push(route.request().url());
          return route.abort();
        }
        const response = await route.fetch({ url: shopUrl });
        const headers = { ...response.headers(), 'Access-Control-Allow-Origin': '*' };
        return route.fulfill({ response, headers });
      },
    );

    await page.goto(site);
    await page.getByLabel('Email').fill(ada.email);
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').filter({ hasText: 'password' }).waitFor();
    await page.getByLabel('Password', { exact: true }).fill(ada.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Welcome back!').waitFor();
    expect(shop.livingTokens()).toHaveLength(1);
    await page.reload();
    await page.getByText('Welcome back!').waitFor();
    expect(await page.getByLabel('Email').count()).toBe(0);
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('downloads no module of the package that it does not use', () => {
    const code = readAsset(newest, '.js');
    const ours = [...bytesByModule(code, readAsset(newest, '.js.map'))].flatMap(([path, bytes]) => {
      const module = /react-customer-auth\/dist\/(.*)\.js$/.exec(path)?.[1];
      return module ? [{ module, bytes }] : [];
    });
    const sum = ours.reduce((all, { bytes }) => all + bytes, 0);
    const lines = [
      `${Buffer.byteLength(code)} bytes of JavaScript, ${gzipSync(code).length} by gzip. The package's, before gzip:`,
      ...ours
        .toSorted((a, b) => b.bytes - a.bytes)
        .map(({ module, bytes }) => `${String(bytes).padStart(6)} ${module}`),
      `${String(sum).padStart(6)} in ${ours.length} modules`,
    ];
    console.log(lines.join('\n'));
    expect(ours.map(({ module }) => module).sort()).toEqual(used);
  });
});

function readAsset(app: string, extension: string): string {
  const assets = `${app}/dist/assets`;
  const [name, ...others] = readdirSync(assets).filter((file) => file.endsWith(extension));
  if (!name || others.length) throw new Error(`There is not one ${extension} in ${assets}.`);
  return readFileSync(`${assets}/${name}`, 'utf8');
}

/** Serves a built app until the test is over, and resolves to its origin. */
async function serve(app: string): Promise<string> {
  const server = await preview({
    root: app,
    configFile: false,
    logLevel: 'error',
    preview: { port: 0, host: '127.0.0.1' },
  });
  onTestFinished(() => server.close());
  const [url = ''] = server.resolvedUrls?.local ?? [];
  return new URL(url).origin;
}
