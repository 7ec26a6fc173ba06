import type { ProxiedBackend, TokenField } from '../proxied.js';
import { readClaims, readHint } from './jwt.js';

/** Options of {@link proxiedAdobeCommerce}. */
export interface ProxiedAdobeCommerceOptions {
  /** How long a token lives, in milliseconds, where the token does not tell. Default: unknown. */
  tokenLifetime?: number;
}

/** Root fields with a `token` of another kind: PayPal's, and those by which guests find their orders. */
const otherTokens = ['createPaypalExpressToken', 'guestOrder', 'guestOrderByToken'];

/** Adobe Commerce behind `createCustomerAuthProxy`. Its times and its agents reach the browser as claims that prove nothing. */
export function proxiedAdobeCommerce({
  tokenLifetime,
}: ProxiedAdobeCommerceOptions = {}): ProxiedBackend {
  return {
    tokenFields: /token$/i,
    isToken,
    tokensIn,
    renewals: [],
    revocations: ['revokeCustomerToken'],
    carries: 'bearer',
    headers: ['Store', 'Content-Currency', 'X-ReCaptcha'],
    lifeOf({ token }) {
      const { life, isImpersonated } = readHint(token);
      const known = life ?? tokenLifetime;
      const iat = Math.floor(Date.now() / 1000);
      return {
        life: known ?? null,
        isImpersonated,
        claims: {
          ...(known !== undefined && { iat, exp: iat + known / 1000 }),
          ...(isImpersonated && { admin_id: 1 }),
        },
      };
    },
  };
}

/** Whatever a root field calls a token, modules of other makers included; further down what has the form of one. */
function isToken({ token, path: [root = '', ...inner] }: TokenField): boolean {
  const name = inner.at(-1) ?? '';
  const isDirect = inner.length === 1 && /^(customer_?|access_?)*token$/i.test(name);
  return (
    (isDirect && !otherTokens.includes(root)) ||
    /^(customer|access)_?token$/i.test(name) ||
    hasForm(token)
  );
}

/** JWTs in a text; one may stand right behind an escaped character's letter. Each run of their characters is looked at once. */
const tokensIn = (text: string) =>
  (text.match(/(?<![\w-])[\w-]+\.[\w-]+\.[\w-]*/g) ?? [])
    .map((run) => run.slice(Math.max(0, run.indexOf('eyJ'))))
    .filter(isCustomers);

/** A JWT, a JWE, or the 32 characters of the older kind. */
const hasForm = (token: string) =>
  /^([\w-]+\.[\w-]*\.[\w-]*(\.[\w-]*\.[\w-]*)?|[a-z0-9]{32})$/.test(token);

/** Neither an admin's nor another server's. */
function isCustomers(token: string): boolean {
  try {
    return readClaims(token).utypid === 3;
  } catch {
    return false;
  }
}
