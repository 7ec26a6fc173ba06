import { describe, expect, it } from 'vitest';
import {
  ada,
  claimsOf,
  createShop,
  customer,
  generate,
  grace,
  revoke,
  run,
  signIn,
} from './fakeAdobeCommerceRequests';

const text = JSON.stringify;
const exchange = (email: string, otp: string) =>
  `exchangeOtpForCustomerToken(email: ${text(email)}, otp: ${text(otp)}) { token }`;
const request = (email: string) => `requestPasswordResetEmail(email: ${text(email)})`;
const reset = (email: string, token: string, newPassword: string) =>
  `resetPassword(email: ${text(email)}, resetPasswordToken: ${text(token)}, newPassword: ${text(newPassword)})`;

const incorrect =
  'The account sign-in was incorrect or your account is disabled temporarily. Please wait and try again later.';
const refused = [incorrect, 'graphql-authentication', 401];
const granted = { token: expect.any(String) };
const minute = 60_000;

describe('a sign-in at the fake Adobe Commerce shop', () => {
  it.each([
    ['new', 401],
    ['old', 200],
  ] as const)('fails as the real one does, in the %s manner', async (manner, status) => {
    const unconfirmed = { ...grace, confirmed: false };
    const { shop } = createShop({ manner, customers: [ada, unconfirmed] });
    const wrong = [incorrect, 'graphql-authentication', status];
    expect(await run(shop, generate({ ...ada, password: 'wrong' }))).toEqual(wrong);
    expect(await run(shop, generate({ ...ada, email: 'nobody@example.com' }))).toEqual(wrong);
    expect(await run(shop, generate({ ...unconfirmed, password: 'wrong' }))).toEqual(wrong);
    expect(await run(shop, generate(unconfirmed))).toEqual([
      "This account isn't confirmed. Verify and try again.",
      'graphql-authentication',
      status,
    ]);
    const empty = (argument: string) => [`Specify the "${argument}" value.`, 'graphql-input', 200];
    expect(await run(shop, generate({ email: '', password: '' }))).toEqual(empty('email'));
    expect(await run(shop, generate({ ...ada, password: '' }))).toEqual(empty('password'));
    expect(await run(shop, exchange('', 'code'))).toEqual(empty('email'));
    expect(await run(shop, exchange(ada.email, ''))).toEqual(empty('otp'));
    expect(shop.livingTokens()).toEqual([]);
  });

  it('does not mind the case of an email', async () => {
    const { shop } = createShop();
    expect(await run(shop, generate({ ...ada, email: 'ADA@example.com' }))).toEqual(granted);
  });

  it('is refused after too many wrong passwords, the right one too, for ten minutes', async () => {
    const { shop, clock } = createShop({ loginAttempts: 3 });
    for (const password of ['one', 'two']) await run(shop, generate({ ...ada, password }));
    const token = await signIn(shop);
    for (const password of ['one', 'two']) await run(shop, generate({ ...ada, password }));
    expect(await run(shop, customer, { token })).toEqual({ email: ada.email });
    expect(await run(shop, generate({ ...ada, password: 'three' }))).toEqual(refused);
    expect(await run(shop, generate(ada))).toEqual(refused);
    expect(await run(shop, generate(grace))).toEqual(granted);
    const locked = ['The account is locked.', 'graphql-authentication', 401];
    expect(await run(shop, customer, { token })).toEqual(locked);
    clock.time += 10 * minute - 1;
    expect(await run(shop, generate(ada))).toEqual(refused);
    clock.time++;
    expect(await run(shop, generate({ ...ada, password: 'four' }))).toEqual(refused);
    expect(await run(shop, generate(ada))).toEqual(granted);
  });

  it('takes ten wrong passwords before it locks the account', async () => {
    const { shop } = createShop();
    const wrong = generate({ ...ada, password: 'wrong' });
    for (let times = 9; times; times--) await run(shop, wrong);
    expect(await run(shop, generate(ada))).toEqual(granted);
    for (let times = 10; times; times--) await run(shop, wrong);
    expect(await run(shop, generate(ada))).toEqual(refused);
  });

  it.each([
    ['new', 401],
    ['old', 200],
  ] as const)('ends in a locked account, in the %s manner', async (manner, status) => {
    const { shop, clock } = createShop({ manner, lockout: minute });
    const token = await signIn(shop);
    const code = shop.secretFor('code', ada.email);
    shop.lock(ada.email);
    const locked = ['The account is locked.', 'graphql-authentication', status];
    expect(await run(shop, customer, { token })).toEqual(locked);
    expect(await run(shop, '{ customerCart { id } }', { token })).toEqual(locked);
    expect(await run(shop, generate({ ...ada, password: code }))).toEqual([
      incorrect,
      'graphql-authentication',
      status,
    ]);
    for (const mutation of [request(ada.email), reset(ada.email, 'any', 'Better-password')]) {
      expect(await run(shop, mutation)).toEqual(['The account is locked', 'graphql-input', 200]);
    }
    clock.time += minute;
    expect(await run(shop, customer, { token })).toEqual({ email: ada.email });
    shop.lock(ada.email);
    expect(await run(shop, revoke, { token })).toEqual({ result: true });
  });

  it('has to pass the captcha, where there is one', async () => {
    const { shop } = createShop({ captcha: 'solved' });
    const failed = ['ReCaptcha validation failed, please try again', 'graphql-input', 200];
    const code = shop.secretFor('code', ada.email);
    const secret = shop.secretFor('reset', grace.email);
    for (const mutation of [
      generate(ada),
      exchange(ada.email, code),
      reset(grace.email, secret, 'Better-password'),
      request(grace.email),
    ]) {
      expect(await run(shop, mutation)).toEqual(failed);
      expect(await run(shop, mutation, { headers: { 'X-ReCaptcha': 'guessed' } })).toEqual(failed);
      const passed = await run(shop, mutation, { headers: { 'X-ReCaptcha': 'solved' } });
      expect(passed).toEqual(mutation.includes('Password') ? true : granted);
    }
  });
});

describe('a one-time code of the fake Adobe Commerce shop', () => {
  it.each([
    ['generateCustomerToken', (code: string) => generate({ ...ada, password: code })],
    ['exchangeOtpForCustomerToken', (code: string) => exchange(ada.email, code)],
  ])('is good for one use within 30 seconds, by %s', async (_, use) => {
    const { shop, clock } = createShop();
    const code = shop.secretFor('code', ada.email);
    expect(code).toMatch(/^[a-z0-9]{32}$/);
    clock.time += 29_999;
    expect(await run(shop, use(code))).toEqual(granted);
    expect(claimsOf(shop.livingTokens()[0])).toMatchObject({ uid: 1, admin_id: 1 });
    expect(await run(shop, use(code))).toEqual(refused);
    const late = shop.secretFor('code', ada.email);
    clock.time += 30_000;
    expect(await run(shop, use(late))).toEqual(refused);
  });

  it('is for one customer, and gives way to a newer one', async () => {
    const { shop } = createShop({ codeLifetime: minute });
    const [older, newer] = [shop.secretFor('code', ada.email), shop.secretFor('code', ada.email)];
    expect(await run(shop, exchange(ada.email, older))).toEqual(refused);
    expect(await run(shop, exchange(grace.email, newer))).toEqual(refused);
    expect(await run(shop, exchange(ada.email, newer))).toEqual(granted);
  });

  it('is no password to the exchange, nor is a password a code', async () => {
    const { shop } = createShop();
    expect(await run(shop, exchange(ada.email, ada.password))).toEqual(refused);
    const secret = shop.secretFor('reset', ada.email);
    expect(await run(shop, exchange(ada.email, secret))).toEqual(refused);
  });

  it('is given only where everybody allows it', async () => {
    const { shop } = createShop();
    expect(() => shop.secretFor('code', grace.email)).toThrow('allows no assistance');
    const update = `updateCustomerV2(input: { allow_remote_shopping_assistance: true }) {
      customer { email }
    }`;
    await run(shop, update, { token: await signIn(shop, grace) });
    expect(shop.secretFor('code', grace.email)).toHaveLength(32);
    for (const option of ['loginAsCustomer', 'shoppingAssistance']) {
      const closed = createShop({ [option]: false }).shop;
      expect(() => closed.secretFor('code', ada.email)).toThrow('allows no assistance');
    }
    expect(() => shop.secretFor('reset', 'nobody@example.com')).toThrow('has no customer');
  });
});

describe('a reset of the password at the fake Adobe Commerce shop', () => {
  const failed = ["Cannot set the customer's password", 'graphql-input', 200];

  it('changes the password by a token that is good once, and ends every token', async () => {
    const { shop } = createShop();
    const token = await signIn(shop);
    const secret = shop.secretFor('reset', ada.email);
    expect(await run(shop, reset(ada.email, secret, 'Better-password'))).toBe(true);
    expect(shop.livingTokens()).toEqual([]);
    expect(await run(shop, customer, { token })).toEqual([
      'User token has been revoked',
      'graphql-authentication',
      401,
    ]);
    expect(await run(shop, reset(ada.email, secret, 'Other-password'))).toEqual(failed);
    expect(await run(shop, generate(ada))).toEqual(refused);
    expect(await run(shop, generate({ ...ada, password: 'Better-password' }))).toEqual(granted);
  });

  it('gives one message for a wrong token, another customer’s, a late one and a weak password', async () => {
    const { shop, clock } = createShop();
    const secret = shop.secretFor('reset', ada.email);
    const strong = 'Better-password';
    expect(await run(shop, reset(ada.email, 'wrong', strong))).toEqual(failed);
    expect(await run(shop, reset(grace.email, secret, strong))).toEqual(failed);
    expect(await run(shop, reset('nobody@example.com', secret, strong))).toEqual(failed);
    for (const weak of ['Short-1', 'onlylowercase', 'Better-password ']) {
      expect(await run(shop, reset(ada.email, secret, weak))).toEqual(failed);
    }
    clock.time += 120 * minute;
    expect(await run(shop, reset(ada.email, secret, strong))).toEqual(failed);
    const inTime = shop.secretFor('reset', ada.email);
    clock.time += 120 * minute - 1;
    expect(await run(shop, reset(ada.email, inTime, strong))).toBe(true);
  });

  it('says what is missing', async () => {
    const { shop } = createShop();
    const input = (message: string) => [message, 'graphql-input', 200];
    const noEmail = input('You must specify an email address.');
    const badEmail = input('The email address has an invalid format.');
    expect(await run(shop, request(''))).toEqual(noEmail);
    expect(await run(shop, request('ada'))).toEqual(badEmail);
    expect(await run(shop, reset('', 'any', 'any'))).toEqual(noEmail);
    expect(await run(shop, reset('ada', 'any', 'any'))).toEqual(badEmail);
    const noToken = input('resetPasswordToken must be specified');
    expect(await run(shop, reset(ada.email, '', 'any'))).toEqual(noToken);
    const noPassword = input('newPassword must be specified');
    expect(await run(shop, reset(ada.email, 'any', ''))).toEqual(noPassword);
  });

  it('tells at the request whether an account exists, and ends the former email’s token', async () => {
    const { shop } = createShop();
    const unknown = ["Cannot reset the customer's password", 'graphql-input', 200];
    expect(await run(shop, request('nobody@example.com'))).toEqual(unknown);
    const former = shop.secretFor('reset', ada.email);
    expect(await run(shop, request(ada.email))).toBe(true);
    expect(await run(shop, reset(ada.email, former, 'Better-password'))).toEqual(failed);
  });

  it('can be left aside: its token signs the customer in, once, and as no admin', async () => {
    const { shop } = createShop();
    const byReset = generate({ ...ada, password: shop.secretFor('reset', ada.email) });
    expect(await run(shop, byReset)).toEqual(granted);
    expect(claimsOf(shop.livingTokens()[0])).not.toHaveProperty('admin_id');
    expect(await run(shop, byReset)).toEqual(refused);
  });
});
