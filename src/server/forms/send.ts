import { Client, fetchExchange } from '@urql/core';
import { ownRequest } from '../../auth/ownRequest.js';
import type { Send } from '../../backends/backend.js';
import { sessionHeader } from '../../backends/httpOnly.js';

/**
 * Sends a backend's operations as a page of the browser that has sent `request` would, by `serve`: with all that the request says of
 * who sends it, so that limits and the shop itself hear of the same customer.
 */
export function sendInPlaceOf(
  request: Request,
  serve: (request: Request) => Promise<Response>,
): Send {
  const { url, signal } = request;
  const client = new Client({
    url,
    exchanges: [fetchExchange],
    preferGetMethod: false,
    fetch(_, init) {
      const headers = new Headers(request.headers);
      for (const name of ['Content-Length', 'Authorization', sessionHeader]) headers.delete(name);
      new Headers(init?.headers).forEach((value, name) => headers.set(name, value));
      return serve(new Request(url, { method: 'POST', headers, signal, body: init?.body ?? null }));
    },
  });
  return (kind, document, variables, adapt = (operation) => operation) => {
    const operation = client.createRequestOperation(kind, ownRequest(document, variables));
    return client.executeRequestOperation(adapt(operation)).toPromise();
  };
}
