import type { ProxiedBackend } from '../backends/proxied.js';
import { withCookies, type CookieOptions } from './cookies.js';
import { demandOwnOrigin, ownOrigins, type Limits } from './guard.js';
import { openShopProxy, respond } from './shopProxy.js';
import type { Upstream } from './upstream.js';

/** Options of {@link createCustomerAuthProxy}. */
export interface CustomerAuthProxyOptions {
  /** The kind of shop: `proxiedShopify()` or `proxiedAdobeCommerce()`. */
  backend: ProxiedBackend;
  upstream: Upstream;
  cookie: CookieOptions;
  /** The origins whose pages are served, as browsers see them. Default: that of the request's address. */
  origins?: readonly string[];
  limits?: Partial<Limits>;
  /**
   * Asked before anything is sent on, with the root fields of the operation: for how many seconds the sender has to wait, or null for
   * none.
   */
  rateLimit?: (request: Request, fields: string[]) => Promise<number | null>;
}

/**
 * Makes a web-standard handler that stands between browsers and a shop's GraphQL API, and keeps customers' tokens in sealed cookies
 * that no script can read. A browser holds a handle in the place of each token, which is worth nothing without its cookie.
 *
 * It throws only for options that cannot work. Whatever a browser or the shop sends, there is an answer.
 *
 * @example
 * ```ts
 * import { createCustomerAuthProxy } from 'react-customer-auth/server';
 * import { proxiedShopify } from 'react-customer-auth/shopify';
 *
 * export const POST = createCustomerAuthProxy({
 *   backend: proxiedShopify(),
 *   upstream: {
 *     url: 'https://my-shop.myshopify.com/api/2026-04/graphql.json',
 *     headers: { 'Shopify-Storefront-Private-Token': process.env.PRIVATE_TOKEN ?? '' },
 *   },
 *   cookie: { secrets: [process.env.SESSION_SECRET ?? ''] },
 * });
 * ```
 */
export function createCustomerAuthProxy(
  options: CustomerAuthProxyOptions,
): (request: Request) => Promise<Response> {
  const proxy = openShopProxy(options);
  return async (request) => {
    const jar = proxy.jarOf(request);
    const response = await respond(() => {
      demandOwnOrigin(request, ownOrigins(request, options));
      return proxy.serve(request, jar);
    });
    return withCookies(response, jar);
  };
}
