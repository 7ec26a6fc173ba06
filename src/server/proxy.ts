import { isHandle } from '../backends/handle.js';
import {
  forgetting,
  sessionGoesOn,
  sessionHeader,
  sessionOfAgent,
  sessionOfTab,
} from '../backends/httpOnly.js';
import type { ProxiedBackend } from '../backends/proxied.js';
import { answer, Refusal } from './answer.js';
import { openJar, type CookieJar, type CookieOptions } from './cookies.js';
import {
  defaultLimits,
  demandJsonPost,
  demandOwnOrigin,
  readOperation,
  type Limits,
  type Operation,
} from './guard.js';
import { demandHeaders, passedHeaders } from './passedHeaders.js';
import { createSeal } from './sealed.js';
import { exchangeTokens } from './tokens.js';
import { askUpstream, type Upstream } from './upstream.js';

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
 * const proxy = createCustomerAuthProxy({
 *   backend: proxiedShopify(),
 *   upstream: { url, headers: { 'Shopify-Storefront-Private-Token': privateToken } },
 *   cookie: { secrets: [secret] },
 * });
 * export const POST = proxy;
 * ```
 */
export function createCustomerAuthProxy({
  backend,
  upstream,
  cookie,
  origins,
  limits: given,
  rateLimit,
}: CustomerAuthProxyOptions): (request: Request) => Promise<Response> {
  const seal = createSeal(cookie.secrets);
  demandHeaders(upstream.headers);
  const limits: Limits = { ...defaultLimits, ...given };

  async function serve(request: Request, operation: Operation, jar: CookieJar): Promise<Response> {
    const { document, operationName } = operation;
    const names = document.fields.map(({ name }) => name);
    const bearer = /^bearer (.+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1] ?? '';
    const said = request.headers.get(sessionHeader);
    const goesOn = said === sessionGoesOn;
    const isImpersonated = said === sessionOfAgent;
    const isOfTab = isImpersonated || said === sessionOfTab;
    const tokens = exchangeTokens(backend, jar, document, { isImpersonated, isOfTab });
    if (names.includes(forgetting)) {
      await tokens.tokenOf(bearer);
      await tokens.forgetUsed(goesOn);
      return answer({ data: { [forgetting]: true } });
    }

    const headers = passedHeaders(request, backend, upstream);
    if (backend.carries === 'bearer' && isHandle(bearer)) {
      headers.set('Authorization', `Bearer ${await tokens.tokenOf(bearer)}`);
    }
    const variables = await tokens.filled(operation.variables);
    const isRevocation = names.some((name) => backend.revocations.includes(name));
    if (isRevocation) {
      // The shop would call dead what it has never seen, while the token may live.
      if (tokens.isLost()) throw new Refusal(410, 'The cookie with the token is gone.');
      await tokens.forgetUsed(goesOn);
    } else tokens.forgetRenewed();

    const body = { query: document.text, operationName, variables };
    // Whoever signs out may be gone before the shop has heard of it.
    const signal = isRevocation ? new AbortController().signal : request.signal;
    const result = await askUpstream(signal, body, headers, upstream, limits);
    return answer(await tokens.emptied(result.body), result.status, result.headers);
  }

  return async (request) => {
    const jar = openJar(request, cookie.name ?? 'customer', seal);
    const response = await respond(async () => {
      demandOwnOrigin(request, origins ?? [new URL(request.url).origin]);
      demandJsonPost(request);
      const operation = await readOperation(request, limits);
      const wait = await rateLimit?.(
        request,
        operation.document.fields.map(({ name }) => name),
      );
      if (wait) {
        throw new Refusal(429, 'Too many requests.', { 'Retry-After': String(Math.ceil(wait)) });
      }
      return serve(request, operation, jar);
    });
    for (const change of jar.changes()) response.headers.append('Set-Cookie', change);
    return response;
  };
}

/** An answer, whatever happens. */
async function respond(serve: () => Promise<Response>): Promise<Response> {
  try {
    return await serve();
  } catch (error) {
    if (error instanceof Refusal) return error.response;
    // What it was is for the server's own log, and not for the page.
    console.error(error);
    return answer({ errors: [{ message: 'The proxy has failed.' }] }, 500);
  }
}
