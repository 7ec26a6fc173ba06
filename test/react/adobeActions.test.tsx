import { waitFor } from '@testing-library/react';
import {
  adobeCommerce,
  exchangeOneTimeCode,
  type AdobeCommerceOptions,
} from 'react-customer-auth/adobe-commerce';
import {
  createFakeAdobeCommerce,
  type FakeAdobeCommerceOptions,
} from 'react-customer-auth/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { adobeActions, backends } from '../support/backends';
import { openTheme } from '../support/theme';
import { minute } from '../support/time';

const ada = { email: 'ada@example.com', password: 'Analytical1', allowsAssistance: true };
const grace = { email: 'grace@example.com', password: 'Debugging1' };

function open(options: FakeAdobeCommerceOptions = {}, adobe: AdobeCommerceOptions = {}) {
  const [, adobeCommerceUnderTest] = backends;
  if (!adobeCommerceUnderTest) throw new Error('There is no such backend.');
  const shop = createFakeAdobeCommerce({ customers: [ada, grace], ...options });
  const backend = adobeCommerce({ actions: adobeActions, ...adobe });
  const { connection } = shop;
  return { ...openTheme({ ...adobeCommerceUnderTest.open(), shop, connection, backend }), shop };
}

const inGerman = (message: string) => `Übersetzt: ${message.replace(/[a-z]+/gi, 'Wort')}`;

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
  sessionStorage.clear();
});

describe('useLoginAsCustomer', () => {
  it.each([
    ['in the place of a password', {}, 'generateCustomerToken'],
    [
      'by an exchange',
      { actions: [...adobeActions, exchangeOneTimeCode] },
      'exchangeOtpForCustomerToken',
    ],
  ])('signs in with a one-time code %s, once', async (_, adobe, mutation) => {
    const theme = open({}, adobe);
    const credentials = { email: ada.email, code: theme.shop.secretFor('code', ada.email) };
    await theme.during(({ loginAsCustomer }) => loginAsCustomer[1](credentials));
    expect(theme.asked()).toContain(mutation);
    expect(theme.shown().session).toMatchObject({
      status: 'signedIn',
      impersonation: { customer: ada.email, startedAt: expect.any(Number) as number },
    });
    await theme.during(({ logout }) => logout[1]({ everywhere: true }));
    expect(theme.shown().logout[0].data).toEqual({ revoked: false });
    await theme.during(({ loginAsCustomer }) => loginAsCustomer[1](credentials));
    const [{ error }] = theme.shown().loginAsCustomer;
    expect(error?.kind).toBe('credentials');
    expect(error?.message).not.toContain(credentials.code);
  });

  it.each([
    ['as long as the token', { tokenLifetime: 5 * minute }, 5 * minute],
    ['a quarter of an hour where the token does not tell', { tokens: 'opaque' }, 15 * minute],
  ] as const)('signs in for %s', async (_, options, life) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const theme = open(options);
    const credentials = { email: ada.email, code: theme.shop.secretFor('code', ada.email) };
    await theme.during(({ loginAsCustomer }) => loginAsCustomer[1](credentials));
    expect(theme.shown().session).toMatchObject({ expiresAt: Date.now() + life });
  });

  it('is refused a code that is too old', async () => {
    let now = Date.now();
    const theme = open({ now: () => now });
    const code = theme.shop.secretFor('code', ada.email);
    now += 30_001;
    await theme.during(({ loginAsCustomer }) => loginAsCustomer[1]({ email: ada.email, code }));
    expect(theme.shown().loginAsCustomer[0].error?.kind).toBe('credentials');
  });

  it.each([
    ['', {}],
    [', by an exchange', { actions: [exchangeOneTimeCode] }],
  ])('says which field is empty%s', async (_, adobe) => {
    const theme = open({}, adobe);
    for (const [email, code, field] of [
      [ada.email, '', 'code'],
      ['', 'x', 'email'],
    ] as const) {
      await theme.during(({ loginAsCustomer }) => loginAsCustomer[1]({ email, code }));
      const [{ error, fieldErrors }] = theme.shown().loginAsCustomer;
      expect(error?.kind).toBe('invalid');
      expect(Object.keys(fieldErrors)).toEqual([field]);
    }
  });

  it('is unsupported where the instance exchanges no codes', async () => {
    const theme = open({ exchangesCodes: false }, { actions: [exchangeOneTimeCode] });
    await theme.during(({ loginAsCustomer }) =>
      loginAsCustomer[1]({ email: ada.email, code: 'x'.repeat(32) }),
    );
    expect(theme.shown().loginAsCustomer[0].error?.kind).toBe('unsupported');
  });
});

describe('useLoginWithResetToken', () => {
  it('signs in with what was emailed, once, and leaves the password as it is', async () => {
    const theme = open();
    const credentials = { email: ada.email, token: theme.shop.secretFor('reset', ada.email) };
    await theme.during(({ loginWithResetToken }) => loginWithResetToken[1](credentials));
    expect(theme.shown().session).toMatchObject({ status: 'signedIn', impersonation: null });
    await theme.during(({ loginWithResetToken }) => loginWithResetToken[1](credentials));
    expect(theme.shown().loginWithResetToken[0].error?.kind).toBe('credentials');
    expect((await theme.during(({ login }) => login[1](ada))).ok).toBe(true);
  });

  it('says which field is empty', async () => {
    const theme = open();
    await theme.during(({ loginWithResetToken }) =>
      loginWithResetToken[1]({ email: ada.email, token: '' }),
    );
    expect(theme.shown().loginWithResetToken[0].fieldErrors.token).toHaveLength(1);
  });
});

describe('useRecoverPassword', () => {
  it.each(['new', 'old'] as const)(
    'lets nobody learn of accounts, in the %s manner and in any language',
    async (manner) => {
      const theme = open({ manner, translate: inGerman });
      theme.shop.lock(grace.email);
      for (const email of [ada.email, grace.email, 'nobody@example.com']) {
        await theme.during(({ recover }) => recover[1]({ email }));
        expect(theme.shown().recover[0].data, email).toEqual({ email });
      }
    },
  );

  it.each([
    ['The account is locked.', 200],
    ['Das Konto ist gesperrt.', 401],
    ["This account isn't confirmed.", 401],
    ['Etwas anderes.', 200],
  ])(
    'keeps back what a refusal tells of the account, in any words: %s',
    async (message, status) => {
      const theme = open();
      const operation = 'requestPasswordResetEmail';
      const extensions = { category: 'graphql-authentication' };
      const body = { errors: [{ message, path: [operation], extensions }] };
      theme.shop.inject({ kind: 'http', status, body, operation });
      await theme.during(({ recover }) => recover[1](ada));
      expect(theme.shown().recover[0].data).toEqual({ email: ada.email });
    },
  );

  it.each(['nobody@example.com ', ' nobody@example.com'])(
    'keeps back that nobody has the email “%s”, with a space beside it',
    async (email) => {
      for (const { open: openShop } of backends) {
        const theme = openTheme(openShop());
        await theme.during(({ recover }) => recover[1]({ email }));
        expect(theme.shown().recover[0].error).toBeUndefined();
      }
    },
  );

  it('takes no for an answer that tells nothing of accounts either', async () => {
    const theme = open();
    const operation = 'requestPasswordResetEmail';
    theme.shop.inject({
      kind: 'http',
      status: 200,
      body: { data: { [operation]: false } },
      operation,
    });
    await theme.during(({ recover }) => recover[1](ada));
    expect(theme.shown().recover[0].data).toEqual({ email: ada.email });
  });

  it.each(['ReCaptcha validation failed, please try again', 'ReCaptcha-Prüfung fehlgeschlagen'])(
    'says that no email went out where a captcha is refused: %s',
    async (message) => {
      const theme = open({ captcha: 'right', translate: () => message });
      await theme.during(({ recover }) => recover[1](ada));
      expect(theme.shown().recover[0].error?.kind).toBe('captcha');
    },
  );

  it.each([
    [400, 'new'],
    [500, 'old'],
  ] as const)('says that the store view is wrong, by HTTP %i', async (_, manner) => {
    const theme = open({ stores: ['german'], manner }, { store: 'french' });
    await theme.during(({ recover }) => recover[1](ada));
    expect(theme.shown().recover[0].error?.kind).toBe('forbidden');
  });

  it('says which argument the complaint is about', async () => {
    const theme = open();
    const operation = 'requestPasswordResetEmail';
    const extensions = { category: 'graphql-input' };
    const message = 'The email address has an invalid format.';
    const body = { errors: [{ message, path: [operation], extensions }] };
    theme.shop.inject({ kind: 'http', status: 200, body, operation });
    await theme.during(({ recover }) => recover[1]({ email: 'ada at example' }));
    expect(theme.shown().recover[0].fieldErrors).toEqual({
      email: [{ code: null, message, path: ['email'] }],
    });
  });

  it('says what is wrong with something that is no email, in any language', async () => {
    for (const [translate, email] of [
      [inGerman, ''],
      [inGerman, 'ada at example'],
      [inGerman, 'a b@c'],
      [inGerman, 'ada@example'],
      [(message: string) => message, ''],
    ] as const) {
      const theme = open({ translate });
      await theme.during(({ recover }) => recover[1]({ email }));
      expect(theme.shown().recover[0].error?.kind).toBe('invalid');
      expect(theme.shown().recover[0].fieldErrors.email).toHaveLength(1);
      expect(theme.shown().recover[0].formErrors).toEqual([]);
    }
  });
});

describe('useResetPassword', () => {
  it('says so when the new password is set and nobody can be signed in', async () => {
    const theme = open();
    const token = theme.shop.secretFor('reset', ada.email);
    theme.shop.inject({ kind: 'offline', operation: 'generateCustomerToken' });
    await theme.during(({ reset }) =>
      reset[1]({ email: ada.email, token, password: 'Another-Engine-2' }),
    );
    expect(theme.shown().reset[0].data).toEqual({ session: null });
    expect(theme.shown().session).toEqual({ status: 'signedOut', reason: 'none' });
  });

  it('repeats the new password in no error', async () => {
    const theme = open({ translate: (message) => `${message} weak-password` });
    const token = theme.shop.secretFor('reset', ada.email);
    await theme.during(({ reset }) =>
      reset[1]({ email: ada.email, token, password: 'weak-password' }),
    );
    const [{ error, formErrors }] = theme.shown().reset;
    expect(error?.kind).toBe('invalid');
    expect(JSON.stringify([error?.message, formErrors])).not.toContain('weak-password');
  });

  it('repeats the token in no error, and no path', async () => {
    const token = 'fN3kQ8zX2mB7';
    const theme = open({ translate: (message) => `${message}, not "${token}"` });
    for (const given of [token, 'another']) {
      await theme.during(({ reset }) => reset[1]({ email: ada.email, token: given, password: '' }));
      const [{ error, fieldErrors }] = theme.shown().reset;
      expect(Object.keys(fieldErrors)).toEqual(['password']);
      const said = JSON.stringify([error?.message, fieldErrors]);
      expect(said.includes(token)).toBe(given === 'another');
    }
  });

  it.each([
    ['email', { email: '', token: 'x', password: 'Another-Engine-2' }],
    ['email', { email: 'ada at example', token: 'x', password: 'Another-Engine-2' }],
    ['token', { email: ada.email, token: '', password: 'Another-Engine-2' }],
    ['password', { email: ada.email, token: 'x', password: '' }],
  ] as const)('puts what is wrong with the %s beside it: %o', async (field, options) => {
    const theme = open();
    await theme.during(({ reset }) => reset[1](options));
    const [{ error, fieldErrors, formErrors }] = theme.shown().reset;
    expect(error?.kind).toBe('invalid');
    expect(Object.keys(fieldErrors)).toEqual([field]);
    expect(formErrors).toEqual([]);
  });

  it.each(['new', 'old'] as const)(
    'tells nobody who made up a token whether there is an account, or a locked one, in the %s manner',
    async (manner) => {
      const theme = open({ manner });
      theme.shop.lock(grace.email);
      const seen: unknown[] = [];
      const reset = async (email: string) => {
        await theme.during((hooks) =>
          hooks.reset[1]({ email, token: 'made-up', password: 'Another-Engine-2' }),
        );
        const [{ error, ...state }] = theme.shown().reset;
        seen.push([error?.kind, error?.message, state]);
      };
      for (const email of [ada.email, grace.email, 'nobody@example.com']) await reset(email);
      for (const message of [
        'The account is locked.',
        'Das Konto ist gesperrt.',
        "This account isn't confirmed.",
      ]) {
        const extensions = { category: 'graphql-authentication' };
        const body = { errors: [{ message, path: ['resetPassword'], extensions }] };
        theme.shop.inject({ kind: 'http', status: 401, body, operation: 'resetPassword' });
        await reset(grace.email);
      }
      expect(seen).toHaveLength(6);
      for (const one of seen) expect(one).toEqual(seen[0]);
    },
  );

  it('says that the password is set when the sign-in after it breaks', async () => {
    const breaks = vi.fn();
    const theme = open(
      {},
      {
        actions: adobeActions,
        captcha: (name) => {
          breaks(name);
          return Promise.resolve(name === 'generateCustomerToken' ? 'two\nlines' : 'fine');
        },
      },
    );
    const token = theme.shop.secretFor('reset', ada.email);
    theme.shop.inject({ kind: 'offline', operation: 'generateCustomerToken' });
    await theme.during(({ reset }) =>
      reset[1]({ email: ada.email, token, password: 'Another-Engine-2' }),
    );
    expect(breaks).toHaveBeenCalledWith('generateCustomerToken');
    expect(theme.shown().reset[0].data).toEqual({ session: null });
  });

  it('wants the token and the email', async () => {
    const theme = open();
    await theme.during(({ reset }) =>
      reset[1]({ resetUrl: 'https://shop.example.com/reset?token=x', password: 'x' }),
    );
    expect(theme.shown().reset[0].error?.kind).toBe('unsupported');
    expect(theme.shown().reset[0].error?.message).toContain('reset({ token, email, password })');
  });
});

describe('useRemoteShoppingAssistance', () => {
  it('keeps what the customer allows', async () => {
    const theme = open({ customers: [grace] });
    expect(() => theme.shop.secretFor('code', grace.email)).toThrow();
    await theme.during(({ login }) => login[1](grace));
    await theme.during(({ allow }) => allow[1](true));
    expect(theme.shop.secretFor('code', grace.email)).toHaveLength(32);
  });

  it.each(['new', 'old'] as const)(
    'ends the session when the token is dead, in the %s manner',
    async (manner) => {
      const theme = open({ manner });
      await theme.during(({ login }) => login[1](ada));
      theme.shop.changePassword(ada.email, 'Another-Engine-2');
      await theme.during(({ allow }) => allow[1](true));
      expect(theme.auth.getSession()).toEqual({ status: 'signedOut', reason: 'rejected' });
    },
  );

  it('keeps the session when the server denies the field and knows the customer', async () => {
    const theme = open();
    await theme.during(({ login }) => login[1](ada));
    theme.shop.inject({
      kind: 'http',
      status: 403,
      operation: 'allowRemoteShoppingAssistance',
      body: {
        errors: [
          {
            message: 'No.',
            path: ['updateCustomerV2'],
            extensions: { category: 'graphql-authorization' },
          },
        ],
        data: { updateCustomerV2: null },
      },
    });
    await theme.during(({ allow }) => allow[1](true));
    expect(theme.shown().allow[0].error?.kind).toBe('forbidden');
    expect(theme.shown().session.status).toBe('signedIn');
  });

  it.each([
    ['forbidden', 401, 'graphql-authentication', 'Not now.'],
    ['locked', 401, 'graphql-authentication', 'The account is locked.'],
    ['consent', 403, 'graphql-authorization', 'Allow remote shopping assistance is disabled.'],
    ['invalid', 200, 'graphql-input', 'No.'],
  ] as const)('keeps the session where it is %s', async (kind, status, category, message) => {
    const theme = open();
    await theme.during(({ login }) => login[1](ada));
    theme.shop.inject({
      kind: 'http',
      status,
      operation: 'allowRemoteShoppingAssistance',
      body: {
        errors: [{ message, path: ['updateCustomerV2'], extensions: { category } }],
        data: { updateCustomerV2: null },
      },
    });
    await theme.during(({ allow }) => allow[1](true));
    expect(theme.shown().allow[0].error?.kind).toBe(kind);
    expect(theme.shown().session.status).toBe('signedIn');
    // The server is asked about the token only where its answer leaves that open.
    expect(theme.asked().includes('customerTokenProbe')).toBe(kind === 'consent');
  });

  it('repeats nothing of the token', async () => {
    const theme = open();
    await theme.during(({ login }) => login[1](ada));
    const token = theme.auth.getAccessToken() ?? '';
    theme.shop.inject({
      kind: 'http',
      status: 200,
      operation: 'allowRemoteShoppingAssistance',
      body: { errors: [{ message: `Not with ${token}.`, path: ['updateCustomerV2'] }] },
    });
    await theme.during(({ allow }) => allow[1](true));
    const [{ error }] = theme.shown().allow;
    expect(error?.kind).toBe('server');
    expect(error?.message).not.toContain(token);
  });

  it.each([
    ['nothing at all', {}],
    ['no customer', { updateCustomerV2: { customer: null } }],
    ['nothing of what is allowed', { updateCustomerV2: { customer: {} } }],
  ])('takes an answer with %s for none', async (_, data) => {
    const theme = open();
    await theme.during(({ login }) => login[1](ada));
    const operation = 'allowRemoteShoppingAssistance';
    theme.shop.inject({ kind: 'http', status: 200, operation, body: { data } });
    await theme.during(({ allow }) => allow[1](true));
    expect(theme.shown().allow[0].error?.kind).toBe('server');
    expect(theme.shown().allow[0].error?.message).toContain('neither what was asked for');
  });

  it('asks nothing for a session that is over', async () => {
    const theme = open();
    await theme.during(({ login }) => login[1](ada));
    vi.useFakeTimers({ now: Date.now() + 7_200_000, toFake: ['Date'] });
    theme.shop.requests.length = 0;
    await theme.during(({ allow }) => allow[1](true));
    expect(theme.shown().allow[0].error?.kind).toBe('signedOut');
    expect(theme.shown().session).toEqual({ status: 'signedOut', reason: 'expired' });
    expect(theme.asked()).not.toContain('allowRemoteShoppingAssistance');
  });

  it('says nothing of a customer who has left meanwhile', async () => {
    const theme = open();
    await theme.during(({ login }) => login[1](ada));
    theme.shop.inject({ kind: 'slow', ms: 30, operation: 'allowRemoteShoppingAssistance' });
    await theme.during(async ({ allow, login }) => {
      const slow = allow[1](true);
      await login[1](grace);
      expect(await slow).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    });
    expect(theme.shown().allow[0].data).toBeUndefined();
  });
});

it('useCustomer tells what Adobe Commerce knows of a customer', async () => {
  const names = { firstname: 'Ada', lastname: 'Lovelace' };
  const theme = open({ customers: [{ ...ada, ...names }] });
  await theme.during(({ login }) => login[1](ada));
  await waitFor(() =>
    expect(theme.shown().customer.data).toEqual({
      id: null,
      email: ada.email,
      firstName: 'Ada',
      lastName: 'Lovelace',
      phone: null,
      acceptsMarketing: expect.any(Boolean) as boolean,
    }),
  );
});

describe('a captcha and a store view', () => {
  it('go with each guarded operation', async () => {
    const captcha = vi.fn((operation: string) => Promise.resolve(`for-${operation}`));
    const theme = open({}, { captcha, store: 'german' });
    await theme.during(({ recover }) => recover[1](ada));
    const token = theme.shop.secretFor('reset', ada.email);
    await theme.during(({ reset }) =>
      reset[1]({ email: ada.email, token, password: 'Another-Engine-2' }),
    );
    for (const name of ['requestPasswordResetEmail', 'resetPassword', 'generateCustomerToken']) {
      const request = theme.shop.requests.find(({ operationName }) => operationName === name);
      expect(request?.headers).toMatchObject({ 'x-recaptcha': `for-${name}`, store: 'german' });
    }
    await theme.during(({ allow }) => allow[1](true));
    const headers = theme.shop.requests.at(-1)?.headers;
    expect(headers).toMatchObject({ store: 'german' });
    expect(headers).not.toHaveProperty('x-recaptcha');
    expect(captcha).toHaveBeenCalledTimes(3);
  });

  it('that the server does not take is said to be refused', async () => {
    const theme = open({ captcha: 'right' }, { captcha: () => Promise.resolve('wrong') });
    await theme.during(({ recover }) => recover[1](ada));
    expect(theme.shown().recover[0].error?.kind).toBe('captcha');
  });
});
