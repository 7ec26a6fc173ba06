import { waitFor } from '@testing-library/react';
import { CustomerAuthError } from 'react-customer-auth';
import { afterEach, describe, expect, it } from 'vitest';
import { backends } from '../support/backends';
import { ada, grace } from '../support/shop';
import { openTheme, type Theme } from '../support/theme';

function open(isBare = false) {
  const [onShopify] = backends;
  if (!onShopify) throw new Error('There is no such backend.');
  const { backend, bare, ...under } = onShopify.open();
  return openTheme({ ...under, bare, backend: isBare ? bare : backend });
}

const payload = (name: string, fields: object) => ({
  kind: 'http' as const,
  status: 200,
  operation: name,
  body: { data: { [name]: fields } },
});

afterEach(() => localStorage.clear());

describe('useRecoverPassword', () => {
  it('keeps back that an account is closed', async () => {
    const theme = open();
    theme.shop.inject(
      payload('customerRecover', {
        customerUserErrors: [
          { code: 'CUSTOMER_DISABLED', field: ['email'], message: 'Customer is disabled' },
        ],
      }),
    );
    await theme.during(({ recover }) => recover[1](ada));
    expect(theme.shown().recover[0].data).toEqual({ email: ada.email });
  });

  it('keeps it back where there are spaces around the email', async () => {
    const theme = open();
    const email = ` ${ada.email} `;
    const customerUserErrors = [{ code: 'INVALID', field: ['email'], message: 'Unknown' }];
    theme.shop.inject(payload('customerRecover', { customerUserErrors }));
    await theme.during(({ recover }) => recover[1]({ email }));
    expect(theme.shown().recover[0].data).toEqual({ email });
  });

  it.each(['NOT_FOUND', 'INVALID', 'UNIDENTIFIED_CUSTOMER', 'ACCOUNT_OF_TOMORROW', null])(
    'keeps back what a refusal with the code %s tells of an account',
    async (code) => {
      const theme = open();
      theme.shop.inject(
        payload('customerRecover', {
          customerUserErrors: [{ code, field: ['email'], message: 'Could not find customer' }],
        }),
      );
      await theme.during(({ recover }) => recover[1](ada));
      expect(theme.shown().recover[0].data).toEqual({ email: ada.email });
    },
  );

  it('does not keep back that too much was asked', async () => {
    const theme = open();
    theme.shop.inject(
      payload('customerRecover', {
        customerUserErrors: [{ code: 'THROTTLED', field: null, message: 'Slow down' }],
      }),
    );
    await theme.during(({ recover }) => recover[1](ada));
    expect(theme.shown().recover[0].error?.kind).toBe('throttled');
  });

  it.each(['ada', 'a da@example.com', 'ada@example.com a', 'ada@example'])(
    'shows what the shop finds wrong with %j as an email',
    async (email) => {
      const theme = open();
      theme.shop.inject(
        payload('customerRecover', {
          customerUserErrors: [{ code: 'INVALID', field: ['email'], message: 'Email is invalid' }],
        }),
      );
      await theme.during(({ recover }) => recover[1]({ email }));
      expect(theme.shown().recover[0]).toMatchObject({
        error: { kind: 'invalid' },
        fieldErrors: { email: [{ code: 'INVALID' }] },
      });
    },
  );

  it('takes the shop’s word for an email of another form', async () => {
    const theme = open();
    theme.shop.inject(payload('customerRecover', { customerUserErrors: [] }));
    await theme.during(({ recover }) => recover[1]({ email: 'ada' }));
    expect(theme.shown().recover[0].data).toEqual({ email: 'ada' });
  });

  it('does not keep back that the shop is in trouble, whatever it complains of beside that', async () => {
    const theme = open();
    theme.shop.inject({
      kind: 'http',
      status: 200,
      operation: 'customerRecover',
      body: {
        data: {
          customerRecover: {
            customerUserErrors: [{ code: 'NOT_FOUND', field: ['email'], message: 'No' }],
          },
        },
        errors: [{ message: 'Internal error' }],
      },
    });
    await theme.during(({ recover }) => recover[1](ada));
    expect(theme.shown().recover[0].data).toBeUndefined();
    expect(theme.shown().recover[0].error).toBeDefined();
  });

  it('tells of the limit on such requests', async () => {
    const theme = open();
    theme.shop.inject({
      kind: 'http',
      status: 200,
      operation: 'customerRecover',
      body: {
        data: { customerRecover: null },
        errors: [{ message: 'Resetting password limit exceeded. Please try again later.' }],
      },
    });
    await theme.during(({ recover }) => recover[1](ada));
    expect(theme.shown().recover[0].error?.kind).toBe('throttled');
  });
});

describe('useResetPassword', () => {
  const reset = {
    resetUrl: 'https://fake-shop.myshopify.com/account/reset/1/x',
    password: 'short',
  };

  it('puts a complaint of the password beside the password, without repeating it', async () => {
    const theme = open();
    theme.shop.inject(
      payload('customerResetByUrl', {
        customer: null,
        customerAccessToken: null,
        customerUserErrors: [
          { code: 'TOO_SHORT', field: ['input', 'password'], message: '"short" is too short' },
        ],
      }),
    );
    await theme.during((hooks) => hooks.reset[1](reset));
    expect(theme.shown().reset[0]).toMatchObject({
      error: { kind: 'invalid' },
      fieldErrors: { password: [{ code: 'TOO_SHORT', message: '' }] },
    });
  });

  it.each([
    'https://fake-shop.myshopify.com/account/reset/1/fN3kQ8zX2mB7',
    'fN3kQ8zX2mB7',
    'account/reset/1/fN3kQ8zX2mB7?locale=de',
  ])('repeats nothing of the link: %s', async (quoted) => {
    const resetUrl = 'https://fake-shop.myshopify.com/account/reset/1/fN3kQ8zX2mB7?locale=de';
    const theme = open();
    const said = `The link ${quoted} is not valid`;
    theme.shop.inject(
      payload('customerResetByUrl', {
        customerUserErrors: [{ code: 'INVALID', field: ['resetUrl'], message: said }],
      }),
    );
    theme.shop.inject({
      kind: 'http',
      status: 200,
      operation: 'customerResetByUrl',
      body: { errors: [{ message: said }], data: { customerResetByUrl: null } },
    });
    for (const kind of ['invalid', 'server']) {
      await theme.during((hooks) => hooks.reset[1]({ resetUrl, password: 'Another-Engine-2' }));
      const [{ error, formErrors, fieldErrors }] = theme.shown().reset;
      expect(error?.kind).toBe(kind);
      expect(JSON.stringify([error?.message, formErrors, fieldErrors])).not.toContain('fN3kQ8');
    }
  });

  it.each([
    ['keeps', 'words that the link has by chance', 'The account is enabled already'],
    ['withholds', 'a token of eight characters', 'Unknown: fN3kQ8zX'],
  ])('%s %s', async (does, _, message) => {
    const theme = open();
    theme.shop.inject(
      payload('customerResetByUrl', {
        customerUserErrors: [{ code: 'INVALID', field: null, message }],
      }),
    );
    const resetUrl = 'https://fake-shop.myshopify.com/account/reset/1/fN3kQ8zX';
    await theme.during((hooks) => hooks.reset[1]({ resetUrl, password: 'Another-Engine-2' }));
    expect(theme.shown().reset[0].formErrors).toMatchObject([
      { message: does === 'keeps' ? message : '' },
    ]);
  });

  it('says so when the new password is set and no token comes', async () => {
    const theme = open();
    theme.shop.inject(
      payload('customerResetByUrl', {
        customer: { id: 'gid://shopify/Customer/1' },
        customerAccessToken: null,
        customerUserErrors: [],
      }),
    );
    await theme.during((hooks) => hooks.reset[1](reset));
    expect(theme.shown().reset[0].data).toEqual({ session: null });
  });

  it('takes half an answer for none', async () => {
    const theme = open();
    theme.shop.inject(
      payload('customerResetByUrl', {
        customer: null,
        customerAccessToken: null,
        customerUserErrors: [],
      }),
    );
    await theme.during((hooks) => hooks.reset[1](reset));
    expect(theme.shown().reset[0].error?.kind).toBe('server');
  });

  it('tells a link that the shop does not know from one that is used', async () => {
    const theme = open();
    await theme.during((hooks) =>
      hooks.reset[1]({ ...reset, resetUrl: 'https://elsewhere.example.com/' }),
    );
    expect(theme.shown().reset[0]).toMatchObject({ error: { kind: 'code' }, formErrors: [] });
    await theme.during((hooks) => hooks.reset[1](reset));
    expect(theme.shown().reset[0]).toMatchObject({
      error: { kind: 'code' },
      formErrors: [{ code: 'TOKEN_INVALID' }],
    });
  });

  it('destroys the token of whoever was signed in', async () => {
    const theme = open();
    await theme.during(({ login }) => login[1](grace));
    const former = theme.auth.getAccessToken();
    const proof = theme.resetProof(ada.email);
    await theme.during((hooks) => hooks.reset[1]({ ...proof, password: 'Another-Engine-2' }));
    expect(theme.shown().session.status).toBe('signedIn');
    expect(theme.shop.livingTokens()).not.toContain(former);
  });

  it('wants the whole address of the link', async () => {
    const theme = open();
    await theme.during((hooks) => hooks.reset[1]({ email: ada.email, token: 'x', password: 'x' }));
    expect(theme.shown().reset[0].error?.kind).toBe('unsupported');
    expect(theme.shown().reset[0].error?.message).toContain('reset({ resetUrl, password })');
  });
});

describe('useLoginAsCustomer', () => {
  const create = 'customerAccessTokenCreateWithMultipass';
  const whose = 'multipassCustomer';
  const enter = (theme: Theme, email: string, code: string) =>
    theme.during(({ loginAsCustomer }) => loginAsCustomer[1]({ email, code }));

  it('refuses a Multipass token that is another customer’s, and has what came of it destroyed', async () => {
    const theme = open();
    await enter(theme, ada.email, theme.codeFor(grace.email));
    expect(theme.shown().loginAsCustomer[0]).toMatchObject({
      error: { kind: 'code' },
      fieldErrors: {
        code: [{ code: 'INVALID_MULTIPASS_REQUEST', message: '', path: ['multipassToken'] }],
      },
      formErrors: [],
    });
    expect(theme.shown().session.status).toBe('signedOut');
    expect(theme.asked()).toContain('customerAccessTokenDelete');
    expect(theme.shop.livingTokens()).toEqual([]);
  });

  it.each([` ${ada.email} `, ada.email.toUpperCase()])(
    'knows the customer’s email however it is written: “%s”',
    async (email) => {
      const theme = open();
      await enter(theme, email, theme.codeFor(ada.email));
      expect(theme.shown().session.status).toBe('signedIn');
    },
  );

  it('knows the customer by the shop’s own spelling of the email', async () => {
    const theme = open();
    const body = { data: { customer: { email: 'Ada@Example.com' } } };
    theme.shop.inject({ kind: 'http', status: 200, operation: whose, body });
    await enter(theme, ada.email, theme.codeFor(ada.email));
    expect(theme.shown().session.status).toBe('signedIn');
  });

  it.each([
    ['knows no such customer', { data: { customer: null } }, 'server'],
    ['does not answer', undefined, 'server'],
    [
      'denies the app the answer',
      {
        data: { customer: null },
        errors: [{ message: 'No', extensions: { code: 'ACCESS_DENIED' } }],
      },
      'forbidden',
    ],
  ])('signs nobody in where the shop %s when it is asked whose it is', async (_, body, kind) => {
    const theme = open();
    const status = body ? 200 : 503;
    theme.shop.inject({ kind: 'http', status, operation: whose, ...(body && { body }) });
    await enter(theme, ada.email, theme.codeFor(ada.email));
    expect(theme.shown().loginAsCustomer[0].error?.kind).toBe(kind);
    expect(theme.shop.livingTokens()).toEqual([]);
  });

  it('repeats nothing of the customer’s token', async () => {
    const theme = open();
    theme.shop.inject(
      payload(create, {
        customerAccessToken: { accessToken: 'a-token-that-is-secret', expiresAt: null },
        customerUserErrors: [],
      }),
    );
    const body = { errors: [{ message: 'Unknown: a-token-that-is-secret' }] };
    theme.shop.inject({ kind: 'http', status: 200, operation: whose, body });
    await enter(theme, ada.email, 'x');
    expect(theme.shown().loginAsCustomer[0].error?.message).not.toContain('a-token-that-is');
  });

  it.each([
    ['an error', new Error('The headers are gone.')],
    ['an error of the package’s own', new CustomerAuthError('forbidden')],
  ])('signs nobody in where the app meets %s before it can ask whose it is', async (_, error) => {
    const [onShopify] = backends;
    if (!onShopify) throw new Error('There is no such backend.');
    const under = onShopify.open();
    let isBroken = false;
    const theme = openTheme({
      ...under,
      connection: {
        ...under.connection,
        fetch: async (input, init) => {
          isBroken = typeof init?.body === 'string' && init.body.includes(create);
          return (under.connection.fetch ?? fetch)(input, init);
        },
        fetchOptions() {
          if (isBroken) throw error;
          const { fetchOptions = {} } = under.connection;
          return typeof fetchOptions === 'function' ? fetchOptions() : fetchOptions;
        },
      },
    });
    await enter(theme, ada.email, theme.codeFor(ada.email));
    expect(theme.shown().loginAsCustomer[0].error?.kind).toBe('server');
    expect(theme.shown().session.status).toBe('signedOut');
  });

  it('has the token destroyed that a newer sign-in has overtaken before it was asked whose it is', async () => {
    const theme = open();
    const [slow, fast] = [theme.codeFor(ada.email), theme.codeFor(grace.email)];
    theme.shop.inject({ kind: 'slow', ms: 20, operation: create });
    await theme.during(async ({ loginAsCustomer }) => {
      const overtaken = loginAsCustomer[1]({ email: ada.email, code: slow });
      await loginAsCustomer[1]({ email: grace.email, code: fast });
      expect(await overtaken).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    });
    expect(theme.shown().session).toMatchObject({ impersonation: { customer: grace.email } });
    await waitFor(() => expect(theme.shop.livingTokens()).toHaveLength(1));
  });

  it('leaves a complaint beside the form that is not about the code, and its kind as it is', async () => {
    const theme = open();
    theme.shop.inject(
      payload(create, {
        customerAccessToken: null,
        customerUserErrors: [{ code: 'CUSTOMER_DISABLED', field: ['customer'], message: 'No' }],
      }),
    );
    await enter(theme, ada.email, 'x');
    expect(theme.shown().loginAsCustomer[0]).toMatchObject({
      error: { kind: 'locked' },
      fieldErrors: {},
      formErrors: [{ code: 'CUSTOMER_DISABLED', message: 'No', path: ['customer'] }],
    });
  });

  it('keeps every complaint, each where it belongs, and repeats no code', async () => {
    const theme = open();
    theme.shop.inject(
      payload(create, {
        customerAccessToken: null,
        customerUserErrors: [
          { code: 'INVALID', field: ['multipassToken'], message: 'Not “sent-by-hand”' },
          { code: 'INVALID', field: null, message: 'Nor anything else' },
        ],
      }),
    );
    await enter(theme, ada.email, 'sent-by-hand');
    expect(theme.shown().loginAsCustomer[0]).toMatchObject({
      error: { kind: 'code' },
      fieldErrors: { code: [{ code: 'INVALID', message: '', path: ['multipassToken'] }] },
      formErrors: [{ code: 'INVALID', message: 'Nor anything else', path: [] }],
    });
  });
});

it('useLoginAsCustomer is unsupported while the app has named no action for it', async () => {
  const theme = open(true);
  await theme.during(({ loginAsCustomer }) => loginAsCustomer[1]({ email: ada.email, code: 'x' }));
  expect(theme.shown().loginAsCustomer[0].error?.kind).toBe('unsupported');
});
