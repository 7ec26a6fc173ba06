import { fileURLToPath, URL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Finds the package that is measured as an app would: by its name and the `exports` of its package.json. */
const thisPackage = {
  name: 'react-customer-auth',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^react-customer-auth/ }, ({ path, kind, pluginData }) =>
      pluginData === 'by name'
        ? undefined
        : resolve(path, { kind, resolveDir: root, pluginData: 'by name' }),
    );
  },
};

/** Bundles an entry file, given relative to the bench, as an app does for production; `options` are esbuild's. */
export const bundle = (entry, options) =>
  build({
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    legalComments: 'none',
    format: 'esm',
    splitting: true,
    outdir: 'out',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env': '{}', 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
    plugins: [thisPackage],
    ...options,
  });
