// Writes the public API of every entry to test/api/*.api.md, and fails when it is not what was committed. `--accept` takes
// the change over.
import { mkdirSync } from 'node:fs';
import { fileURLToPath, URL } from 'node:url';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const root = fileURLToPath(new URL('../..', import.meta.url));
const accept = process.argv.includes('--accept');
const entries = {
  index: 'index',
  'index.server': 'index.server',
  shopify: 'backends/shopify/index',
  'adobe-commerce': 'backends/adobeCommerce/index',
  server: 'server/index',
  testing: 'testing/index',
  'messages.ar': 'messages/ar',
  'messages.de': 'messages/de',
  'messages.en': 'messages/en',
  'messages.es': 'messages/es',
  'messages.fr': 'messages/fr',
  'messages.ja': 'messages/ja',
};

mkdirSync(`${root}/node_modules/.cache/api`, { recursive: true });
let failed = false;
for (const [name, path] of Object.entries(entries)) {
  const result = Extractor.invoke(
    ExtractorConfig.prepare({
      configObjectFullPath: `${root}/api-extractor.json`,
      packageJsonFullPath: `${root}/package.json`,
      configObject: {
        projectFolder: root,
        mainEntryPointFilePath: `${root}/dist/${path}.d.ts`,
        compiler: { tsconfigFilePath: `${root}/tsconfig.build.json` },
        apiReport: {
          enabled: true,
          reportFileName: `${name}.api.md`,
          reportFolder: `${root}/test/api`,
          reportTempFolder: `${root}/node_modules/.cache/api`,
        },
        docModel: { enabled: false },
        dtsRollup: { enabled: false },
        tsdocMetadata: { enabled: false },
        messages: {
          extractorMessageReporting: {
            default: { logLevel: 'none' },
            'ae-forgotten-export': { logLevel: 'error', addToApiReportFile: false },
          },
          tsdocMessageReporting: { default: { logLevel: 'none' } },
          compilerMessageReporting: { default: { logLevel: 'error' } },
        },
      },
    }),
    {
      localBuild: accept,
      messageCallback: (message) => {
        message.handled = true;
        if (message.logLevel === 'error') console.error(`${name}: ${message.text}`);
      },
    },
  );
  if (result.apiReportChanged && !accept) {
    console.error(
      `The public API of "${name}" has changed. If that is meant, run \`npm run api:accept\` and commit test/api/${name}.api.md.`,
    );
  }
  failed ||= result.errorCount > 0 || (result.apiReportChanged && !accept);
}
process.exitCode = failed ? 1 : 0;
