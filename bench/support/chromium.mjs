import { createServer } from 'node:http';
import { fileURLToPath, URL } from 'node:url';
import { chromium } from 'playwright';
import { runnerImport } from 'vite';
import { bundle } from './bundle.mjs';

/** Chromium as the package's own tests start it. */
export async function launch() {
  const finder = fileURLToPath(new URL('../../test/support/unpackChromium.ts', import.meta.url));
  const { findChromium, launchOptions } = (await runnerImport(finder)).module;
  return chromium.launch(launchOptions(await findChromium()));
}

/**
 * Serves a bundled entry file as a page, until `stop` is called; what is no part of it goes to `answer`. The page's clock ticks by 5 µs,
 * which takes isolation.
 */
export async function serve(entry, answer = (_request, response) => response.end()) {
  const { outputFiles } = await bundle(entry, { splitting: false });
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    if (!isScript && request.url !== '/') {
      answer(request, response);
      return;
    }
    response.writeHead(200, {
      'Content-Type': isScript ? 'text/javascript' : 'text/html; charset=utf-8',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    });
    response.end(isScript ? outputFiles[0].text : '<script type="module" src="/page.js"></script>');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Has `work` done with a page that is served from the entry file, in a Chromium of its own. */
export async function onPage(entry, work) {
  const server = await serve(entry);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    const open = async () => {
      await page.goto(server.url);
      await page.waitForFunction(() => 'measure' in globalThis);
    };
    return await work(page, open);
  } finally {
    await browser.close();
    server.stop();
  }
}
