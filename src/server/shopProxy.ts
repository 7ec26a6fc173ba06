import { isHandle } from '../backends/handle.js';
import {
  forgetting,
  sessionEnds,
  sessionGoesOn,
  sessionHeader,
  sessionOfAgent,
  sessionOfTab,
} from '../backends/httpOnly.js';
import { answer, Refusal } from './answer.js';
import { openJar, type CookieJar } from './cookies.js';
import {
  defaultLimits,
  demandJsonPost,
  readOperation,
  type Limits,
  type Operation,
} from './guard.js';
import { demandHeaders, passedHeaders } from './passedHeaders.js';
import type { CustomerAuthProxyOptions } from './proxy.js';
import { revokeAtShop } from './revocation.js';
import { sealCookies, type SealedSession } from './sealed.js';
import { exchangeTokens, type TokenExchange } from './tokens.js';
import { askUpstream } from './upstream.js';

/** What stands between browsers and one shop, for a sender who has been let in. */
export interface ShopProxy {
  limits: Limits;
  /** The cookies of a request. */
  jarOf: (request: Request) => CookieJar;
  /** Has a GraphQL request answered, whatever happens; what becomes of tokens is kept in the jar. */
  serve: (request: Request, jar: CookieJar) => Promise<Response>;
  /**
   * Ends a session without its page's script, whatever limits there are: its cookies are dropped, and this token destroyed if it can be. Of a
   * session with several, each is ended.
   */
  end: (session: SealedSession, request: Request, jar: CookieJar) => Promise<void>;
}

/** Opens the way to a shop; throws for options that cannot work. */
export function openShopProxy({
  backend,
  upstream,
  cookie,
  origins,
  limits: given,
  rateLimit,
}: CustomerAuthProxyOptions): ShopProxy {
  const seals = sealCookies(cookie.secrets);
  demandHeaders(upstream.headers);
  const limits: Limits = { ...defaultLimits, ...given };

  /** Has the shop destroy a token whose cookie is dropped: nobody could ask for it by its handle any more. */
  const revoke = ({ token }: SealedSession, request: Request) =>
    revokeAtShop(token, request, backend, upstream, limits);

  async function end(session: SealedSession, request: Request, jar: CookieJar) {
    // All sign-ins of a second have one token, where tokens say nothing but who and when.
    if (jar.isKept(session.tid)) return;
    await jar.dropSession(session, true);
    await revoke(session, request);
  }

  /** What a script does now is meant instead of what no script has a handle of, so that none of them can discard it. */
  const endUnclaimed = async (request: Request, jar: CookieJar) =>
    Promise.all((await jar.unclaimed()).map((session) => end(session, request, jar)));

  /** Ends what a customer who signs out cannot name: what no script has a handle of, and what is left where a cookie is gone. */
  async function endBeside(tokens: TokenExchange, request: Request, jar: CookieJar) {
    await endUnclaimed(request, jar);
    const left = await tokens.forgetLost();
    await Promise.all(left.map((session) => revoke(session, request)));
  }

  async function ask(request: Request, operation: Operation, jar: CookieJar): Promise<Response> {
    const { document, operationName } = operation;
    const names = document.fields.map(({ name }) => name);
    const bearer = /^bearer (.+)/i.exec(request.headers.get('Authorization') ?? '')?.[1] ?? '';
    const said = request.headers.get(sessionHeader);
    const session = { goesOn: said === sessionGoesOn, ends: said === sessionEnds };
    const isImpersonated = said === sessionOfAgent;
    const isOfTab = isImpersonated || said === sessionOfTab;
    const tokens = exchangeTokens(backend, jar, document, { isImpersonated, isOfTab });
    if (names.includes(forgetting)) {
      await tokens.tokenOf(bearer);
      if (session.ends) await endBeside(tokens, request, jar);
      const left = await tokens.forgetUsed(session);
      await Promise.all(left.map((one) => revoke(one, request)));
      return answer({ data: { [forgetting]: true } });
    }

    const headers = passedHeaders(request, backend, upstream);
    if (backend.carries === 'bearer' && isHandle(bearer)) {
      headers.set('Authorization', `Bearer ${await tokens.tokenOf(bearer)}`);
    }
    const variables = await tokens.filled(operation.variables);
    if (session.ends) await endBeside(tokens, request, jar);
    const isRevocation = names.some((name) => backend.revocations.includes(name));
    let left: SealedSession[] = [];
    if (isRevocation) {
      // The shop would call dead what it has never seen, while the token may live.
      if (tokens.isLost()) throw new Refusal(410, 'The cookie with the token is gone.');
      left = await tokens.forgetUsed(session);
    } else tokens.forgetRenewed();

    const body = { query: document.text, operationName, variables };
    // Whoever signs out may be gone before the shop has heard of it.
    const signal = isRevocation ? new AbortController().signal : request.signal;
    const [result] = await Promise.all([
      askUpstream(signal, body, headers, upstream, limits),
      ...left.map((one) => revoke(one, request)),
    ]);
    const text = await tokens.emptied(result.body);
    if (tokens.isSignIn()) await endUnclaimed(request, jar);
    return answer(text, result.status, result.headers);
  }

  return {
    limits,
    jarOf: (request) => openJar(request, cookie.name ?? 'customer', seals, origins),
    serve: (request, jar) =>
      respond(async () => {
        demandJsonPost(request);
        const operation = await readOperation(request, limits);
        const wait = await rateLimit?.(
          request,
          operation.document.fields.map(({ name }) => name),
        );
        if (wait) {
          throw new Refusal(429, 'Too many requests.', { 'Retry-After': String(Math.ceil(wait)) });
        }
        return ask(request, operation, jar);
      }),
    end,
  };
}

/** An answer, whatever happens. */
export async function respond(serve: () => Promise<Response>): Promise<Response> {
  try {
    return await serve();
  } catch (error) {
    if (error instanceof Refusal) return error.response;
    // What it was is for the server's own log, and not for the page.
    console.error(error);
    return answer({ errors: [{ message: 'The proxy has failed.' }] }, 500);
  }
}
