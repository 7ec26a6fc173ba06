import type { Limits } from '../guard.js';
import { askAs, refusedByShop, type AdminReply, type AdobeAdminAccess } from './adminAccess.js';
import { customerDesk } from './customers.js';
import { CodeRefused } from './refusal.js';
import type { GrantSource } from './grantSource.js';
import { fieldsOf, restAt, saying, wordsOf } from './rest.js';

/** An Adobe Commerce whose REST API makes one-time codes: the cloud service, and on premises where the module is there. */
export interface AdobeCodeSource extends AdobeAdminAccess {
  /**
   * The base of the REST API, before `/V1`: `https://<region>.api.commerce.adobe.com/<tenant>` in the cloud service,
   * `https://<host>/rest/<store>` on premises.
   */
  baseUrl: string;
  /** The website whose customers are meant, where several have customers of their own. */
  websiteId?: number;
  /** How long the shop has its codes live, in milliseconds, for a countdown: it does not say so itself. Default: nobody knows. */
  codeLifetime?: number;
  graphqlUrl?: never;
}

/**
 * Makes codes by `POST V1/customer/{id}/otp`.
 *
 * @see https://developer.adobe.com/commerce/webapi/rest/saas-integrations/login-as-customer
 */
export function codeMaker(
  adobe: AdobeCodeSource,
  limits: Pick<Limits, 'answerBytes' | 'timeout'>,
): GrantSource {
  const ask = askAs(adobe, limits);
  const addressOf = restAt(adobe.baseUrl);
  const desk = customerDesk(ask, addressOf, adobe.websiteId);
  const { codeLifetime } = adobe;

  return {
    async find(email, signal) {
      const customer = await desk.find(email, signal);
      return { ...customer, isWilling: customer.allows !== false };
    },

    async grant({ id }, reason, signal) {
      const reply = await ask({ url: addressOf(`customer/${id}/otp`), body: { reason }, signal });
      const code = reply.body?.otp;
      if (reply.status === 200 && typeof code === 'string' && code) {
        return { code, ...(codeLifetime !== undefined && { expiresIn: codeLifetime / 1000 }) };
      }
      // Some releases have nothing but an internal error for customers who allow no assistance.
      const isUnwilling =
        (reply.status === 400 || reply.status === 500) &&
        id !== null &&
        !isExplained(reply) &&
        (await desk.consentOf(id, signal).catch(() => null)) === false;
      throw isUnwilling ? noConsent() : refusalOf(reply);
    },
  };
}

/** The customer has not allowed it, or no longer. */
export const noConsent = (words = '') =>
  new CodeRefused(
    'NO_CONSENT',
    `The customer does not allow support agents to sign in as them.${words}`,
  );

const isExplained = (reply: AdminReply) =>
  /assistance|disabled/i.test(wordsOf(reply)) || 'fieldName' in fieldsOf(reply.body?.parameters);

/** Why there is no code for a customer whom this admin has just found: not for a dead token. */
function refusalOf(reply: AdminReply): CodeRefused {
  const said = wordsOf(reply);
  const words = saying(said);
  const { fieldName } = fieldsOf(reply.body?.parameters);
  switch (reply.status) {
    case 401:
    case 403:
      return new CodeRefused(
        'NO_PERMISSION',
        `The admin whose token the server has may not sign in as customers. Its role needs Magento_LoginAsCustomer::login.${words}`,
      );
    case 404:
      if (fieldName === undefined) return refusedByShop(reply, words);
      return new CodeRefused('UNKNOWN_CUSTOMER', `The shop no longer has this customer.${words}`, {
        field: 'email',
      });
    case 400:
    case 500:
      if (/assistance/i.test(said)) return noConsent(words);
      if (/disabled/i.test(said)) {
        return new CodeRefused(
          'FEATURE_DISABLED',
          `The shop has Login as Customer switched off: Stores > Configuration > Customers > Login as Customer.${words}`,
        );
      }
  }
  if (reply.status !== 400) return refusedByShop(reply, words);
  return new CodeRefused('INVALID', `The shop does not take this.${words}`, {
    ...(fieldName === 'reason' && { field: fieldName }),
  });
}
