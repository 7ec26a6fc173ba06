// Takes the pictures of the README from the stories: `npm run pictures`.
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { runnerImport } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Stories side by side, in columns, and how high each is. */
const columns = [
  [{ story: 'loginform--wrong-password', height: 392 }],
  [
    { story: 'resetpasswordform--field-error', height: 268 },
    { story: 'impersonationbanner--running', height: 100 },
  ],
  [{ story: 'sessionenddialog--expired', height: 392 }],
];
const width = 384;
const gap = 24;
const largest = 150_000;

const port = await freePort();
const storybook = spawn(
  at('../../node_modules/.bin/storybook'),
  ['dev', '--ci', '--host', '127.0.0.1', '--port', String(port), '--exact-port', '--quiet'],
  { cwd: at('../..'), detached: true, stdio: ['ignore', 'ignore', 'inherit'] },
);
const { module } = await runnerImport(at('../../test/support/unpackChromium.ts'));
const browser = await chromium.launch(module.launchOptions(await module.findChromium()));
try {
  await until(() => fetch(`http://127.0.0.1:${port}/index.json`).then(({ ok }) => ok));
  for (const colorScheme of ['light', 'dark']) {
    const path = at(`forms-${colorScheme}.png`);
    await take(colorScheme, path);
    const { size } = statSync(path);
    console.log(`${path}: ${size} bytes`);
    if (size > largest) throw new Error(`A picture has ${largest} bytes at most.`);
  }
} finally {
  await browser.close();
  process.kill(-storybook.pid);
}

/** Takes each story by itself, so that each has its focus, and then all of them together. */
async function take(colorScheme, path) {
  const context = await browser.newContext({
    colorScheme,
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  });
  const html = [];
  for (const column of columns) {
    html.push('<div>');
    for (const one of column) {
      html.push(`<img src="data:image/png;base64,${await takeStory(context, one)}" />`);
    }
    html.push('</div>');
  }
  const page = await context.newPage();
  await page.setContent(`
    <style>
      :root { color-scheme: light dark; background: light-dark(#f2f4f3, #0c0f0e); }
      body { display: inline-flex; gap: ${gap}px; margin: ${gap}px; }
      div { display: grid; gap: ${gap}px; }
      img { width: ${width}px; border-radius: 12px; outline: 1px solid light-dark(#d5dad8, #2b312e); }
    </style>
    ${html.join('')}`);
  const all = await page.locator('body').boundingBox();
  await page.setViewportSize({ width: all.width + 2 * gap, height: all.height + 2 * gap });
  await page.screenshot({ path });
  await context.close();
}

async function takeStory(context, { story, height }) {
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  const done = new Promise((resolve) => page.exposeFunction('storyIsPlayed', resolve));
  await page.addInitScript(() => {
    const wait = setInterval(() => {
      const channel = window.__STORYBOOK_ADDONS_CHANNEL__;
      if (!channel) return;
      clearInterval(wait);
      channel.once('storyFinished', ({ status }) => window.storyIsPlayed(status));
    }, 5);
  });
  await page.goto(`http://127.0.0.1:${port}/iframe.html?id=${story}&viewMode=story`);
  const status = await done;
  if (status !== 'success') throw new Error(`The story ${story} has ended with ${status}.`);
  await page.addStyleTag({
    content: `
      * { caret-color: transparent !important; }
      #storybook-root:has(> form) { display: grid; align-content: center; min-height: calc(100vh - 2rem); }`,
  });
  const picture = await page.screenshot();
  await page.close();
  return picture.toString('base64');
}

async function until(holds) {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (await holds().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  throw new Error('Storybook does not start.');
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
