import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { entries } from '../../vite.config.ts';

// Stryker runs tests in threads, where a test cannot set the time zone by itself: one with daylight saving.
process.env.TZ = 'Europe/Berlin';

const inJsdom = {
  environment: 'jsdom',
  setupFiles: ['test/support/setup.ts'],
  testTimeout: 20_000,
};

/**
 * The tests that mutants meet: none that needs a browser, none of the fake shops or of texts, which no mutant changes, and not the
 * model, which is random. Of those on React there are the ones on actions, impersonation and caches.
 */
const tests = {
  core: ['test/core/**/!(fake*|messages|model|shopifySchema).test.ts'],
  server: ['test/server/**/*.test.ts'],
  react: [
    'test/react/{behaviour,forms,adobeActions,shopifyActions,loginAsCustomer,impersonation,customerChange,useCustomer,serverHeld}.test.tsx',
  ],
};

const fewer = process.env.MUTATION_TESTS?.split(' ');

/** Those of a folder; fewer of them if `MUTATION_TESTS` has globs, with spaces between. */
const testsIn = (folder: keyof typeof tests) =>
  fewer?.filter((glob) => glob.startsWith(`test/${folder}/`)) ?? tests[folder];

export default defineConfig({
  plugins: [react()],
  resolve: { alias: entries },
  test: {
    projects: [
      { extends: true, test: { ...inJsdom, name: 'core', include: testsIn('core') } },
      { extends: true, test: { name: 'server', isolate: false, include: testsIn('server') } },
      {
        extends: true,
        test: {
          ...inJsdom,
          name: 'react',
          isolate: false,
          include: testsIn('react'),
          env: { REACT: '19' },
        },
      },
    ],
  },
});
