import { answering, json, type Row } from './row';
import { ada, ask, grace } from './stage';

const otp = /\/otp$/;
const found = { id: 1, email: ada.email };

/** What an API that makes codes refuses. */
export const codeRefusals: Row[] = [
  {
    what: 'a customer whom the shop does not have',
    asked: { ...ask, email: 'nobody@example.com' },
    status: 422,
    kind: 'invalid',
    code: 'UNKNOWN_CUSTOMER',
    field: 'email',
  },
  {
    what: 'a customer whom the shop no longer has when the code is made',
    given: { reach: answering(() => json({ items: [{ id: 99, email: ada.email }] }), /search/) },
    status: 422,
    kind: 'invalid',
    code: 'UNKNOWN_CUSTOMER',
    field: 'email',
    says: 'No such entity with customerId = 99',
  },
  {
    what: 'somebody else whom a search without a filter gives',
    given: { reach: answering(() => json({ items: [{ id: 2, email: grace.email }] }), /search/) },
    status: 422,
    kind: 'invalid',
    code: 'UNKNOWN_CUSTOMER',
    field: 'email',
  },
  {
    what: 'customers of several websites',
    given: { reach: answering(() => json({ items: [found, { ...found, id: 7 }] }), /search/) },
    status: 409,
    kind: 'forbidden',
    code: 'SEVERAL_CUSTOMERS',
    says: 'adobe.websiteId',
  },
  ...(['message', 'crash'] as const).flatMap((refusesAssistance) =>
    (['search', 'customer'] as const).map((tellsConsent) => ({
      what: `a customer who does not allow it, with a ${refusesAssistance} and consent in the ${tellsConsent}`,
      given: { shop: { refusesAssistance, tellsConsent } },
      asked: { ...ask, email: grace.email },
      status: 403,
      kind: 'consent',
      code: 'NO_CONSENT',
    })),
  ),
  {
    what: 'a customer who does not allow it, which nothing but the message says',
    given: { shop: { tellsConsent: 'nowhere' } },
    asked: { ...ask, email: grace.email },
    status: 403,
    kind: 'consent',
    code: 'NO_CONSENT',
  },
  {
    what: 'a customer who does not allow it, which is said in the language of the shop',
    given: { shop: { translate: () => 'Nein.' } },
    asked: { ...ask, email: grace.email },
    status: 403,
    kind: 'consent',
    code: 'NO_CONSENT',
  },
  {
    what: 'a customer who does not allow it, by the other name of the attribute',
    given: {
      reach: answering(
        () =>
          json({
            items: [
              { ...found, extension_attributes: { login_as_customer_assistance_allowed: '1' } },
            ],
          }),
        /search/,
      ),
    },
    status: 403,
    kind: 'consent',
    code: 'NO_CONSENT',
  },
  {
    what: 'an internal error that nobody explains',
    given: { shop: { refusesAssistance: 'crash', tellsConsent: 'nowhere' } },
    asked: { ...ask, email: grace.email },
    status: 502,
    kind: 'server',
    code: 'SHOP_FAILED',
    says: 'Report ID',
  },
  {
    what: 'an admin whose role lacks it',
    given: { reach: answering(() => json({ message: 'No.' }, 401), otp) },
    status: 403,
    kind: 'forbidden',
    code: 'NO_PERMISSION',
    says: 'Magento_LoginAsCustomer::login',
  },
  {
    what: 'an admin whose role lacks it, as a gateway says so',
    given: { reach: answering(() => json({ message: 'No.' }, 403), otp) },
    status: 403,
    kind: 'forbidden',
    code: 'NO_PERMISSION',
  },
  {
    what: 'a dead token of an admin',
    given: { codes: { token: 'dead for long' } },
    status: 502,
    kind: 'forbidden',
    code: 'ADMIN_TOKEN_REFUSED',
    says: "isn't authorized to access Magento_Customer::customer",
  },
  {
    what: 'a wrong key for the gateway',
    given: {
      reach: answering(() => json({ error_code: '403003', message: 'Api Key is invalid' }, 403)),
    },
    status: 502,
    kind: 'forbidden',
    code: 'ADMIN_TOKEN_REFUSED',
    says: 'Api Key is invalid',
  },
  {
    what: 'no token to be had',
    given: { codes: { token: () => Promise.reject(new Error('IMS is away')) } },
    status: 502,
    kind: 'server',
    code: 'ADMIN_TOKEN_MISSING',
  },
  {
    what: 'a token that does not come',
    given: { codes: { token: () => new Promise(() => {}) }, limits: { timeout: 30 } },
    status: 502,
    kind: 'server',
    code: 'ADMIN_TOKEN_MISSING',
  },
  {
    what: 'a feature that is switched off',
    given: { shop: { loginAsCustomer: false } },
    status: 403,
    kind: 'unsupported',
    code: 'FEATURE_DISABLED',
  },
  {
    what: 'a reason that the shop does not take',
    given: { shop: { takesReason: () => false } },
    status: 422,
    kind: 'invalid',
    code: 'INVALID',
    field: 'reason',
    says: 'Invalid value of "The order is late." provided for the reason field.',
  },
  {
    what: 'anything else that the shop does not take',
    given: { reach: answering(() => json({ message: 'Odd %1', parameters: ['thing'] }, 400), otp) },
    status: 422,
    kind: 'invalid',
    code: 'INVALID',
    says: 'Odd thing',
  },
];
