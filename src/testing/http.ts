import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerUnder, jsonAnswer, NoAnswer, type Answer, type Fault } from './faults.js';

/** A request as a fake shop got it. */
export interface FakeRequest {
  method: string;
  url: string;
  /** By lower-case name. */
  headers: Record<string, string>;
  /** Of GraphQL; of REST the route without ids, `customer/otp` for example. */
  operationName: string | null;
  /** Empty where it is REST. */
  query: string;
  /** Of GraphQL; of REST the body. */
  variables: Record<string, unknown>;
}

/** How a fake shop is reached, troubled and watched. */
export interface FakeServer {
  /** In place of the global `fetch`, for a urql client. */
  fetch: typeof fetch;
  /** For `http.createServer`. */
  listener: (request: IncomingMessage, response: ServerResponse) => void;
  /** What came in so far, in order. */
  requests: FakeRequest[];
  /** Has something go wrong with requests from now on; returns how to end that early. */
  inject(fault: Fault): () => void;
}

/** What a fake shop makes of a request as it comes in; null for what it does not understand. */
export type ReadRequest = (
  method: string,
  url: string,
  headers: Record<string, string>,
  body: string,
) => FakeRequest | null;

/** Puts HTTP, faults and a record of requests around what answers them. */
export function createFakeServer(
  execute: (request: FakeRequest) => Promise<Answer>,
  read: ReadRequest = readGraphQL,
): FakeServer {
  const requests: FakeRequest[] = [];
  const faults: { fault: Fault; left: number }[] = [];

  async function answer(
    method: string,
    url: string,
    headers: Record<string, string>,
    body: string,
  ): Promise<Answer> {
    const request = read(method, url, headers, body);
    if (!request) return jsonAnswer({ errors: 'Bad Request' }, 400);
    requests.push(request);
    const struck = faults.find(
      ({ fault, left }) =>
        left > 0 && (!fault.operation || fault.operation === request.operationName),
    );
    if (!struck) return execute(request);
    struck.left--;
    return answerUnder(struck.fault, () => execute(request));
  }

  return {
    requests,
    inject(fault) {
      const entry = { fault, left: fault.times ?? 1 };
      faults.push(entry);
      return () => {
        entry.left = 0;
      };
    },
    async fetch(input, init) {
      const given = input instanceof Request ? input : undefined;
      const headers = Object.fromEntries(new Headers(init?.headers ?? given?.headers));
      const body = given ? await given.text() : await new Response(init?.body ?? null).text();
      const url = input instanceof Request ? input.url : input.toString();
      const coming = answer(init?.method ?? given?.method ?? 'GET', url, headers, body);
      const { status, headers: sent, body: text } = await unlessAborted(coming, init?.signal);
      return new Response(text, { status, headers: sent });
    },
    listener(request, response) {
      void (async () => {
        try {
          let body = '';
          for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
          const headers = Object.fromEntries(
            Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
          );
          const { status, ...rest } = await answer(
            request.method ?? 'GET',
            request.url ?? '/',
            headers,
            body,
          );
          response.writeHead(status, rest.headers).end(rest.body);
        } catch (error) {
          // A caller who hangs up, or is to believe that nobody is there.
          if (error instanceof NoAnswer || request.destroyed) response.destroy();
          else response.writeHead(500).end(String(error));
        }
      })();
    },
  };
}

/** A request in the way of GraphQL over HTTP. */
export const readGraphQL: ReadRequest = (method, url, headers, body) => {
  try {
    const search = new URL(url, 'http://shop').searchParams;
    const sent =
      method === 'GET'
        ? {
            query: search.get('query'),
            operationName: search.get('operationName'),
            variables: JSON.parse(search.get('variables') ?? '{}'),
          }
        : JSON.parse(body);
    const { query, operationName = null, variables } = sent;
    if (typeof query !== 'string') return null;
    return { method, url, headers, operationName, query, variables: variables ?? {} };
  } catch {
    return null;
  }
};

/** A fetch ends with its signal, whatever the server still does. */
function unlessAborted<T>(coming: Promise<T>, signal?: AbortSignal | null): Promise<T> {
  if (!signal) return coming;
  return new Promise((resolve, reject) => {
    const abort = () => reject(new DOMException('The request was aborted.', 'AbortError'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
    coming.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
