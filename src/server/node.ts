import type { IncomingMessage, ServerResponse } from 'node:http';

/** Options of {@link toNodeListener}. */
export interface NodeListenerOptions {
  /** The origin that browsers see, where something before this server changes it. Default: `http://` and the `Host` header. */
  origin?: string;
}

/**
 * A web-standard handler as a listener for Node's `http`, and for Express, where it has to come before whatever reads bodies.
 */
export function toNodeListener(
  handle: (request: Request) => Promise<Response>,
  { origin }: NodeListenerOptions = {},
): (message: IncomingMessage, response: ServerResponse) => void {
  return (message, response) => {
    void serve(message, response).catch((error: unknown) => {
      // Who has hung up needs no answer.
      if (!response.destroyed) console.error(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  };

  async function serve(message: IncomingMessage, response: ServerResponse) {
    const gone = new AbortController();
    response.on('close', () => {
      if (!response.writableFinished) gone.abort();
    });
    const request = requestOf(message, gone.signal);
    if (!request) {
      response.writeHead(400).end();
      return;
    }
    const { status, headers, body } = await handle(request);
    response.statusCode = status;
    for (const [name, value] of headers) if (name !== 'set-cookie') response.setHeader(name, value);
    // Beside those of whatever stands before it in an app; into a list of its own, for Node keeps the app's, which may serve others.
    const cookies = [response.getHeader('Set-Cookie') ?? [], headers.getSetCookie()].flat();
    if (cookies.length) response.setHeader('Set-Cookie', cookies.map(String));
    for await (const chunk of body ?? []) {
      // There is no room to wait for, and no second 'close', where nobody is there any more.
      if (!response.destroyed && !response.write(chunk)) await drained(response);
      if (response.destroyed) return;
    }
    response.end();
    // What is left of a request that was refused unread would hold up the connection.
    message.removeAllListeners('data').resume();
  }

  /** Null for what no browser sends: a host that is none, a method that is for machines, an address in the place of a path. */
  function requestOf(message: IncomingMessage, signal: AbortSignal): Request | null {
    const { method = 'GET', url = '/', rawHeaders, readableEnded } = message;
    if (readableEnded && method === 'POST') {
      throw new Error(
        'react-customer-auth: the body of this request has been read already. Mount the listener before express.json() and the like.',
      );
    }
    if (!url.startsWith('/')) return null;
    try {
      const base = new URL(origin ?? `http://${message.headers.host ?? 'localhost'}`).origin;
      const headers = new Headers();
      for (let at = 0; at < rawHeaders.length; at += 2) {
        headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
      }
      const body =
        method === 'GET' || method === 'HEAD' ? null : { body: bodyOf(message), duplex: 'half' };
      return new Request(base + url, { method, headers, signal, ...body });
    } catch {
      return null;
    }
  }
}

/** Resolves when there is room for more, or nobody there any more. */
const drained = (response: ServerResponse) =>
  new Promise<void>((resolve) => {
    const goOn = () => {
      response.off('close', goOn);
      resolve();
    };
    response.once('drain', goOn).once('close', goOn);
  });

/** As fast as it is read and no faster; the rest of what nobody wants to read is thrown away, so that an answer can still go out. */
const bodyOf = (message: IncomingMessage) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      message.on('data', (chunk: Uint8Array) => {
        // First of all: whoever waits for this piece asks for the next one at once.
        message.pause();
        controller.enqueue(chunk);
      });
      message.on('end', () => controller.close());
      message.on('error', (error) => controller.error(error));
    },
    pull() {
      message.resume();
    },
    cancel() {
      message.removeAllListeners('end').removeAllListeners('data').resume();
    },
  });
