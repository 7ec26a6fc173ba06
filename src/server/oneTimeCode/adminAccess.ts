import { Refusal } from '../answer.js';
import { readObject, type Limits } from '../guard.js';
import { inTime } from '../timeLimit.js';
import { passedWait, sendOn } from '../upstream.js';
import { CodeRefused } from './refusal.js';

/**
 * Gives the token of an admin. It is asked once more with `dead`, the token that the shop has refused, and should then give another one:
 * `adobeAdminToken` does.
 */
export type AdminTokenSource = (dead?: string) => string | Promise<string>;

/** How the handler reaches Adobe Commerce as an admin. */
export interface AdobeAdminAccess {
  /** The token of an admin or an integration, or where to get one. It goes to the shop and nowhere else. */
  token: string | AdminTokenSource;
  /** Of every request to the shop: `x-api-key` and `x-gw-ims-org-id` in the cloud service, or a `Store`. */
  headers?: Record<string, string>;
  /** Default: the global `fetch`. */
  fetch?: typeof fetch;
}

/** What an admin asks of the shop. */
interface AdminRequest {
  url: string;
  /** What is sent; without one it is a GET. */
  body?: object;
  /** Whose bearer it goes with, where that is not the admin's. */
  bearer?: string;
  signal: AbortSignal;
}

/** What the shop has answered, without the secrets that it was sent. */
export interface AdminReply {
  status: number;
  /** The `Retry-After` to pass on. */
  headers: Record<string, string>;
  /** Null for anything but an object in JSON. */
  body: Record<string, unknown> | null;
}

/** What is shorter is not looked for in an answer: it would be found in other words too. */
const shortestSecret = 16;

/** Asks the shop as an admin; `isDead` says whether an answer refuses the token, for another one to be tried once. */
export type AskAsAdmin = (
  request: AdminRequest,
  isDead?: (reply: AdminReply) => boolean,
) => Promise<AdminReply>;

/** Asks as this admin, within these limits each time. Throws a {@link CodeRefused} where there is no answer. */
export function askAs(
  { token, headers = {}, fetch: send }: AdobeAdminAccess,
  limits: Pick<Limits, 'answerBytes' | 'timeout'>,
): AskAsAdmin {
  if (!token) {
    throw new Error(
      'react-customer-auth: adobe.token is empty, and without an admin’s token the shop gives no code. Give a token, or a function that gets one.',
    );
  }

  async function tokenOf(dead?: string): Promise<string> {
    if (typeof token === 'string') return token;
    try {
      const given = await inTime(limits.timeout, () => token(dead));
      if (given) return given;
    } catch (error) {
      // What it was is for the server's own log, and not for the page.
      console.error(error);
    }
    throw new CodeRefused('ADMIN_TOKEN_MISSING', 'The server could not get a token of an admin.');
  }

  async function askWith(bearer: string, { url, body, signal }: AdminRequest): Promise<AdminReply> {
    const all = headersWith(headers, bearer);
    if (body) all.set('Content-Type', 'application/json');
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : { method: 'GET' };
    try {
      const reply = await sendOn(url, { ...init, headers: all, signal }, limits, send);
      let text = reply.text ?? '';
      // As they were sent: whitespace at an end of a header is dropped on the way.
      for (const secret of [bearer, ...Object.values(headers)].map((one) => one.trim())) {
        if (secret.length >= shortestSecret) text = text.replaceAll(secret, '…');
      }
      return { status: reply.status, headers: passedWait(reply.headers), body: readObject(text) };
    } catch (error) {
      const isLate = error instanceof Refusal && error.status === 504;
      throw isLate
        ? new CodeRefused('SHOP_TIMEOUT', `The shop has not answered within ${limits.timeout} ms.`)
        : new CodeRefused('SHOP_UNREACHABLE', 'The shop cannot be reached from the server.');
    }
  }

  return async (request, isDead = ({ status }) => status === 401) => {
    if (request.bearer !== undefined) return askWith(request.bearer, request);
    const bearer = await tokenOf();
    const reply = await askWith(bearer, request);
    if (typeof token === 'string' || !isDead(reply)) return reply;
    const another = await tokenOf(bearer);
    return another === bearer ? reply : askWith(another, request);
  };
}

/** The headers of a request; what is wrong with one is not told with its value, which would be in the server's log then. */
function headersWith(headers: Record<string, string>, bearer: string): Headers {
  try {
    const all = new Headers({ Accept: 'application/json', ...headers });
    all.set('Authorization', `Bearer ${bearer}`);
    return all;
  } catch {
    throw new CodeRefused(
      'ADMIN_TOKEN_MISSING',
      'The admin’s token, or one of adobe.headers, has signs that no header can have: a line break, for example.',
    );
  }
}

/** What an answer stands for that the step it is for knows no better. */
export function refusedByShop({ status, headers, body }: AdminReply, words: string): CodeRefused {
  if (status === 429) {
    return new CodeRefused('SHOP_THROTTLED', `The shop takes no more requests for now.${words}`, {
      headers,
    });
  }
  if (status === 401 || status === 403) {
    return new CodeRefused(
      'ADMIN_TOKEN_REFUSED',
      `The shop refuses the admin’s token: it is over, or its role lacks a permission, or a key among adobe.headers is wrong (HTTP ${status}).${words}`,
    );
  }
  if (status === 404 || (status > 299 && status < 400)) {
    return new CodeRefused(
      'WRONG_ADDRESS',
      `The shop’s API is not at the address that the handler has, or has no such operation (HTTP ${status}). Check it: https://<host>/rest/<store> or https://<region>.api.commerce.adobe.com/<tenant> for baseUrl, the address of GraphQL for graphqlUrl.${words}`,
    );
  }
  const nothing = status < 300 ? 'answered without what was asked for' : 'failed';
  const what = body ? nothing : 'answered with something other than an object in JSON';
  return new CodeRefused('SHOP_FAILED', `The shop has ${what} (HTTP ${status}).${words}`, {
    headers,
  });
}
