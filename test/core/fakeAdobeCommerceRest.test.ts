import { describe, expect, it } from 'vitest';
import type { FakeAdobeCommerce, FakeAdobeCommerceOptions } from 'react-customer-auth/testing';
import {
  ada,
  claimsOf,
  createShop,
  customer,
  generate,
  grace,
  run,
} from './fakeAdobeCommerceRequests';

/** What a request to REST has besides its path. */
interface Call {
  token?: string;
  body?: object;
  base?: string;
}

/** Asks the REST API; a body makes it a POST. */
async function call(shop: FakeAdobeCommerce, path: string, { token, body, base }: Call = {}) {
  const response = await shop.fetch(`${base ?? shop.restUrl}/V1/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  return [response.status, answer];
}

const byEmail = (email: string, field = 'email') =>
  `customers/search?searchCriteria[filter_groups][0][filters][0][field]=${field}&searchCriteria[filter_groups][0][filters][0][value]=${encodeURIComponent(email)}&searchCriteria[filter_groups][0][filters][0][condition_type]=eq`;
const reason = { reason: 'The order is late.' };

/** A shop, and an admin who may do everything there. */
function open(options?: FakeAdobeCommerceOptions) {
  const { shop, clock } = createShop(options);
  const token = shop.adminToken();
  const askCode = (id = 1) => call(shop, `customer/${id}/otp`, { token, body: reason });
  async function code() {
    const [, answer] = await askCode();
    const { otp }: { otp?: string } = Object(answer);
    return otp ?? expect.fail('There is no code.');
  }
  return { shop, clock, token, askCode, code };
}

const unauthorized = (resources: string) => [
  401,
  { message: "The consumer isn't authorized to access %resources.", parameters: { resources } },
];

describe('a code from the fake Adobe Commerce’s REST', () => {
  it('signs an agent in as the customer, once, in the place of a password', async () => {
    const { shop, code } = open();
    const password = await code();
    expect(password).toMatch(/^[a-z0-9]{32}$/);
    const { token }: { token?: string } = Object(await run(shop, generate({ ...ada, password })));
    expect(claimsOf(token)).toMatchObject({ uid: 1, admin_id: 1 });
    expect(await run(shop, customer, { token })).toEqual({ email: ada.email });
    expect(await run(shop, generate({ ...ada, password }))).toContain('graphql-authentication');
  });

  it('signs in by the mutation for codes too', async () => {
    const { shop, code } = open();
    const field = `exchangeOtpForCustomerToken(email: "${ada.email}", otp: "${await code()}") { token }`;
    const { token }: { token?: string } = Object(await run(shop, field));
    expect(claimsOf(token)).toHaveProperty('admin_id', 1);
  });

  it('is good for 30 seconds, or for as long as the shop has it', async () => {
    for (const [options, life] of [
      [{}, 30_000],
      [{ codeLifetime: 60_000 }, 60_000],
    ] as const) {
      const { shop, clock, code } = open(options);
      const [late, early] = [await code(), await code()];
      expect(late).not.toBe(early);
      clock.time += life - 1;
      const granted = { token: expect.any(String) };
      expect(await run(shop, generate({ ...ada, password: early }))).toEqual(granted);
      const next = await code();
      clock.time += life;
      expect(await run(shop, generate({ ...ada, password: next }))).toContain(401);
    }
  });

  it('is not for customers who allow no assistance, which the shop says or not', async () => {
    const said = 'Login as Customer assistance is disabled for this Customer.';
    expect(await open().askCode(2)).toEqual([400, { message: said }]);
    const [status, answer] = await open({ refusesAssistance: 'crash' }).askCode(2);
    expect(status).toBe(500);
    expect(answer).toEqual({ message: expect.stringMatching(/^Internal Error/) });
    expect(await open({ shoppingAssistance: false }).askCode()).toEqual([400, { message: said }]);
  });

  it('is not to be had where the feature is off, for nobody, or for a reason that will not do', async () => {
    const off = open({ loginAsCustomer: false });
    expect(await off.askCode()).toEqual([400, { message: 'Login as Customer is disabled.' }]);
    expect(await off.askCode(3)).toEqual([
      404,
      {
        message: 'No such entity with %fieldName = %fieldValue',
        parameters: { fieldName: 'customerId', fieldValue: 3 },
      },
    ]);
    expect(off.shop.requests).toMatchObject([
      { operationName: 'customer/otp', variables: reason },
      { operationName: 'customer/otp', variables: reason },
    ]);
    const picky = open({ takesReason: () => false });
    expect(await picky.askCode()).toEqual([
      400,
      {
        message: 'Invalid value of "%value" provided for the %fieldName field.',
        parameters: { fieldName: 'reason', value: reason.reason },
      },
    ]);
  });

  it('is refused to a customer, a guest, an admin who may not, and one whose token is over', async () => {
    const { shop, clock, token } = open();
    const refused = unauthorized('Magento_LoginAsCustomer::login');
    const may = shop.adminToken(['Magento_Customer::customer']);
    const { token: own }: { token?: string } = Object(await run(shop, generate(ada)));
    for (const bearer of [undefined, 'made up', may, String(own)]) {
      const asked = { body: reason, ...(bearer !== undefined && { token: bearer }) };
      expect(await call(shop, 'customer/1/otp', asked)).toEqual(refused);
    }
    clock.time += 4 * 60 * 60_000;
    expect(await call(shop, 'customer/1/otp', { token, body: reason })).toEqual(refused);
  });
});

describe('a search at the fake Adobe Commerce’s REST', () => {
  it.each([
    ['on premises', 'https://fake-shop.example.com/rest/default'],
    ['on premises, without a store view', 'https://fake-shop.example.com/rest'],
    ['in the cloud service', 'https://fake-shop.example.com/9a8Tenant'],
  ])('finds a customer by email %s', async (_, base) => {
    const { shop, token } = open();
    const found = await call(shop, byEmail('ADA@example.com'), { token, base });
    expect(found).toMatchObject([200, { total_count: 1, items: [{ id: 1, email: ada.email }] }]);
    const none = await call(shop, byEmail('nobody@example.com'), { token, base });
    expect(none).toMatchObject([200, { total_count: 0, items: [] }]);
    expect(shop.requests.map(({ operationName }) => operationName)).toEqual([
      'customers/search',
      'customers/search',
    ]);
  });

  it('says of consent what the shop is told to say, and where', async () => {
    const unsaid = { is_subscribed: false };
    const allowed = { ...unsaid, assistance_allowed: 2 };
    const denied = { ...unsaid, assistance_allowed: 1 };
    for (const [tellsConsent, inSearch, ofAda, ofGrace] of [
      ['search', allowed, allowed, denied],
      ['customer', unsaid, allowed, denied],
      ['nowhere', unsaid, unsaid, unsaid],
    ] as const) {
      const { shop, token } = open({ tellsConsent });
      const found = await call(shop, byEmail(ada.email), { token });
      expect(found).toHaveProperty('1.items.0.extension_attributes', inSearch);
      const one = await call(shop, 'customers/1', { token });
      expect(one).toHaveProperty('1.extension_attributes', ofAda);
      const other = await call(shop, 'customers/2', { token });
      expect(other).toHaveProperty('1.extension_attributes', ofGrace);
    }
  });

  it('is for admins who may see customers, by what customers have', async () => {
    const { shop, token } = open();
    const refused = unauthorized('Magento_Customer::customer');
    const bearer = shop.adminToken(['Magento_LoginAsCustomer::login']);
    expect(await call(shop, byEmail(ada.email), { token: bearer })).toEqual(refused);
    expect(await call(shop, byEmail(ada.email, 'shoe'), { token })).toMatchObject([400, {}]);
    expect(await call(shop, 'customers/7', { token })).toMatchObject([404, {}]);
    const routeless = [404, { message: 'Request does not match any route.' }];
    expect(await call(shop, 'customer/1/otp', { token })).toEqual(routeless);
    expect(await call(shop, 'shoes', { token })).toEqual(routeless);
    const base = `${shop.restUrl}/V2`;
    expect(await call(shop, 'customers/1', { token, base })).toEqual(routeless);
  });
});

describe('an admin’s token from the fake Adobe Commerce’s REST', () => {
  const plain = { username: 'agent', password: 'admin123', permissions: [] };
  const guarded = { username: 'lead', password: 'admin456', otp: '123456' };
  const ofAgent = { username: 'agent', password: 'admin123' };
  const ofLead = { username: 'lead', password: 'admin456' };
  const tokenRoute = 'integration/admin/token';
  const google = 'tfa/provider/google/authenticate';

  it('is given for a password, and allows what the admin may', async () => {
    const { shop } = open({ admins: [plain, guarded] });
    const [status, token] = await call(shop, tokenRoute, { body: ofAgent });
    expect([status, token]).toEqual([200, expect.stringMatching(/^[a-z0-9]{32}$/)]);
    const refused = unauthorized('Magento_Customer::customer');
    expect(await call(shop, 'customers/1', { token: String(token) })).toEqual(refused);
  });

  it('wants the second factor where the admin has one', async () => {
    const { shop } = open({ admins: [plain, guarded] });
    expect(await call(shop, tokenRoute, { body: ofLead })).toEqual([
      400,
      {
        message: 'Please use the 2fa provider-specific endpoints to obtain a token.',
        parameters: { active_providers: ['google'] },
      },
    ]);
    const wrong = await call(shop, google, { body: { ...ofLead, otp: '000000' } });
    expect(wrong).toEqual([401, { message: 'Invalid code.' }]);
    const [, token] = await call(shop, google, { body: { ...ofLead, otp: '123456' } });
    expect(await call(shop, 'customers/1', { token: String(token) })).toMatchObject([200, {}]);
    const without = await call(shop, google, { body: { ...ofAgent, otp: '123456' } });
    expect(without).toEqual([400, { message: 'Provider is not configured.' }]);
  });

  it('is not given for a wrong password', async () => {
    const { shop } = open({ admins: [plain, guarded] });
    for (const route of [tokenRoute, google]) {
      const body = { ...ofLead, password: 'wrong', otp: '123456' };
      expect(await call(shop, route, { body })).toMatchObject([
        401,
        { message: expect.stringMatching(/sign-in was incorrect/) },
      ]);
    }
  });
});

describe('a customer’s token by generateCustomerTokenAsAdmin', () => {
  const field = `generateCustomerTokenAsAdmin(input: { customer_email: "${grace.email}" }) { customer_token }`;

  it('is refused to admins whose role lacks it, in the words for a shop that has it off', async () => {
    const { shop } = open();
    const refusalFor = (token: string) => run(shop, field, { token });
    expect(await refusalFor(shop.adminToken([]))).toContain('Login as Customer is disabled.');
    expect(await refusalFor(shop.adminToken(['Magento_LoginAsCustomer::login']))).toContain(
      'Allow remote shopping assistance is disabled.',
    );
  });

  it('is not to be had when the shop cannot make one', async () => {
    const { shop, token } = open({ makesTokens: false });
    expect(await run(shop, field, { token })).toEqual([
      'Unable to generate tokens. Please wait and try again later.',
      undefined,
      200,
    ]);
  });

  it('does not ask the customer: without assistance allowed there is one all the same', async () => {
    const { shop, token } = open();
    expect(await run(shop, field, { token })).toEqual({ customer_token: expect.any(String) });
  });
});
