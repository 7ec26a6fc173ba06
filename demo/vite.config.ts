import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { entries } from '../vite.config.ts';
import { serveShops } from './shops';

export default defineConfig(() => {
  const shops = serveShops(process.env);
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    cacheDir: '../node_modules/.cache/demo',
    plugins: [react(), ...shops.plugins],
    resolve: { alias: entries },
    define: { __SHOPS__: JSON.stringify(shops.forBrowser) },
    server: { host: '127.0.0.1', port: 5173 },
  };
});
