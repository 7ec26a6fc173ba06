import { answering, json, type Row } from './row';
import { ada, ask, grace } from './stage';

const graphql = (message: string, category?: string, status = 200) =>
  answering(() =>
    json({ errors: [{ message, ...(category && { extensions: { category } }) }] }, status),
  );

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
];
