import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { URL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { bundle } from './support/bundle.mjs';
import { folded, table } from './support/markdown.mjs';
import { nameOf } from './support/versions.mjs';

export const title = 'Bytes';

const react = ['react', 'react-dom'];
const urql = ['urql', '@urql/core', 'wonka'];
const ours = 'react-customer-auth';

const withoutForm = [
  {
    name: `${ours}, Shopify`,
    entry: 'ours',
    external: urql,
    note: 'email and password by the app’s own urql client, which is not counted',
  },
  {
    name: `${ours}, Adobe Commerce`,
    entry: 'ours-adobe',
    external: urql,
    note: 'the same with the other backend',
  },
  {
    name: `${ours}, Shopify, and urql`,
    entry: 'ours-urql',
    note: 'the same with the client: what an app pays that had no GraphQL client before',
  },
  {
    name: nameOf('next-auth-4'),
    entry: 'next-auth-4',
    note: 'a session by cookie from a server of the app’s own, without which it does nothing',
  },
  {
    name: nameOf('next-auth-5'),
    entry: 'next-auth-5',
    note: 'as next-auth 4. No token, no expiry and no GraphQL in the browser: the least there is to do',
  },
  {
    name: nameOf('better-auth'),
    entry: 'better-auth',
    note: 'no provider: its client is the store. Needs a server of the app’s own, too',
  },
  {
    name: nameOf('react-oidc-context', 'oidc-client-ts'),
    entry: 'react-oidc-context',
    note: 'OpenID Connect: the password is entered on the identity provider’s page. Renews tokens',
  },
  {
    name: nameOf('@supabase/auth-js'),
    entry: 'supabase',
    note: 'no React binding: 15 lines of the entry stand for one. Renews tokens; has MFA, passkeys and an admin API, which cannot be left out',
  },
  {
    name: nameOf('@auth0/auth0-react'),
    entry: 'auth0-react',
    note: 'the package carries its SPA SDK within, already bundled. Password on Auth0’s page. Renews tokens; has MFA and passkeys',
  },
  {
    name: nameOf('@clerk/react'),
    entry: 'clerk',
    note: 'a loader: `clerk.browser.js`, the row below, comes from a CDN before anybody can sign in',
  },
  {
    name: nameOf('@clerk/clerk-js'),
    file: 'node_modules/@clerk/clerk-js/dist/clerk.browser.js',
    note: 'the file as published for the CDN, already minified, to add to the row above. The chunks that it loads later are not counted',
  },
  {
    name: nameOf('@dropins/storefront-auth', '@dropins/tools'),
    entry: 'dropin',
    note: 'sign-in for Adobe Commerce alone. Its files share large chunks and say nothing of side effects, so more comes along than is called',
  },
];

const withForm = [
  {
    name: `${ours}, Shopify`,
    entry: 'ours-form',
    external: urql,
    note: 'LoginForm, LogoutButton, English, the stylesheet of all forms',
  },
  {
    name: `${ours}, Adobe Commerce`,
    entry: 'ours-form-adobe',
    external: urql,
    note: 'the same with the other backend',
  },
  {
    name: `${ours}, Shopify, and urql`,
    entry: 'ours-form-urql',
    note: 'the same with the client',
  },
  {
    name: `${ours}, Shopify, and urql: a whole theme`,
    entry: 'ours-theme-urql',
    note: 'and with both exchanges, `useCustomer` and urql’s cache: the README’s theme',
  },
  {
    name: nameOf('@dropins/storefront-auth', '@dropins/tools'),
    entry: 'dropin-form',
    note: 'SignIn with Preact, on which it runs, and its styles, which are in the JavaScript. Links to sign-up and a forgotten password are in it. No React needed',
  },
  {
    name: nameOf('@clerk/react'),
    entry: 'clerk-form',
    note: 'a loader: the form itself is in `@clerk/ui`, which comes from a CDN at run time and is not counted, nor is `clerk.browser.js`, above',
  },
];

/** The files that a page loads at once, and those that it loads when they are wanted. */
async function filesOf({ entry, file, external = [] }) {
  if (file) return { atOnce: [await readFile(new URL(file, import.meta.url))], later: [] };
  const path = `bytes/${entry}.jsx`;
  const { outputFiles, metafile } = await bundle(path, { external: [...react, ...external] });
  const isStart = ([, { entryPoint }]) => entryPoint === path;
  const [start] = Object.entries(metafile.outputs).find(isStart);
  const wanted = new Set([start]);
  for (const path of wanted) {
    const { imports, cssBundle } = metafile.outputs[path];
    if (cssBundle) wanted.add(cssBundle);
    for (const { path, kind, external } of imports) {
      if (!external && kind === 'import-statement') wanted.add(path);
    }
  }
  const isWanted = ({ path }) => [...wanted].some((name) => basename(name) === basename(path));
  const contents = (files) => files.map(({ contents }) => contents);
  return {
    atOnce: contents(outputFiles.filter(isWanted)),
    later: contents(outputFiles.filter((output) => !isWanted(output))),
  };
}

const kB = (bytes) => (bytes / 1000).toFixed(1);
const sum = (files, size) => kB(files.reduce((total, file) => total + size(file), 0));
const gzipped = (file) => gzipSync(file, { level: 9 }).length;
const brotlied = (file) =>
  brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

const rowsOf = (entries) =>
  Promise.all(
    entries.map(async ({ name, note, ...source }) => {
      const { atOnce, later } = await filesOf(source);
      const lazily = later.length ? `; ${sum(later, gzipped)} kB gzip more when wanted` : '';
      return {
        bundle: source.entry ? `[${name}](bytes/${source.entry}.jsx)` : name,
        'min (kB)': sum(atOnce, (file) => file.length),
        'gzip (kB)': sum(atOnce, gzipped),
        'brotli (kB)': sum(atOnce, brotlied),
        'what is in it': note + lazily,
      };
    }),
  );

async function sources() {
  const entries = [...withoutForm, ...withForm].filter(({ entry }) => entry);
  const blocks = entries.map(async ({ entry }) => {
    const code = await readFile(new URL(`bytes/${entry}.jsx`, import.meta.url), 'utf8');
    return `\`bytes/${entry}.jsx\`\n\n\`\`\`jsx\n${code}\`\`\``;
  });
  return folded('What is bundled', (await Promise.all(blocks)).join('\n\n'));
}

export async function measure() {
  return `Every row is one small app, bundled by the same esbuild: minified, for production, ES2022, React and React DOM left out. kB are
1,000 bytes; gzip 9, brotli 11, a stylesheet among them. The packages do not do the same, so the last column says what a row has and
lacks. None but this one and Adobe’s signs in at a shop by itself; this one has nothing of OAuth, social sign-in or a second factor.

### Provider, sign-in, sign-out and session

${table(await rowsOf(withoutForm))}

### The same with a form, where the package has one

next-auth, better-auth, react-oidc-context, auth0-react and auth-js bring none to bundle: it is on a server’s page, or the app’s own.

${table(await rowsOf(withForm))}

${await sources()}`;
}
