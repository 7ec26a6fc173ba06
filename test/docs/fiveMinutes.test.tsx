// @vitest-environment jsdom
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFakeAdobeCommerce, createFakeShopify } from 'react-customer-auth/testing';
import type { ComponentType } from 'react';
import { afterEach, expect, it, vi } from 'vitest';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const customers = [{ email: 'ada@example.com', password: 'analytical' }];

/** The whole apps of the README, in the order in which they stand there. */
const [onShopify = '', onAdobeCommerce = ''] = [
  ...readFileSync(at('../../README.md'), 'utf8').matchAll(/^```tsx\n(.*?)^```$/gms),
]
  .map(([, code = '']) => code)
  .filter((code) => code.endsWith('export default App;\n'));

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

it.each([
  {
    name: 'Shopify',
    app: onShopify,
    shop: createFakeShopify({ customers, storefrontAccessToken: 'public token' }),
    url: 'https://my-shop.myshopify.com/api/2026-04/graphql.json',
  },
  {
    name: 'Adobe Commerce',
    app: onAdobeCommerce,
    shop: createFakeAdobeCommerce({ customers }),
    url: 'https://shop.example.com/graphql',
  },
])('the app of the README signs in on $name', async ({ name, app, shop, url }) => {
  vi.stubGlobal('fetch', shop.fetch);
  const folder = at('../../node_modules/.cache/recipes');
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/fiveMinutes${name.replace(' ', '')}.tsx`;
  writeFileSync(file, app);
  const { default: App }: { default: ComponentType } = await import(/* @vite-ignore */ file);
  render(<App />);
  await userEvent.type(screen.getByLabelText('Email'), 'ada@example.com');
  await userEvent.type(screen.getByLabelText('Password'), 'analytical{Enter}');
  await screen.findByText('Welcome back!');
  expect(shop.livingTokens()).toHaveLength(1);
  expect(new Set(shop.requests.map((request) => request.url))).toEqual(new Set([url]));
});
