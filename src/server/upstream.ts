import { readText, type Limits } from './guard.js';
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

/** Asks the shop; throws a {@link Refusal} where nothing of its answer can be passed on. */
export async function askUpstream(
  request: Request,
  body: object,
  headers: Headers,
  upstream: Upstream,
  { answerBytes, timeout }: Limits,
): Promise<UpstreamAnswer> {
  const { signal: late, clear } = timeLimit(timeout);
  headers.set('Accept', 'application/json');
  headers.set('Content-Type', 'application/json');
  const send = upstream.fetch ?? fetch;
  try {
    const response = await send(upstream.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([request.signal, late]),
      headers,
      body: JSON.stringify(body),
    });
    return read(response, await readText(response, answerBytes), answerBytes);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw late.aborted
      ? new Refusal(504, 'The shop has not answered in time.')
      : new Refusal(502, 'The shop cannot be reached.');
  } finally {
    clear();
  }
}

function read({ status, headers }: Response, text: string | null, bytes: number): UpstreamAnswer {
  if (status > 299 && status < 400) {
    throw new Refusal(
      502,
      'The shop has sent the request elsewhere; give the proxy the address where it answers.',
    );
  }
  if (text === null) throw new Refusal(502, `The shop’s answer has more than ${bytes} bytes.`);
  const wait = headers.get('Retry-After') ?? '';
  // Seconds or a date, and nothing else that the shop may say there.
  const passed: Record<string, string> = /^[\w ,:]{1,40}$/.test(wait)
    ? { 'Retry-After': wait }
    : {};
  const body = readObject(text);
  if (body && status > 199 && status < 600) return { status, headers: passed, body };
  const isFailure = status > 399 && status < 600;
  const words = 'The shop has answered with something other than GraphQL.';
  throw new Refusal(isFailure ? status : 502, words, passed);
}

function readObject(text: string): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : null;
  } catch {
    return null;
  }
}
