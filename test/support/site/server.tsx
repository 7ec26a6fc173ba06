import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { toNodeListener } from 'react-customer-auth/server';
import { build } from 'vite';
import { entries } from '../../../vite.config';
import { createFormServer, type FormServerUnderTest } from '../forms';
import { portOf } from '../proxied';
import { Site } from './Site';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The script of the site's pages, with all that React has to say in development. */
export async function bundleSite(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    mode: 'development',
    resolve: { alias: entries },
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: at('browser.tsx'), output: { format: 'iife' } },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!('output' in output)) throw new Error('Nothing was built.');
  return output.output.map((part) => ('code' in part ? part.code : '')).join('\n');
}

/** A site that renders its pages on a server, on this machine, before a shop in memory. */
export async function serveSite(under: FormServerUnderTest, script: string) {
  const { forms, proxy, ...opened } = createFormServer(under);
  /** Resolves when the script may come. */
  let released = Promise.resolve();

  const routes: Record<string, (request: Request) => Promise<Response>> = {
    '/api/customer': forms.handle,
    '/api/storefront': proxy,
    '/styles.css': () => Promise.resolve(file('text/css', read('../../../src/styles.css'))),
    '/script.js': async () => {
      await released;
      return file('text/javascript', script);
    },
    '/favicon.ico': () => Promise.resolve(new Response(null, { status: 204 })),
  };

  async function page(request: Request): Promise<Response> {
    const { state, headers } = await forms.read(request);
    const html = renderToString(
      <StrictMode>
        <Site backend={opened.backend} state={state} />
      </StrictMode>,
    );
    headers.set('Content-Type', 'text/html; charset=utf-8');
    return new Response(pageOf(html, { shop: under.name, state }), { headers });
  }

  const server = createServer(
    toNodeListener((request) => (routes[new URL(request.url).pathname] ?? page)(request)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    ...opened,
    url: `http://127.0.0.1:${portOf(server)}`,
    /** Keeps the script from pages that ask for it, until the returned function is called. */
    holdScript() {
      let release = () => {};
      released = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const read = (path: string) => readFileSync(at(path), 'utf8');

const file = (type: string, text: string) =>
  new Response(text, { headers: { 'Content-Type': type } });

/** The script comes last and late, so that all of a page is there before it. */
const pageOf = (html: string, data: object) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>A site</title>
    <link rel="stylesheet" href="/styles.css" />
    <style>body { font-family: 'Open Sans', sans-serif; max-width: 24rem; margin: 2rem auto } header { margin-bottom: 2rem }</style>
  </head>
  <body>
    <div id="root">${html}</div>
    <script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
    <script defer src="/script.js"></script>
  </body>
</html>`;
