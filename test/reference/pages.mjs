// Writes docs/reference from the doc comments, a page for each entry. With `--check` it writes nothing, and fails when a page is
// not what was committed. An export without a doc comment, a link that leads nowhere and a type that no entry exports fail both.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, URL } from 'node:url';
import { Application } from 'typedoc';
import { load as asMarkdown } from 'typedoc-plugin-markdown';
import { inGroups } from './groups.mjs';
import { asPages } from './theme.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const committed = `${root}/docs/reference`;
const check = process.argv.includes('--check');
const out = check ? `${root}/node_modules/.cache/reference` : committed;

const app = await Application.bootstrapWithPlugins({
  entryPoints: [
    'index',
    'backends/shopify/index',
    'backends/adobeCommerce/index',
    'server/index',
    'testing/index',
    'messages/en',
  ].map((name) => `${root}/src/${name}.ts`),
  tsconfig: `${root}/tsconfig.build.json`,
  // `tsc -p .` has the errors.
  skipErrorChecking: true,
  plugin: [asMarkdown, inGroups, asPages],
  router: 'entries',
  theme: 'entries',
  outputs: [{ name: 'markdown', path: out }],
  logLevel: 'Warn',
  readme: 'none',
  disableSources: true,
  disableGit: true,
  excludeExternals: true,
  sort: ['source-order'],
  sortEntryPoints: false,
  hideBreadcrumbs: true,
  hidePageHeader: true,
  useCodeBlocks: true,
  expandObjects: true,
  expandParameters: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  typeDeclarationVisibility: 'compact',
  tableColumnSettings: { hideInherited: true, hideOverrides: true, hideDefaults: true },
  pageTitleTemplates: { index: 'Reference', module: '{name}' },
  validation: { notExported: true, invalidLink: true, invalidPath: true, notDocumented: true },
  // A property may be called what it is.
  requiredToBeDocumented: [
    'Module',
    'Class',
    'Interface',
    'TypeAlias',
    'Function',
    'Variable',
    'Method',
    'Accessor',
  ],
});

const project = await app.convert();
if (project) {
  app.validate(project);
  await app.generateOutputs(project);
}
const isFlawed = !project || app.logger.hasErrors() || app.logger.hasWarnings();

const pagesIn = (folder) => (existsSync(folder) ? readdirSync(folder) : []);
const textOf = (folder, page) =>
  pagesIn(folder).includes(page) ? readFileSync(`${folder}/${page}`, 'utf8') : undefined;
const stale = [...new Set([...pagesIn(committed), ...pagesIn(out)])].filter(
  (page) => textOf(committed, page) !== textOf(out, page),
);
for (const page of stale) {
  console.error(
    `docs/reference/${page} is not what the doc comments say. Run \`npm run reference\` and commit it.`,
  );
}
process.exitCode = isFlawed || stale.length > 0 ? 1 : 0;
