const kept = 'node_modules/.cache/mutation';

export default {
  mutate: ['src/{auth,exchanges,backends,server}/**/*.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner', './test/mutation/developersTexts.mjs'],
  ignorers: ['developers-texts'],
  coverageAnalysis: 'perTest',
  // What runs once on import, documents and tables for the most part, would cost the whole of the tests each time.
  ignoreStatic: true,
  concurrency: 1,
  // As patient as the machine is busy: what never ends is told by how often it is hit, long before.
  timeoutMS: 30_000,
  timeoutFactor: 3,
  dryRunTimeoutMinutes: 20,
  incremental: true,
  incrementalFile: `${kept}/incremental.json`,
  // Vitest does not look into node_modules for tests.
  tempDirName: 'coverage/mutation',
  ignorePatterns: ['dist', 'bench', 'storybook-static', 'test/consumers'],
  reporters: ['progress-append-only', 'clear-text', 'json', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `${kept}/report.json` },
  htmlReporter: { fileName: `${kept}/report.html` },
};
