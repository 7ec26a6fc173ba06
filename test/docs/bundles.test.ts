import { build } from 'vite';
import { ar } from 'react-customer-auth/messages/ar';
import { de } from 'react-customer-auth/messages/de';
import { en } from 'react-customer-auth/messages/en';
import { es } from 'react-customer-auth/messages/es';
import { fr } from 'react-customer-auth/messages/fr';
import { ja } from 'react-customer-auth/messages/ja';
import { describe, expect, it } from 'vitest';
import {
  englishImpersonation,
  englishLogin,
  englishLoginAsCustomer,
  englishRecovery,
  englishSessionEnd,
} from '../../src/messages/english';
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
const renewals = /renewalFailed/;
const actions = /customerRecover|customerResetByUrl|newPassword|updateCustomerV2|otp/;
const agents = /impersonationStarted|pagehide/;
const exchanges = /NonNullType|FragmentSpread|customerCache/;

describe('an app that imports one backend', () => {
  it('has Shopify’s, and nothing of Adobe’s', async () => {
    const code = await app('shopify', 'shopify');
    expect(code).toMatch(shopifys);
    expect(code).toMatch(renewals);
    expect(code).not.toMatch(adobes);
    expect(code).not.toMatch(exchanges);
    expect(code).not.toMatch(actions);
    expect(code).not.toMatch(agents);
  });

  it('has Adobe’s, and nothing of Shopify’s or of renewal', async () => {
    const code = await app('adobeCommerce', 'adobe-commerce');
    expect(code).toMatch(adobes);
    expect(code).not.toMatch(shopifys);
    expect(code).not.toMatch(renewals);
    expect(code).not.toMatch(exchanges);
    expect(code).not.toMatch(actions);
    expect(code).not.toMatch(agents);
  });

  it('has the actions that it names', async () => {
    const code = await bundle(`import { createCustomerAuth } from 'react-customer-auth';
import { shopify, recoverPassword } from 'react-customer-auth/shopify';
console.log(createCustomerAuth({ backend: shopify({ actions: [recoverPassword] }) }));`);
    expect(code).toContain('customerRecover');
    expect(code).not.toContain('customerResetByUrl');
  });

  it('has what keeps an agent’s session to one tab with the action that needs it', async () => {
    const code = await bundle(`import { createCustomerAuth } from 'react-customer-auth';
import { adobeCommerce, loginAsCustomer } from 'react-customer-auth/adobe-commerce';
console.log(createCustomerAuth({ backend: adobeCommerce({ actions: [loginAsCustomer] }) }));`);
    expect(code).toMatch(agents);
  });
});

/** The longer ones of some texts; a single word may stand in code, too. */
const sentences = (texts: object) =>
  Object.values<string>({ ...texts }).filter((text) => text.length > 8);

/** Those that a bundle has, where no-break spaces are written as escapes. */
const carried = (code: string, texts: object) =>
  sentences(texts).filter((text) => code.replaceAll('\\xA0', '\u00A0').includes(text));

describe('an app that imports one language', () => {
  const languages = { ar, de, en, es, fr, ja };

  it.each(Object.entries(languages))('has all of %s, and nothing of another', async (name, own) => {
    const code = await bundle(`import { ${name} } from 'react-customer-auth/messages/${name}';
console.log(${name});`);
    expect(carried(code, own)).toEqual(sentences(own));
    for (const other of Object.values(languages)) {
      if (other !== own) expect(carried(code, other)).toEqual([]);
    }
  });

  it('has beside it, with a form, the English of that form alone', async () => {
    const code =
      await bundle(`import { CustomerAuthProvider, LoginForm } from 'react-customer-auth';
import { de } from 'react-customer-auth/messages/de';
console.log(CustomerAuthProvider, LoginForm, de);`);
    expect(carried(code, de)).toEqual(sentences(de));
    expect(carried(code, englishLogin)).toEqual(sentences(englishLogin));
    const others = [englishRecovery, ar, es, fr, ja];
    expect(others.flatMap((other) => carried(code, other))).toEqual([]);
  });
});

it('an app with LoginForm alone has no text of RecoverPasswordForm', async () => {
  const appWith = (form: string) =>
    bundle(`import { ${form} } from 'react-customer-auth'; console.log(${form});`);
  const login = await appWith('LoginForm');
  expect(carried(login, englishLogin)).toEqual(sentences(englishLogin));
  expect(carried(login, englishRecovery)).toEqual([]);
  expect(carried(await appWith('RecoverPasswordForm'), englishRecovery)).toEqual(
    sentences(englishRecovery),
  );
});

it('an app has what is said of a session’s end with SessionEndDialog alone', async () => {
  const appWith = (name: string) =>
    bundle(`import { ${name} } from 'react-customer-auth'; console.log(${name});`);
  expect(carried(await appWith('SessionEndDialog'), englishSessionEnd)).toEqual(
    sentences(englishSessionEnd),
  );
  const login = await appWith('LoginForm');
  expect(carried(login, englishSessionEnd)).toEqual([]);
  expect(login).not.toMatch(/showModal|rca-dialog|:dismissed/);
});

it('an app with LoginForm alone has nothing of what support agents use', async () => {
  const appWith = (names: string) =>
    bundle(`import { ${names} } from 'react-customer-auth'; console.log(${names});`);
  const agents = { ...englishLoginAsCustomer, ...englishImpersonation };
  const login = await appWith('LoginForm');
  expect(carried(login, agents)).toEqual([]);
  expect(login).not.toMatch(/one-time-code|rca-banner/);
  const both = await appWith('LoginAsCustomer, ImpersonationBanner');
  expect(carried(both, agents)).toEqual(sentences(agents));
  expect(both).not.toContain('no-store');
});

it('an app whose forms need its script has nothing of those that do not', async () => {
  const appWith = (names: string) =>
    bundle(`import { ${names} } from 'react-customer-auth'; console.log(${names});`);
  const progressive = /"hidden"|`hidden`|timeOrigin|:taken|own\.invalid/;
  expect(await appWith('createCustomerAuth, LoginForm, LogoutButton')).not.toMatch(progressive);
  expect(await appWith('progressiveForms')).toMatch(/["`]hidden["`]/);
  expect(await appWith('takingOver')).toMatch(/timeOrigin/);
  expect(await appWith('safeReturnPath')).toMatch(/own\.invalid/);
});
