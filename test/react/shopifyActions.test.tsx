import { afterEach, describe, expect, it } from 'vitest';
import { backends } from '../support/backends';
import { ada, grace } from '../support/shop';
import { openTheme } from '../support/theme';

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

  it('shows what the shop finds wrong with an email', async () => {
    const theme = open();
    theme.shop.inject(
      payload('customerRecover', {
        customerUserErrors: [{ code: 'INVALID', field: ['email'], message: 'Email is invalid' }],
      }),
    );
    await theme.during(({ recover }) => recover[1]({ email: 'ada' }));
    expect(theme.shown().recover[0]).toMatchObject({
      error: { kind: 'invalid' },
      fieldErrors: { email: [{ code: 'INVALID' }] },
    });
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

it('useLoginAsCustomer is unsupported while the app has named no action for it', async () => {
  const theme = open(true);
  await theme.during(({ loginAsCustomer }) => loginAsCustomer[1]({ email: ada.email, code: 'x' }));
  expect(theme.shown().loginAsCustomer[0].error?.kind).toBe('unsupported');
});
