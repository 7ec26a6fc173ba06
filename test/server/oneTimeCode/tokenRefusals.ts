import { answering, json, type Row } from './row';
import { ada, ask, grace, type Given } from './stage';

const graphql = (message: string, category?: string, status = 200) =>
  answering(() =>
    json({ errors: [{ message, ...(category && { extensions: { category } }) }] }, status),
  );

/** A shop that answers one document otherwise. */
const answeringTo =
  (document: string, make: () => Response): NonNullable<Given['reach']> =>
  (reach) =>
  (input, init) =>
    typeof init?.body === 'string' && init.body.includes(document)
      ? Promise.resolve(make())
      : reach(input, init);

const made = (token: unknown) => () =>
  json({ data: { generateCustomerTokenAsAdmin: { customer_token: token } } });

/** What an API that makes tokens refuses: its six errors, and what is around them. */
export const tokenRefusals: Row[] = [
  {
    what: 'an email that it takes for none',
    given: { reach: graphql('Specify the "customer email" value.', 'graphql-input') },
    status: 422,
    kind: 'invalid',
    code: 'INVALID_EMAIL',
    field: 'email',
  },
  {
    what: 'a dead token of an admin',
    given: { tokens: { token: 'dead for long' } },
    status: 502,
    kind: 'forbidden',
    code: 'ADMIN_TOKEN_REFUSED',
  },
  {
    what: 'a dead token of an admin, who is taken for a guest',
    given: { shop: { manner: 'old' }, tokens: { token: 'dead for long' } },
    status: 502,
    kind: 'forbidden',
    code: 'ADMIN_TOKEN_REFUSED',
    says: "The current customer isn't authorized.",
  },
  {
    what: 'a feature that is switched off, or an admin whose role lacks it',
    given: { shop: { loginAsCustomer: false } },
    status: 403,
    kind: 'unsupported',
    code: 'FEATURE_DISABLED',
    says: 'Magento_LoginAsCustomer::login',
  },
  {
    what: 'an admin who may not assist',
    given: { shop: { shoppingAssistance: false } },
    status: 403,
    kind: 'forbidden',
    code: 'NO_PERMISSION',
    says: 'Magento_LoginAsCustomer::allow_shopping_assistance',
  },
  {
    what: 'a customer whom the shop does not have',
    asked: { ...ask, email: 'nobody@example.com' },
    status: 422,
    kind: 'invalid',
    code: 'UNKNOWN_CUSTOMER',
    field: 'email',
  },
  {
    what: 'a token that the shop cannot make',
    given: { shop: { makesTokens: false } },
    status: 502,
    kind: 'server',
    code: 'SHOP_FAILED',
    says: 'Unable to generate tokens.',
  },
  {
    what: 'a customer who does not allow it',
    asked: { ...ask, email: grace.email },
    status: 403,
    kind: 'consent',
    code: 'NO_CONSENT',
  },
  {
    what: 'a customer of whom the shop does not say it',
    given: { shop: { customers: [{ ...ada, confirmed: false }] } },
    status: 502,
    kind: 'server',
    code: 'SHOP_FAILED',
    says: 'does not say whether the customer allows',
  },
  {
    what: 'an address that is not that of the API',
    given: { reach: answering(() => new Response('<h1>404</h1>', { status: 404 })) },
    status: 502,
    kind: 'forbidden',
    code: 'WRONG_ADDRESS',
  },
  {
    what: 'too many requests for the shop before it has told of consent',
    given: { reach: answeringTo('Consent', () => json({}, 429, { 'Retry-After': '7' })) },
    status: 429,
    kind: 'throttled',
    code: 'SHOP_THROTTLED',
    says: /for now\.$/,
    wait: '7',
    retryAfter: 7,
  },
  {
    what: 'a consent in words',
    given: {
      reach: answeringTo('Consent', () =>
        json({ data: { customer: { allow_remote_shopping_assistance: 'yes' } } }),
      ),
    },
    status: 502,
    kind: 'server',
    code: 'SHOP_FAILED',
    says: 'does not say whether the customer allows',
  },
  ...['', 7, null].map((token) => ({
    what: `a token that is none: ${JSON.stringify(token)}`,
    given: { reach: answeringTo('TokenAsAdmin', made(token)) },
    status: 502,
    kind: 'server',
    code: 'SHOP_FAILED',
  })),
  {
    what: 'errors that are no list',
    given: { reach: answering(() => json({ errors: 'No.' })) },
    status: 502,
    kind: 'server',
    code: 'SHOP_FAILED',
    says: /\(HTTP 200\)\.$/,
  },
  {
    what: 'an admin whom nobody knows any more',
    given: { reach: graphql('No.', 'graphql-authentication') },
    status: 502,
    kind: 'forbidden',
    code: 'ADMIN_TOKEN_REFUSED',
  },
  {
    what: 'more words than anybody reads',
    given: { reach: graphql('x'.repeat(201)) },
    status: 502,
    kind: 'server',
    code: 'SHOP_FAILED',
    says: /: x{200}$/,
  },
  ...['assistance', 'disabled'].map((word) => ({
    what: `an input that is refused in words with ${word} in them`,
    given: { reach: graphql(`${word}@example.com is nobody.`, 'graphql-input') },
    status: 422,
    kind: 'invalid',
    code: 'UNKNOWN_CUSTOMER',
    field: 'email',
  })),
];
