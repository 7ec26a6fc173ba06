import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { entries } from '../../vite.config.ts';

const tally = fileURLToPath(new URL('../support/tally.ts', import.meta.url));

export default defineConfig({
  // For the fake shops alone: the apps under test resolve what is installed beside them.
  resolve: { alias: entries },
  test: {
    include: ['test/consumers/*.test.ts'],
    globalSetup: ['test/support/unpackChromium.ts', 'test/consumers/install.ts'],
    // Builds of whole apps, on machines that have other things to do.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    teardownTimeout: 30_000,
    maxWorkers: 2,
    reporters: ['verbose', ...(process.env.CI ? [tally] : [])],
  },
});
