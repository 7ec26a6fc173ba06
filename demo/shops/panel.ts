import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { createServer, type Connect, type Plugin, type ViteDevServer } from 'vite';
import { createOneTimeCodeHandler, toNodeListener, type OneTimeCodeAudit } from '../../src/server';
import type { FakeAdobeCommerce } from '../../src/testing';
import { entries } from '../../vite.config.ts';

/** The address of a server, without what comes after its port. */
const addressOf = (server: ViteDevServer | undefined) =>
  server?.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '';

/** Tells a page of the other one's address. */
const meta = (name: string, content: string) => [
  { tag: 'meta', attrs: { name, content }, injectTo: 'head' as const },
];

/** Who sits at the panel, by the cookie that it sets itself: a real one has a sign-in, and signs its cookies. */
const staffOf = (cookie: string | null | undefined) =>
  /(?:^|; )staff=([^;]+)/.exec(cookie ?? '')?.[1];

/** Opens the support team's panel before a fake shop: a page and a server on a port of their own, as far from the storefront as others are. */
export function servePanel(fake: FakeAdobeCommerce): Plugin {
  let panel: ViteDevServer | undefined;
  return {
    name: 'support-panel',
    transformIndexHtml: () => meta('panel', addressOf(panel)),
    async configureServer(storefront: ViteDevServer) {
      const { port } = storefront.config.server;
      panel = await createServer({
        configFile: false,
        root: fileURLToPath(new URL('../panel', import.meta.url)),
        cacheDir: '../../node_modules/.cache/demo-panel',
        logLevel: storefront.config.logLevel ?? 'info',
        plugins: [react(), desk(fake, storefront)],
        resolve: { alias: { ...entries } },
        experimental: { bundledDev: storefront.config.experimental.bundledDev },
        server: { host: '127.0.0.1', port: port && port + 1 },
      });
      await panel.listen();
      storefront.httpServer?.on('close', () => void panel?.close());
      const print = storefront.printUrls.bind(storefront);
      storefront.printUrls = () => {
        print();
        storefront.config.logger.info(`  ➜  Support panel: ${addressOf(panel)}/`);
      };
    },
    // For tests that open it.
    api: () => addressOf(panel),
  };
}

const desk = (fake: FakeAdobeCommerce, storefront: ViteDevServer): Plugin => ({
  name: 'support-desk',
  configureServer: ({ middlewares }) => mountDesk(middlewares, fake),
  transformIndexHtml: () => meta('storefront', addressOf(storefront)),
});

/** The panel's server half: who finds customers, the code endpoint, and its audit. */
function mountDesk(middlewares: Connect.Server, fake: FakeAdobeCommerce) {
  const token = fake.adminToken();
  const entries: OneTimeCodeAudit[] = [];
  const codes = createOneTimeCodeHandler({
    adobe: { baseUrl: fake.restUrl, token, fetch: fake.fetch, codeLifetime: 30_000 },
    authorize({ headers }) {
      const id = staffOf(headers.get('Cookie'));
      if (!id) return null;
      return id === 'agent-7' && { id };
    },
    audit: (entry) => void entries.push(entry),
  });
  middlewares.use('/api/one-time-code', toNodeListener(codes));

  middlewares.use('/api/audit', ({ headers }, response) => {
    if (!staffOf(headers.cookie)) {
      response.writeHead(401).end('Nobody sits at this desk.');
      return;
    }
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(entries));
  });

  middlewares.use('/api/customers', ({ url = '', headers }, response) => {
    if (!staffOf(headers.cookie)) {
      response.writeHead(401).end('Nobody sits at this desk.');
      return;
    }
    const email = new URL(url, 'http://panel').searchParams.get('email') ?? '';
    void findCustomer(email).then((found) => {
      response.writeHead(found ? 200 : 404, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(found));
    });
  });

  async function findCustomer(email: string) {
    const search = new URLSearchParams({
      'searchCriteria[filter_groups][0][filters][0][field]': 'email',
      'searchCriteria[filter_groups][0][filters][0][value]': email,
      'searchCriteria[filter_groups][0][filters][0][condition_type]': 'eq',
    });
    const response = await fake.fetch(`${fake.restUrl}/V1/customers/search?${search.toString()}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const { items }: { items: { email: string; firstname: string; lastname: string }[] } =
      await response.json();
    const [found] = items;
    return found ? { email: found.email, name: `${found.firstname} ${found.lastname}` } : null;
  }
}
