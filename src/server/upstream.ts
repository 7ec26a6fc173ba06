import { readObject, readText, type Limits } from './guard.js';
import { Refusal } from './answer.js';
import { timeLimit } from './timeLimit.js';

/** The shop's own GraphQL API. */
export interface Upstream {
  url: string;
  /** Of every request to it: a private token, for example. */
  headers?: Record<string, string>;
  /**
   * The header in which whoever stands before this server says where a request comes from, for shops that throttle by address. Name
   * none that a browser could set itself; of a list such as `X-Forwarded-For` the last address counts. Default: none.
   */
  trustedIpHeader?: string;
  /** Default: the global `fetch`. */
  fetch?: typeof fetch;
}

/** What the shop has answered, as far as it is passed on. */
export interface UpstreamAnswer {
  status: number;
  headers: Record<string, string>;
  body: { data?: unknown };
}

/** Asks the shop, until `signal`; throws a {@link Refusal} where nothing of its answer can be passed on. */
export async function askUpstream(
  signal: AbortSignal,
  body: object,
  headers: Headers,
  upstream: Upstream,
  limits: Limits,
): Promise<UpstreamAnswer> {
  headers.set('Accept', 'application/json');
  headers.set('Content-Type', 'application/json');
  const init = { method: 'POST', signal, headers, body: JSON.stringify(body) };
  return read(await sendOn(upstream.url, init, limits, upstream.fetch), limits.answerBytes);
}

/** What has come back of a request that was sent on. */
export interface Reply {
  status: number;
  headers: Headers;
  /** Null where there is more of it than is served. */
  text: string | null;
}

/** Sends a request on, to this address and no other; throws a {@link Refusal} where no answer comes, or not in time. */
export async function sendOn(
  url: string,
  { signal, ...init }: RequestInit & { signal: AbortSignal },
  { answerBytes, timeout }: Pick<Limits, 'answerBytes' | 'timeout'>,
  send: typeof fetch = fetch,
): Promise<Reply> {
  const { signal: late, clear } = timeLimit(timeout);
  try {
    const response = await send(url, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.any([signal, late]),
    });
    const { status, headers } = response;
    return { status, headers, text: await readText(response, answerBytes) };
  } catch {
    throw late.aborted
      ? new Refusal(504, 'The shop has not answered in time.')
      : new Refusal(502, 'The shop cannot be reached.');
  } finally {
    clear();
  }
}

function read({ status, headers, text }: Reply, bytes: number): UpstreamAnswer {
  if (status > 299 && status < 400) {
    throw new Refusal(
      502,
      'The shop has sent the request elsewhere; give the proxy the address where it answers.',
    );
  }
  if (text === null) throw new Refusal(502, `The shop’s answer has more than ${bytes} bytes.`);
  const passed = passedWait(headers);
  const body = readObject(text);
  if (body && status > 199 && status < 600) return { status, headers: passed, body };
  const isFailure = status > 399 && status < 600;
  const words = 'The shop has answered with something other than GraphQL.';
  throw new Refusal(isFailure ? status : 502, words, passed);
}

/** The `Retry-After` of an answer, for the answer that it is passed on with: seconds or a date, and nothing else that may be there. */
export function passedWait(headers: Headers): Record<string, string> {
  const wait = headers.get('Retry-After') ?? '';
  return /^[\w ,:]{1,40}$/.test(wait) ? { 'Retry-After': wait } : {};
}
