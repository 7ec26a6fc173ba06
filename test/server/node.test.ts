import { createServer, request, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { toNodeListener } from 'react-customer-auth/server';
import { expect, it, onTestFinished, vi } from 'vitest';
import { portOf } from '../support/proxied';

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return portOf(server);
}

/** A server that answers what it makes of a request, and an address of it. */
async function serve(handle: (request: Request) => Promise<Response> | Response, options = {}) {
  const port = await listen(toNodeListener(async (incoming) => handle(incoming), options));
  return { port, url: `http://127.0.0.1:${port}` };
}

/** What comes back for bytes that no client would send. */
const raw = (port: number, text: string) =>
  new Promise<string>((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (chunk) => (answer += String(chunk)));
    socket.on('end', () => resolve(answer)).on('error', reject);
  });

const head = (line: string, host = 'shop.example') =>
  `${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;

it('brings method, address, headers and body', async () => {
  const { url } = await serve(async (incoming) =>
    Response.json([
      incoming.method,
      incoming.url,
      incoming.headers.get('X-A'),
      await incoming.text(),
    ]),
  );
  const answer = await fetch(`${url}/api?b=1`, {
    method: 'POST',
    body: 'c',
    headers: { 'X-A': 'd' },
  });
  expect(await answer.json()).toEqual(['POST', `${url}/api?b=1`, 'd', 'c']);
  expect(await (await fetch(url)).json()).toEqual(['GET', `${url}/`, null, '']);
});

it('answers with status, headers, and every cookie by itself', async () => {
  const { url } = await serve(() => {
    const headers = new Headers({ 'X-A': 'b' });
    headers.append('Set-Cookie', 'c=1; Expires=Thu, 01 Jan 2026 00:00:00 GMT');
    headers.append('Set-Cookie', 'd=2');
    return new Response('e', { status: 418, headers });
  });
  const answer = await fetch(url);
  expect(answer.status).toBe(418);
  expect(answer.headers.get('X-A')).toBe('b');
  expect(answer.headers.getSetCookie()).toEqual([
    'c=1; Expires=Thu, 01 Jan 2026 00:00:00 GMT',
    'd=2',
  ]);
  expect(await answer.text()).toBe('e');
});

it('answers with nothing where nothing is said', async () => {
  const { url } = await serve(() => new Response(null, { status: 404 }));
  const answer = await fetch(url);
  expect([answer.status, await answer.text()]).toEqual([404, '']);
});

it('leaves the cookies alone that something before it has set, for every visitor, and replaces its other headers', async () => {
  const own = ['a=1'];
  const listener = toNodeListener(() => {
    const headers = [
      ['Set-Cookie', 'b=2'],
      ['Set-Cookie', 'c=3'],
      ['Cache-Control', 'no-store'],
    ] satisfies [string, string][];
    return Promise.resolve(new Response(null, { headers }));
  });
  const port = await listen((message, response) => {
    response.setHeader('Set-Cookie', own).setHeader('Cache-Control', 'public');
    listener(message, response);
  });
  for (let visitor = 0; visitor < 2; visitor++) {
    const { headers } = await fetch(`http://127.0.0.1:${port}`);
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2', 'c=3']);
    expect(headers.get('Cache-Control')).toBe('no-store');
  }
});

it('has the origin that it is told', async () => {
  const { url } = await serve((incoming) => new Response(incoming.url), {
    origin: 'https://shop.example/',
  });
  expect(await (await fetch(`${url}/api`)).text()).toBe('https://shop.example/api');
});

it('takes a path of two slashes for a path', async () => {
  const { port } = await serve((incoming) => new Response(incoming.url));
  expect(await raw(port, head('GET //evil.example/api'))).toContain(
    'http://shop.example//evil.example/api',
  );
});

it.each([
  ['an address in the place of a path', head('GET http://evil.example/')],
  ['a host that is none', head('GET /', 'a b')],
  ['TRACE', head('TRACE /')],
])('refuses %s, without a word in the log', async (_, text) => {
  const log = vi.spyOn(console, 'error');
  const { port } = await serve(() => new Response());
  expect(await raw(port, text)).toMatch(/^HTTP\/1.1 400/);
  expect(log).not.toHaveBeenCalled();
  log.mockRestore();
});

it('brings a body whole that comes in many pieces', async () => {
  const { url } = await serve(
    async (incoming) => new Response(String((await incoming.text()).length)),
  );
  const answer = await fetch(url, { method: 'POST', body: 'x'.repeat(3_000_000) });
  expect(await answer.text()).toBe('3000000');
});

it('goes on when what nobody wants to read still comes', async () => {
  const { url } = await serve(async (incoming) => {
    await incoming.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, 100));
    return new Response('enough', { status: 413 });
  });
  const answer = await fetch(url, { method: 'POST', body: 'x'.repeat(3_000_000) });
  expect([answer.status, await answer.text()]).toEqual([413, 'enough']);
});

it('answers who sends more than is read', async () => {
  const { url } = await serve(async (incoming) => {
    const reader = incoming.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    return new Response('enough', { status: 413 });
  });
  const body = 'x'.repeat(3_000_000);
  for (let time = 0; time < 3; time++) {
    const answer = await fetch(url, { method: 'POST', body });
    expect([answer.status, await answer.text()]).toEqual([413, 'enough']);
  }
});

it('answers who sends what is not read at all', async () => {
  const { url } = await serve(() => new Response('no', { status: 403 }));
  for (let time = 0; time < 3; time++) {
    const answer = await fetch(url, { method: 'POST', body: 'x'.repeat(3_000_000) });
    expect(answer.status).toBe(403);
  }
});

it('takes no more of a body than is asked for', async () => {
  let taken = 0;
  let read = 0;
  let done = () => {};
  const served = new Promise<void>((resolve) => (done = resolve));
  const port = await listen((message, response) => {
    message.on('data', (chunk: Uint8Array) => (taken += chunk.byteLength));
    toNodeListener(async (incoming) => {
      const reader = incoming.body?.getReader();
      read = (await reader?.read())?.value?.byteLength ?? 0;
      await new Promise((resolve) => setTimeout(resolve, 100));
      done();
      await reader?.cancel();
      return new Response();
    })(message, response);
  });
  const sending = fetch(`http://127.0.0.1:${port}`, {
    method: 'POST',
    body: 'x'.repeat(8_000_000),
  });
  await served;
  expect(read).toBeGreaterThan(0);
  expect(taken).toBeLessThan(1_000_000);
  await (await sending).text();
});

it('streams an answer as it comes, and no faster than it is taken', async () => {
  let pulled = 0;
  const { url } = await serve(
    () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            if (++pulled > 200) controller.close();
            else controller.enqueue(new Uint8Array(100_000));
          },
        }),
      ),
  );
  const answer = await new Promise<import('node:http').IncomingMessage>((resolve) =>
    request(url, resolve).end(),
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(pulled).toBeLessThan(180);
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Uint8Array>) length += chunk.byteLength;
  expect(length).toBe(20_000_000);
});

it('leaves no listeners behind by waiting for whoever takes an answer', async () => {
  const listener = toNodeListener(() => {
    let left = 30;
    const body = new ReadableStream({
      pull(controller) {
        if (left-- > 0) controller.enqueue(new Uint8Array(1_000_000));
        else controller.close();
      },
    });
    return Promise.resolve(new Response(body));
  });
  let most = 0;
  const port = await listen((message, response) => {
    response.on('drain', () => (most = Math.max(most, response.listenerCount('close'))));
    listener(message, response);
  });
  await (await fetch(`http://127.0.0.1:${port}`)).arrayBuffer();
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(5);
});

it('tells the handler when the client hangs up', async () => {
  let signal: AbortSignal | undefined;
  const { url } = await serve((incoming) => {
    signal = incoming.signal;
    return new Promise(() => {});
  });
  const sent = request(url).on('error', () => {});
  sent.end();
  await vi.waitFor(() => expect(signal).toBeDefined());
  expect(signal?.aborted).toBe(false);
  sent.destroy();
  await vi.waitFor(() => expect(signal?.aborted).toBe(true));
});

it('does not call an answer that has gone out a client that hangs up', async () => {
  let signal: AbortSignal | undefined;
  const { url } = await serve((incoming) => {
    signal = incoming.signal;
    return new Response('a');
  });
  await (await fetch(url, { headers: { Connection: 'close' } })).text();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(signal?.aborted).toBe(false);
});

it('answers 500 when the handler throws, and says what to the log alone', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { url } = await serve(() => Promise.reject(new Error('a secret')));
  const answer = await fetch(url);
  expect([answer.status, await answer.text()]).toEqual([500, '']);
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
});

it('breaks off an answer that breaks off, and says why to the log', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  let isBegun = false;
  const { url } = await serve(
    () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            if (isBegun) controller.error(new Error('a secret'));
            else controller.enqueue(new Uint8Array(10));
            isBegun = true;
          },
        }),
      ),
  );
  await expect(fetch(url).then((answer) => answer.text())).rejects.toThrow();
  expect(log).toHaveBeenCalledOnce();
  log.mockRestore();
});

it('makes no more of an answer when the client hangs up, and does not mind', async () => {
  const log = vi.spyOn(console, 'error');
  const cancel = vi.fn();
  const { url } = await serve(
    () =>
      new Response(
        new ReadableStream({
          pull: (controller) => controller.enqueue(new Uint8Array(100_000)),
          cancel,
        }),
      ),
  );
  const sent = request(url, (answer) => answer.once('data', () => sent.destroy()));
  sent.on('error', () => {}).end();
  await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce());
  expect(log).not.toHaveBeenCalled();
  log.mockRestore();
});

it('makes no more of an answer that comes when the client has gone', async () => {
  let signal: AbortSignal | undefined;
  const cancel = vi.fn();
  const pull = (controller: ReadableStreamDefaultController) =>
    controller.enqueue(new Uint8Array(10));
  const { url } = await serve((incoming) => {
    signal = incoming.signal;
    return new Promise((resolve) => {
      const answer = () => resolve(new Response(new ReadableStream({ pull, cancel })));
      incoming.signal.addEventListener('abort', answer);
    });
  });
  const sent = request(url).on('error', () => {});
  sent.end();
  await vi.waitFor(() => expect(signal).toBeDefined());
  sent.destroy();
  await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce());
});

it('does not mind a handler that gives up when the client does', async () => {
  const log = vi.spyOn(console, 'error');
  let hasGivenUp = false;
  let signal: AbortSignal | undefined;
  const { url } = await serve((incoming) => {
    signal = incoming.signal;
    return new Promise((_, reject) =>
      incoming.signal.addEventListener('abort', () => {
        reject(new Error('gone'));
        hasGivenUp = true;
      }),
    );
  });
  const sent = request(url).on('error', () => {});
  sent.end();
  await vi.waitFor(() => expect(signal).toBeDefined());
  sent.destroy();
  await vi.waitFor(() => expect(hasGivenUp).toBe(true));
  await new Promise((resolve) => setTimeout(resolve));
  expect(log).not.toHaveBeenCalled();
  log.mockRestore();
});

it('tells the handler when a body breaks off', async () => {
  let read: Promise<string> | undefined;
  const { port } = await serve((incoming) => {
    read = incoming.text();
    read.catch(() => {});
    return new Promise(() => {});
  });
  const text = 'POST / HTTP/1.1\r\nHost: shop.example\r\nContent-Length: 10\r\n\r\nabc';
  const socket = connect(port, '127.0.0.1', () => socket.write(text));
  await vi.waitFor(() => expect(read).toBeDefined());
  socket.destroy();
  await expect(read).rejects.toThrow();
});

it.each([
  ['HEAD', 'HEAD / HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n'],
  ['no host, as machines may', 'GET / HTTP/1.0\r\n\r\n'],
])('serves %s', async (_, text) => {
  const { port } = await serve((incoming) => {
    return new Response(null, { headers: { 'X-Url': incoming.url } });
  });
  expect(await raw(port, text)).toMatch(
    /^HTTP\/1.1 200[^]*x-url: http:\/\/(shop.example|localhost)\//i,
  );
});

it('serves what has no body, though something before it has looked for one', async () => {
  const listener = toNodeListener(({ method }) => Promise.resolve(new Response(method)));
  const port = await listen((message, response) => {
    message.resume().on('end', () => setTimeout(() => listener(message, response)));
  });
  expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('GET');
});

it('says so when something else has read the body', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const listener = toNodeListener(() => Promise.resolve(new Response()));
  const port = await listen((message, response) => {
    message.resume().on('end', () => setTimeout(() => listener(message, response)));
  });
  const answer = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: 'x' });
  expect(answer.status).toBe(500);
  expect(String(log.mock.calls[0]?.[0])).toContain('before express.json()');
  log.mockRestore();
});
