import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FakeAdobeCommerce, FakeShopify } from 'react-customer-auth/testing';
import { createServer } from 'vite';
import { vi } from 'vitest';

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

/** The shops of a demo that runs in this process. */
export interface Shops {
  shopify: FakeShopify;
  adobeCommerce: FakeAdobeCommerce;
  /** The address of the support team's panel. */
  panel: string;
}

/** The same within this process, with its fake shops, so that a test can look and reach behind the counters. */
export async function startDemoWithShops(env: Record<string, string> = {}): Promise<Demo & Shops> {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const server = await createServer({
    configFile: fileURLToPath(new URL('../../demo/vite.config.ts', import.meta.url)),
    configLoader: 'runner',
    logLevel: 'error',
    // One file in the place of hundreds: each test opens the page anew.
    experimental: { bundledDev: true },
    server: { port: 0 },
  }).finally(() => vi.unstubAllEnvs());
  const fake = (name: string) => {
    const found = server.config.plugins.find((plugin) => plugin.name === name);
    if (!found) throw new Error(`The demo has no ${name}.`);
    return found;
  };
  const shopify: FakeShopify = fake('fake-shopify').api;
  const adobeCommerce: FakeAdobeCommerce = fake('fake-adobe-commerce').api;
  await server.listen();
  const [url] = server.resolvedUrls?.local ?? [];
  if (!url) throw new Error('The demo has no address.');
  const address: () => string = fake('support-panel').api;
  const stop = () => void server.close();
  return { url: url.replace(/\/$/, ''), shopify, adobeCommerce, panel: address(), stop };
}
