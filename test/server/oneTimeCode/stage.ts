import {
  createOneTimeCodeHandler,
  type AdobeCodeSource,
  type AdobeTokenSource,
  type OneTimeCodeAudit,
  type OneTimeCodeFailure,
  type OneTimeCodeGrant,
  type OneTimeCodeHandlerOptions,
} from 'react-customer-auth/server';
import {
  createFakeAdobeCommerce,
  type FakeAdobeCommerceOptions,
} from 'react-customer-auth/testing';

export const ada = { email: 'ada@example.com', password: 'correcthorse', allowsAssistance: true };
export const grace = { email: 'grace@example.com', password: 'batterystaple' };
export const agent = { id: 'agent-7', name: 'Mary' };
export const staffCookie = 'staff=mary';
export const origin = 'https://admin.example';
export const ask = { email: ada.email, reason: 'The order is late.' };

type Agent = typeof agent;
type Options = OneTimeCodeHandlerOptions<Agent>;

/** What a test changes of the shop and of the handler. */
export interface Given extends Partial<Omit<Options, 'adobe'>> {
  shop?: FakeAdobeCommerceOptions;
  /** Of the source of codes. */
  codes?: Partial<AdobeCodeSource>;
  /** Of the source of tokens, which is used in its place. */
  tokens?: Partial<AdobeTokenSource>;
  /** The fetch to the shop, from that of the fake. */
  reach?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;
}

/** What a request has that the page of an agent would not send. */
export interface Parts {
  method?: string;
  /** Null takes one away. */
  headers?: Record<string, string | null>;
  body?: BodyInit | null;
}

/** The request of an agent's page. */
export function requestOf(asked: unknown, parts: Parts = {}): Request {
  const { method = 'POST', headers = {} } = parts;
  const text = method === 'GET' || method === 'HEAD' ? null : JSON.stringify(asked);
  const { body = text } = parts;
  const all = new Headers({
    'Content-Type': 'application/json',
    Origin: origin,
    'Sec-Fetch-Site': 'same-origin',
    Cookie: staffCookie,
  });
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) all.delete(name);
    else all.set(name, value);
  }
  const duplex = body instanceof ReadableStream ? { duplex: 'half' } : {};
  return new Request(`${origin}/api/one-time-code`, { method, headers: all, body, ...duplex });
}

/** A shop with two customers, of whom Ada allows assistance, and a handler before it that knows one agent. */
export function openDesk({ shop: shopOptions, codes, tokens, reach, ...given }: Given = {}) {
  const clock = { time: Date.now() };
  const shop = createFakeAdobeCommerce({
    customers: [ada, grace],
    now: () => clock.time,
    ...shopOptions,
  });
  const adminToken = shop.adminToken();
  const entries: OneTimeCodeAudit<Agent>[] = [];
  const access = { token: adminToken, fetch: reach ? reach(shop.fetch) : shop.fetch };
  const handle = createOneTimeCodeHandler<Agent>({
    adobe: tokens
      ? { ...access, graphqlUrl: shop.connection.url, ...tokens }
      : { ...access, baseUrl: shop.restUrl, ...codes },
    authorize: ({ headers }) => (headers.get('Cookie') === staffCookie ? agent : null),
    audit: (entry) => void entries.push(entry),
    ...given,
  });

  async function send(asked: unknown = ask, parts?: Parts) {
    const response = await handle(requestOf(asked, parts));
    const text = await response.text();
    return { response, status: response.status, text };
  }

  return {
    shop,
    clock,
    adminToken,
    entries,
    handle,
    send,

    /** What is granted; fails the test where nothing is. */
    grant: async (asked?: unknown): Promise<OneTimeCodeGrant> => {
      const { status, text } = await send(asked);
      if (status !== 200) throw new Error(text);
      const granted: OneTimeCodeGrant = JSON.parse(text);
      return granted;
    },

    /** Why nothing is granted. */
    refusal: async (asked?: unknown, parts?: Parts) => {
      const { response, status, text } = await send(asked, parts);
      const { error }: OneTimeCodeFailure = JSON.parse(text);
      return { status, wait: response.headers.get('Retry-After'), ...error };
    },
  };
}
