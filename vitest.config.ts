import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium, launchOptions } from './test/support/unpackChromium.ts';
import { entries } from './vite.config.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * One file after another with what was imported for the first: no test leaves anything behind. Those of React would, for jsdom may keep the
 * last click in `window.event`, by which React 18 takes whatever follows for urgent.
 */
const together = { isolate: false, restoreMocks: true, unstubEnvs: true, unstubGlobals: true };

const inJsdom = {
  environment: 'jsdom',
  setupFiles: ['test/support/setup.ts'],
  testTimeout: 20_000,
};

const chromium = launchOptions(await findChromium());

/** A browser of people who like such colours. */
const storiesIn = (colorScheme: 'light' | 'dark') => ({
  browser: 'chromium' as const,
  name: `stories (${colorScheme})`,
  provide: { colorScheme },
  provider: playwright({
    launchOptions: chromium,
    contextOptions: { colorScheme, reducedMotion: 'reduce' },
  }),
});

export default defineConfig({
  plugins: [react()],
  resolve: { alias: entries },
  test: {
    silent: 'passed-only',
    maxWorkers: 2,
    reporters: process.env.CI ? ['default', './test/support/tally.ts'] : ['default'],
    coverage: {
      // The gate wants it; by hand it is `npm test -- --coverage`.
      enabled: Boolean(process.env.CI),
      include: ['src/**/*.{ts,tsx}'],
      reporter: [['text', { skipFull: true, maxCols: 120 }]],
      thresholds: { branches: 95 },
    },
    projects: [
      {
        extends: true,
        test: { ...inJsdom, ...together, name: 'core', include: ['test/core/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          ...inJsdom,
          name: 'react-19',
          include: ['test/react/**/*.test.{ts,tsx}'],
          env: { REACT: '19' },
        },
      },
      {
        extends: true,
        resolve: {
          alias: {
            'react-dom': at('test/react-18/node_modules/react-dom'),
            react: at('test/react-18/node_modules/react'),
            '@testing-library/react': at(
              'node_modules/@testing-library/react/dist/@testing-library/react.esm.js',
            ),
            urql: at('node_modules/urql/dist/urql.es.js'),
          },
        },
        test: {
          ...inJsdom,
          include: ['test/react/**/*.test.{ts,tsx}'],
          name: 'react-18',
          env: { REACT: '18' },
          // Whatever imports React has to go through the alias, so none of it may be loaded as CommonJS.
          server: { deps: { inline: ['urql', /@testing-library/] } },
        },
      },
      {
        extends: true,
        test: { ...together, name: 'server', include: ['test/server/**/*.test.ts'] },
      },
      {
        extends: true,
        // Examples are loaded as they are run, each with all that it imports.
        test: {
          ...together,
          name: 'docs',
          include: ['test/docs/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/support/unpackChromium.ts'],
          testTimeout: 30_000,
          hookTimeout: 40_000,
          // A browser on a busy machine may stall once; what fails twice is a failure.
          retry: process.env.CI ? 1 : 0,
        },
      },
      {
        extends: true,
        plugins: [storybookTest()],
        test: {
          name: 'stories',
          setupFiles: ['test/support/colorScheme.ts'],
          // One after another in one tab, as in Storybook, and after all other tests: opening tabs would take half of the time.
          isolate: false,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            provider: playwright(),
            instances: [storiesIn('light'), storiesIn('dark')],
          },
        },
      },
    ],
  },
});
