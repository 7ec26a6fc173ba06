import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';
import type { CustomerAuthErrorKind } from 'react-customer-auth';
import { ar } from 'react-customer-auth/messages/ar';
import { de } from 'react-customer-auth/messages/de';
import { en, type Messages } from 'react-customer-auth/messages/en';
import { es } from 'react-customer-auth/messages/es';
import { fr } from 'react-customer-auth/messages/fr';
import { ja } from 'react-customer-auth/messages/ja';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json';
import * as english from '../../src/messages/english';
import { shopifySchema } from '../../src/testing/shopifySchema';

const languages: Record<string, Messages> = { ar, de, en, es, fr, ja };
const names = Object.keys(en).sort();
const foreign = Object.entries(languages).filter(([name]) => name !== 'en');

/** Every text of a language by its name, without the tag of the language. */
const textsOf = ({ language: _, ...texts }: Messages) => Object.entries<string>(texts);

/** The names of those texts of which something holds. */
const where = (messages: Messages, holds: (text: string, name: string) => boolean) =>
  textsOf(messages)
    .filter(([name, text]) => holds(text, name))
    .map(([name]) => name);

const kinds: Record<CustomerAuthErrorKind, true> = {
  credentials: true,
  invalid: true,
  unconfirmed: true,
  locked: true,
  throttled: true,
  captcha: true,
  consent: true,
  code: true,
  expired: true,
  rejected: true,
  signedOut: true,
  forbidden: true,
  unsupported: true,
  network: true,
  server: true,
  superseded: true,
};

/** What Shopify may say of what is entered in a form of ours. */
const codes = [
  'BLANK',
  'CUSTOMER_DISABLED',
  'INVALID',
  'PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE',
  'TOKEN_INVALID',
  'TOO_LONG',
  'TOO_SHORT',
  'UNIDENTIFIED_CUSTOMER',
];

/** What the handler of one-time codes, or a handover, may say that its kind does not. */
const refusals = [
  'AGENT_REFUSED',
  'FEATURE_DISABLED',
  'HANDOVER_GONE',
  'NO_PERMISSION',
  'SEVERAL_CUSTOMERS',
  'UNKNOWN_CUSTOMER',
];

/** The names of the texts that the source takes out of `useMessages`, or `errorText` out of its messages. */
function namesInUse(): string[] {
  const folder = `${import.meta.dirname}/../../src`;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.startsWith('components/') || path === 'messages/errorText.ts')
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => {
      const code = readFileSync(`${folder}/${path}`, 'utf8');
      const taken = [...code.matchAll(/const (\w+|\{[^}]*\}) = useMessages\(/g)]
        .map(([, target = '']) => target)
        .concat('messages');
      return taken.flatMap((target) =>
        target.startsWith('{')
          ? [...target.matchAll(/(\w+)(?:: \w+)?/g)].map(([, name = '']) => name)
          : [...code.matchAll(new RegExp(`\\b${target}\\.(\\w+)`, 'g'))].map(
              ([, name = '']) => name,
            ),
      );
    });
}

describe('the catalogue', () => {
  it('has a module for every language that the package exports, and for no other', () => {
    const exported = Object.keys(packageJson.exports)
      .filter((path) => path.startsWith('./messages/'))
      .map((path) => path.replace('./messages/', ''));
    expect(exported.sort()).toEqual(Object.keys(languages).sort());
  });

  it('has each English text in one part, and all parts in the whole', () => {
    const parts = Object.values(english).flatMap((part) => Object.entries(part));
    expect(parts.map(([name]) => name).sort()).toEqual(names);
    expect(Object.fromEntries(parts)).toEqual(en);
  });

  it('has a text for every kind of error, and for every code that a form can show', () => {
    expect(names).toEqual(expect.arrayContaining([...Object.keys(kinds), ...codes, ...refusals]));
    const known = buildSchema(shopifySchema).getType('CustomerErrorCode');
    const values = isEnumType(known) ? known.getValues().map(({ name }) => name) : [];
    expect(values).toEqual(expect.arrayContaining(codes));
  });

  it('has no text that nothing shows', () => {
    const used = new Set([
      ...Object.keys(kinds),
      ...codes,
      ...refusals,
      'INVALID_EMAIL',
      ...namesInUse(),
    ]);
    expect(names.filter((name) => !used.has(name))).toEqual([]);
  });
});

describe.each(Object.entries(languages))('%s', (name, messages) => {
  it('says everything, and nothing else', () => {
    expect(Object.keys(messages).sort()).toEqual(names);
    expect(where(messages, (text) => text.trim() === '')).toEqual([]);
  });

  it('is named by a tag that times can be written by', () => {
    expect(messages.language).toBe(name);
    expect(Intl.getCanonicalLocales(messages.language)).toEqual([name]);
    expect(Intl.NumberFormat.supportedLocalesOf(messages.language)).toEqual([name]);
  });

  it('leaves the same places for an address and a time', () => {
    const inEnglish = new Map(textsOf(en));
    // With whatever braces are left over: a place that is open on one side is none.
    const placesIn = (text = '') => String(text.match(/\{\w+\}|[{}]/g));
    expect(where(messages, (text, key) => placesIn(text) !== placesIn(inEnglish.get(key)))).toEqual(
      [],
    );
    expect(where(en, (text) => placesIn(text) !== 'null')).toEqual([
      'throttledFor',
      'linkSent',
      'actingAs',
      'timeLeft',
      'timeOver',
      'endedByShop',
      'handoverQuestion',
      'handoverFrom',
      'codeLasts',
      'sessionEndsIn',
    ]);
  });

  it('has the words on the button for a password in its full name', () => {
    // Whoever speaks to their device says what they see, and a capital is not heard.
    const heard = (text: string) => text.toLocaleLowerCase(name);
    expect(heard(messages.showPassword)).toContain(heard(messages.show));
    expect(heard(messages.hidePassword)).toContain(heard(messages.hide));
    expect(messages.show).not.toBe(messages.hide);
  });

  it('begins and ends without a space, and has no two in a row', () => {
    expect(where(messages, (text) => text !== text.trim() || /\s\s/.test(text))).toEqual([]);
  });

  it('has the apostrophes, quotation marks and ellipses of print', () => {
    expect(where(messages, (text) => /['"]|\.\./.test(text))).toEqual([]);
    expect(where(messages, (text) => text.includes('…')).sort()).toEqual([
      'sendingLink',
      'settingPassword',
      'signingIn',
    ]);
  });
});

describe.each(foreign)('%s', (_, messages) => {
  it('leaves nothing in English', () => {
    const inEnglish = new Set(textsOf(en).map(([, text]) => text));
    expect(where(messages, (text) => inEnglish.has(text))).toEqual([]);
  });
});

describe.each(Object.entries({ ar, ja }))('%s', (_, messages) => {
  it('has no Latin letters but those of an address', () => {
    const address = /name@example\.com|\{\w+\}/g;
    expect(where(messages, (text) => /\p{Script=Latin}/u.test(text.replace(address, '')))).toEqual(
      [],
    );
  });
});

it('English has the words on the button for a password at the beginning of its full name', () => {
  expect(en.showPassword.startsWith(en.show)).toBe(true);
  expect(en.hidePassword.startsWith(en.hide)).toBe(true);
});

it('French keeps : ; ! and ? on the line of the word before', () => {
  expect(where(fr, (text) => /[^\u00A0\u202F][:;!?]/.test(text))).toEqual([]);
});

it('Japanese has full-width punctuation', () => {
  expect(where(ja, (text) => /[,!?:()]|\.(?!com)/.test(text))).toEqual([]);
});

it('Arabic has a comma, a semicolon and a question mark of its own', () => {
  expect(where(ar, (text) => /[,;?]/.test(text))).toEqual([]);
});
