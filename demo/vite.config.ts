import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { entries } from '../vite.config.ts';
import { shopOf } from './shop';

export default defineConfig(() => {
  const shop = shopOf(process.env);
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    cacheDir: '../node_modules/.cache/demo',
    plugins: [react(), shop.plugin],
    resolve: { alias: entries },
    define: { __SHOP__: JSON.stringify(shop.forBrowser) },
    server: { host: '127.0.0.1', port: 5173 },
  };
});
