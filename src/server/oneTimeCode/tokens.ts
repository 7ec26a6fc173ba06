import type { Limits } from '../guard.js';
import { askAs, refusedByShop, type AdminReply, type AdobeAdminAccess } from './adminAccess.js';
import { noConsent } from './codes.js';
import type { GrantSource } from './grantSource.js';
import { CodeRefused } from './refusal.js';
import { fieldsOf, saying } from './rest.js';

/** An Adobe Commerce on premises, whose GraphQL API makes customers' tokens for admins. */
export interface AdobeTokenSource extends AdobeAdminAccess {
  /** The address of the GraphQL API: `https://<host>/graphql`. The website of its store view is the one whose customers are meant. */
  graphqlUrl: string;
  baseUrl?: never;
}

const mint =
  'mutation TokenAsAdmin($email: String!) { generateCustomerTokenAsAdmin(input: { customer_email: $email }) { customer_token } }';
const consent = 'query Consent { customer { allow_remote_shopping_assistance } }';

/**
 * Makes tokens by `generateCustomerTokenAsAdmin`. The shop does not ask the customer's consent for it, so this does, with the token,
 * before anybody gets it.
 *
 * @see https://developer.adobe.com/commerce/webapi/graphql/schema/customer/mutations/generate-token-as-admin/
 */
export function tokenMaker(
  adobe: AdobeTokenSource,
  limits: Pick<Limits, 'answerBytes' | 'timeout'>,
): GrantSource {
  const ask = askAs(adobe, limits);
  const url = adobe.graphqlUrl;
  if (!URL.canParse(url)) {
    throw new Error(
      `react-customer-auth: adobe.graphqlUrl is "${url}", which is no address. Give all of it, for example https://shop.example.com/graphql.`,
    );
  }

  return {
    find: (email) => Promise.resolve({ email, id: null, isWilling: true }),

    async grant({ email }, _, signal) {
      const reply = await ask({ url, body: { query: mint, variables: { email } }, signal }, isDead);
      const { customer_token: token } = fieldsOf(dataOf(reply).generateCustomerTokenAsAdmin);
      if (typeof token !== 'string' || !token) throw refusalOf(reply);
      const asked = await ask({ url, body: { query: consent }, bearer: token, signal });
      const { allow_remote_shopping_assistance: allows } = fieldsOf(dataOf(asked).customer);
      if (typeof allows !== 'boolean') throw unsaid(asked);
      if (!allows) throw noConsent();
      return { token };
    },
  };
}

const dataOf = ({ body }: AdminReply) => fieldsOf(body?.data);

/** The first error of an answer: what it says, and its category. */
function errorOf({ body }: AdminReply): { said: string; category: unknown } {
  const list: unknown = body?.errors;
  const { message, extensions } = fieldsOf(Array.isArray(list) ? list[0] : null);
  return {
    said: typeof message === 'string' ? message.slice(0, 200) : '',
    category: fieldsOf(extensions).category,
  };
}

/** Older releases serve who has a dead bearer as a guest, and refuse that. */
const isDead = (reply: AdminReply) =>
  reply.status === 401 || /isn.t authorized/i.test(errorOf(reply).said);

/** The shop has made a token, and then not said what the customer wants. */
const unsaid = (reply: AdminReply): CodeRefused =>
  reply.status === 429
    ? refusedByShop(reply, '')
    : new CodeRefused(
        'SHOP_FAILED',
        `The shop does not say whether the customer allows support agents to sign in as them (HTTP ${reply.status}).${saying(errorOf(reply).said)}`,
      );

/** Which of the six errors it is. Words tell apart what has one category. */
function refusalOf(reply: AdminReply): CodeRefused {
  const { said, category } = errorOf(reply);
  const words = saying(said);
  if (category === 'graphql-authorization' && /assistance/i.test(said)) {
    return new CodeRefused(
      'NO_PERMISSION',
      `The admin whose token the server has may not assist customers. Its role needs Magento_LoginAsCustomer::allow_shopping_assistance.${words}`,
    );
  }
  if (category === 'graphql-authorization' && /disabled/i.test(said)) {
    return new CodeRefused(
      'FEATURE_DISABLED',
      `The shop has Login as Customer switched off, or the role of the admin lacks Magento_LoginAsCustomer::login: it answers the same to both.${words}`,
    );
  }
  if (category === 'graphql-authorization' || category === 'graphql-authentication') {
    return refusedByShop({ ...reply, status: 401 }, words);
  }
  if (category === 'graphql-input') {
    const code = /specify/i.test(said) ? 'INVALID_EMAIL' : 'UNKNOWN_CUSTOMER';
    return new CodeRefused(code, `The shop has no customer of this email.${words}`, {
      field: 'email',
    });
  }
  return refusedByShop(reply, words);
}
