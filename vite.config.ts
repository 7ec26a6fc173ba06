import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The package's entries by the name under which they are imported, longer names first. */
export const entries = {
  'react-customer-auth/shopify': at('src/backends/shopify/index.ts'),
  'react-customer-auth/adobe-commerce': at('src/backends/adobeCommerce/index.ts'),
  'react-customer-auth/server': at('src/server/index.ts'),
  'react-customer-auth/testing': at('src/testing/index.ts'),
  'react-customer-auth/messages': at('src/messages'),
  'react-customer-auth/styles.css': at('src/styles.css'),
  'react-customer-auth': at('src/index.ts'),
};

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    minify: false,
    lib: {
      entry: [
        at('src/index.ts'),
        at('src/index.server.ts'),
        at('src/backends/shopify/index.ts'),
        at('src/backends/adobeCommerce/index.ts'),
        at('src/server/index.ts'),
        at('src/testing/index.ts'),
        at('src/messages/ar.ts'),
        at('src/messages/de.ts'),
        at('src/messages/en.ts'),
        at('src/messages/es.ts'),
        at('src/messages/fr.ts'),
        at('src/messages/ja.ts'),
      ],
      formats: ['es'],
    },
    rolldownOptions: {
      // Whatever is imported by name is the app's to install.
      external: /^[^./]/,
      optimization: { inlineConst: { mode: 'all' } },
      output: {
        preserveModules: true,
        // Shorter, and still to be read: some apps' minifiers do less.
        minify: { compress: true, mangle: false, codegen: false },
        topLevelVar: false,
        preserveModulesRoot: 'src',
        entryFileNames: '[name].js',
      },
    },
  },
});
