import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FakeShopify } from 'react-customer-auth/testing';
import { createServer } from 'vite';

/** A running demo: `npm start`, on a port of its own. */
export interface Demo {
  url: string;
  stop: () => void;
}

/** Starts the demo as a person would, and waits for the address that it prints. */
export async function startDemo(env: Record<string, string> = {}): Promise<Demo> {
  const child = spawn('npm', ['start', '--', '--port', '0'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    // A process group of its own, so that npm and what it started end together.
    detached: true,
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  let printed = '';
  const stop = () => {
    if (child.pid && child.exitCode === null) process.kill(-child.pid);
  };
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (url) resolve({ url, stop });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', () => reject(new Error(`The demo did not start:\n${printed}`)));
  });
}

/** The same within this process, with its fake shop, so that a test can look and reach behind the counter. */
export async function startDemoWithShop(): Promise<Demo & { shop: FakeShopify }> {
  const server = await createServer({
    configFile: fileURLToPath(new URL('../../demo/vite.config.ts', import.meta.url)),
    configLoader: 'runner',
    logLevel: 'error',
    server: { port: 0 },
  });
  const found = server.config.plugins.find(({ name }) => name === 'fake-shop');
  if (!found) throw new Error('The demo has no fake shop.');
  const shop: FakeShopify = found.api;
  await server.listen();
  const [url] = server.resolvedUrls?.local ?? [];
  if (!url) throw new Error('The demo has no address.');
  return { url: url.replace(/\/$/, ''), shop, stop: () => void server.close() };
}
