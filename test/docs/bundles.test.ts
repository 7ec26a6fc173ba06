import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { entries } from '../../vite.config';

/** What an app downloads of the package for these imports, React and urql left out. */
async function bundle(code: string): Promise<string> {
  const name = 'virtual:app';
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    mode: 'production',
    resolve: { alias: entries },
    plugins: [
      {
        name: 'app',
        resolveId: (id) => (id === name ? `\0${name}` : undefined),
        load: (id) => (id === `\0${name}` ? code : undefined),
      },
    ],
    build: {
      write: false,
      minify: true,
      rolldownOptions: { input: name, external: /^(react(-dom)?|urql|@urql\/core|wonka)(\/|$)/ },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!('output' in output)) throw new Error('Nothing was built.');
  return output.output.map((part) => ('code' in part ? part.code : '')).join('\n');
}

const app = (backend: string, path: string) =>
  bundle(`import { createCustomerAuth } from 'react-customer-auth';
import { ${backend} } from 'react-customer-auth/${path}';
console.log(createCustomerAuth({ backend: ${backend}() }));`);

const shopifys = /customerAccessToken|customerUserErrors|UNIDENTIFIED_CUSTOMER/;
const adobes = /generateCustomerToken|graphql-authentication|Bearer|X-ReCaptcha/;
const renewals = /renewalFailed|navigator\.locks/;
const exchanges = /NonNullType|FragmentSpread|customerCache/;

describe('an app that imports one backend', () => {
  it('has Shopify’s, and nothing of Adobe’s', async () => {
    const code = await app('shopify', 'shopify');
    expect(code).toMatch(shopifys);
    expect(code).toMatch(renewals);
    expect(code).not.toMatch(adobes);
    expect(code).not.toMatch(exchanges);
  });

  it('has Adobe’s, and nothing of Shopify’s or of renewal', async () => {
    const code = await app('adobeCommerce', 'adobe-commerce');
    expect(code).toMatch(adobes);
    expect(code).not.toMatch(shopifys);
    expect(code).not.toMatch(renewals);
    expect(code).not.toMatch(exchanges);
  });
});
