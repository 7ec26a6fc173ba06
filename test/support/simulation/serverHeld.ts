import { AsyncLocalStorage } from 'node:async_hooks';
import { httpOnly } from 'react-customer-auth';
import { readCustomerSession } from 'react-customer-auth/server';
import { vi } from 'vitest';
import { openCookieJar } from '../cookieJar';
import { createProxy, secret } from '../proxied';
import { errandOf, type Storefront } from './storefront';
import { createTurns } from './turns';
import { readWhole, type Delivery, type Passage, type Way } from './way';

/** A request while the server is at it. */
interface Stay {
  /** Ends its turn, if it has one: not while it waits for the shop. */
  end: () => void;
  /** The answers of the shop that it waits for: some may still come when it is over. */
  awaits: number;
  isOver: boolean;
  /** The token with which the shop has answered. */
  token: string | null;
  disowns: boolean;
  /** The handle that the browser has sent, and what is told of others that the server revokes beside it. */
  handle: string | null;
  revokes: (handle: string) => void;
}

/** One for all, since each that there ever was would cost time with every promise. */
const onServer = new AsyncLocalStorage<Stay>();

const url = 'https://proxy.test/';

/**
 * Through a proxy, which keeps the shop's tokens from browsers: the storefront that they see gives handles in their place, and calls its
 * living tokens by them. `now` is the server's clock, which is right whatever the device's own says.
 */
export function goByProxy<Opened extends Storefront>(
  storefront: Opened,
  now: () => number,
): Passage<Opened> {
  const { shop } = storefront;
  const turns = createTurns();
  const handles = new Map<string, string>();
  const proxy = createProxy(
    { shop: { connection: shop.connection, fetch: askShop } },
    { backend: storefront.proxied() },
  );

  const deviceTime = Date.now;
  vi.spyOn(Date, 'now').mockImplementation(() =>
    onServer.getStore() ? onServer.exit(now) : deviceTime(),
  );

  /** Gives a stay its turn again, unless it is over by then. */
  async function resume(stay: Stay) {
    const end = await turns.begin();
    if (stay.isOver) end();
    else stay.end = end;
  }

  /** The shop answers in fake time, so that nobody else's turn waits for it. */
  async function askShop(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    const stay = onServer.getStore();
    if (!stay) throw new Error('The shop is asked by nobody.');
    const { does, token } = errandOf(storefront, init);
    const handle = handles.get(token ?? '');
    if (does === 'revoke' && handle !== undefined && handle !== stay.handle) stay.revokes(handle);
    stay.end();
    stay.awaits++;
    try {
      const coming = onServer.exit(() => shop.fetch(input, init));
      const { body, ...rest } = await readWhole(await coming);
      const answer = storefront.answerIn(body);
      stay.token ??= answer.token;
      // Not where the proxy has sent nobody's token, for want of a cookie.
      stay.disowns ||= answer.disowns && handles.has(token ?? '');
      return new Response(body, rest);
    } finally {
      stay.awaits--;
      if (stay.awaits === 0) await resume(stay);
    }
  }

  /** Works on the server, by its clock, in a turn. */
  async function serve<Result>(
    work: (stay: Stay) => Promise<Result>,
    beside: Pick<Stay, 'handle' | 'revokes'> = { handle: null, revokes: () => {} },
  ): Promise<Result> {
    const end = await turns.begin();
    const stay: Stay = { end, awaits: 0, isOver: false, token: null, disowns: false, ...beside };
    try {
      return await onServer.run(stay, work, stay);
    } finally {
      stay.end();
      stay.isOver = true;
    }
  }

  const opened: Opened = {
    ...storefront,
    shop: {
      ...shop,
      connection: { url, preferGetMethod: false },
      livingTokens: () => shop.livingTokens().map((token) => handles.get(token) ?? token),
    },
    backend: () => httpOnly(storefront.backend()),
    read: (operation, variables, headers) =>
      operation === 'forgetCustomerSession'
        ? { does: 'forget', token: bearerIn(headers), email: null }
        : storefront.read(operation, variables, headers),
  };

  function openWay(): Way {
    // By a clock that nobody sets: one that is set ahead would end cookies before their tokens, which is nobody's to prevent.
    const jar = openCookieJar(now);
    return {
      send(input, init, revokes) {
        const handle = errandOf(opened, init).token;
        // A signal of jsdom is none to Node.
        const request = jar.send(input, { ...init, signal: null });
        const arrive = async (stay: Stay): Promise<Delivery> => {
          const response = await proxy(request);
          onServer.exit(() => jar.receive(response));
          const { body, ...rest } = await readWhole(response);
          const { token } = storefront.answerIn(body);
          if (stay.token !== null && token !== null) handles.set(stay.token, token);
          return {
            response: new Response(body, rest),
            answer: { token, disowns: stay.disowns },
            leaks: [...handles.keys()].some((secret) => body.includes(secret)),
          };
        };
        return () => serve(arrive, { handle, revokes });
      },

      async renderedFor() {
        const request = jar.send(url);
        const session = await serve(() => readCustomerSession(request, { secrets: [secret] }));
        return session.status === 'signedIn' ? session.id : null;
      },
    };
  }

  return { storefront: opened, openWay, settled: turns.settled };
}

const bearerIn = (headers: Headers) => headers.get('Authorization')?.replace('Bearer ', '') ?? null;
