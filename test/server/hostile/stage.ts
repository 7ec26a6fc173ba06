import { proxiedAdobeCommerce } from 'react-customer-auth/adobe-commerce';
import { createCustomerAuthProxy } from 'react-customer-auth/server';
import type { CustomerAuthProxyOptions } from 'react-customer-auth/server';
import { proxiedShopify } from 'react-customer-auth/shopify';
import { createFakeAdobeCommerce, createFakeShopify } from 'react-customer-auth/testing';

export const ada = { email: 'ada@example.com', password: 'correcthorse' };
export const grace = { email: 'grace@example.com', password: 'batterystaple' };
export const secret = 'a secret for tests, and for tests alone';
export const privateToken = 'the private token of the shop';
const origin = 'https://shop.example';

/** What a request has that a page of the shop would not send. */
export interface Parts {
  method?: string;
  /** Null takes one away. */
  headers?: Record<string, string | null>;
  query?: unknown;
  variables?: unknown;
  operationName?: unknown;
  /** In the place of the three above. */
  body?: BodyInit | null;
}

/** How a backend's documents differ. */
export interface Ground {
  name: 'Shopify' | 'Adobe Commerce';
  open: (fetch?: typeof globalThis.fetch) => {
    shop: ReturnType<typeof createFakeShopify> | ReturnType<typeof createFakeAdobeCommerce>;
    options: Pick<CustomerAuthProxyOptions, 'backend' | 'upstream'>;
  };
  /** A sign-in with this selection of the object that has the token. */
  signIn: (selection: string, alias?: string) => string;
  head: string;
  payload: string;
  /** The object that has the token, the field, and a field beside it. */
  type: string;
  token: string;
  beside: string;
  credentials: (who: typeof ada) => Record<string, unknown>;
  /** A query for the customer, and what makes it theirs. */
  mine: string;
  asCustomer: (handle: string) => Parts;
  revoke: string;
  public: string;
}

export const onShopify: Ground = {
  name: 'Shopify',
  open() {
    const shop = createFakeShopify({
      customers: [ada, grace],
      storefrontAccessToken: privateToken,
    });
    const headers = { 'X-Shopify-Storefront-Access-Token': privateToken };
    const { url } = shop.connection;
    return {
      shop,
      options: { backend: proxiedShopify(), upstream: { url, headers, fetch: shop.fetch } },
    };
  },
  head: 'mutation SignIn($input: CustomerAccessTokenCreateInput!)',
  signIn: (selection, alias = '') =>
    `${alias} customerAccessTokenCreate(input: $input) { customerAccessToken { ${selection} } }`,
  payload: 'CustomerAccessTokenCreatePayload',
  type: 'CustomerAccessToken',
  token: 'accessToken',
  beside: 'expiresAt',
  credentials: (input) => ({ input }),
  mine: 'query Mine($token: String!) { customer(customerAccessToken: $token) { email } }',
  asCustomer: (token) => ({ variables: { token } }),
  revoke:
    'mutation SignOut($token: String!) { customerAccessTokenDelete(customerAccessToken: $token) { deletedAccessToken userErrors { message } } }',
  public: '{ shop { name } }',
};

export const onAdobe: Ground = {
  name: 'Adobe Commerce',
  open() {
    const shop = createFakeAdobeCommerce({ customers: [ada, grace] });
    const headers = { 'X-Private': privateToken };
    const { url } = shop.connection;
    return {
      shop,
      options: { backend: proxiedAdobeCommerce(), upstream: { url, headers, fetch: shop.fetch } },
    };
  },
  head: 'mutation SignIn($email: String!, $password: String!)',
  signIn: (selection, alias = '') =>
    `${alias} generateCustomerToken(email: $email, password: $password) { ${selection} }`,
  payload: 'CustomerToken',
  type: 'CustomerToken',
  token: 'token',
  beside: '__typename',
  credentials: ({ email, password }) => ({ email, password }),
  mine: 'query Mine { customer { email } }',
  asCustomer: (handle) => ({ headers: { Authorization: `Bearer ${handle}` } }),
  revoke: 'mutation SignOut { revokeCustomerToken { result } }',
  public: '{ products(search: "") { items { sku } } }',
};

export const grounds = [onShopify, onAdobe];

/** A cookie as a browser has it. */
export interface Cookie {
  name: string;
  value: string;
  attributes: string;
}

export const cookiesOf = (response: Response): Cookie[] =>
  response.headers.getSetCookie().map((line) => {
    const [, name = '', value = '', attributes = ''] = /^([^=]+)=([^;]*)(.*)$/.exec(line) ?? [];
    return { name, value, attributes };
  });

/** What a shop does in the place of what it would do. */
export type Instead = (
  init: RequestInit & { body: string },
  at: Stage,
) => Response | Promise<Response>;

/** A customer who is signed in behind a proxy. */
export interface Stage {
  ground: Ground;
  shop: ReturnType<Ground['open']>['shop'];
  /** What the customer's page holds, the cookie that no script sees, and the token in it. */
  handle: string;
  cookie: Cookie;
  token: string;
  /** The query of a page of the shop for its customer, changed by these parts. */
  request: (parts?: Parts) => Request;
  send: (request: Request) => Promise<Response>;
  /** Signs another customer in, in the same browser. */
  signIn: (who: typeof ada) => Promise<{ handle: string; cookie: Cookie }>;
  /** How often the shop has been asked since Ada is there, and with what the last time. */
  asked: () => number;
  lastInit: () => (RequestInit & { body: string }) | undefined;
}

/** Signs Ada in; from then on the shop may do something else. */
export async function openStage(
  ground: Ground,
  given: Partial<CustomerAuthProxyOptions> = {},
  instead?: Instead,
): Promise<Stage> {
  const { shop, options } = ground.open();
  const inits: (RequestInit & { body: string })[] = [];
  let isOpen = false;
  const proxy = createCustomerAuthProxy({
    ...options,
    cookie: { secrets: [secret] },
    ...given,
    upstream: {
      ...options.upstream,
      fetch: async (input, init = {}) => {
        const sent = { ...init, body: typeof init.body === 'string' ? init.body : '' };
        if (isOpen) inits.push(sent);
        return isOpen && instead ? instead(sent, stage) : shop.fetch(input, init);
      },
    },
  });

  function post({ method = 'POST', headers = {}, ...parts }: Parts, cookie?: Cookie): Request {
    const { query, variables, operationName } = parts;
    const text = JSON.stringify({ query, variables, operationName });
    const { body = method === 'GET' || method === 'HEAD' ? null : text } = parts;
    const all = new Headers({
      'Content-Type': 'application/json',
      Origin: origin,
      'Sec-Fetch-Site': 'same-origin',
      ...(cookie && { Cookie: `${cookie.name}=${cookie.value}` }),
    });
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) all.delete(name);
      else all.set(name, value);
    }
    const duplex = body instanceof ReadableStream ? { duplex: 'half' } : {};
    return new Request(`${origin}/api/storefront`, { method, headers: all, body, ...duplex });
  }

  async function signIn(who: typeof ada) {
    const query = `${ground.head} { ${ground.signIn(ground.token)} }`;
    const response = await proxy(post({ query, variables: ground.credentials(who) }));
    const [cookie] = cookiesOf(response);
    const [handle] = /rca\.[\w-]+/.exec(await response.text()) ?? [];
    if (!cookie || !handle) throw new Error('The sign-in has failed.');
    return { cookie, handle };
  }

  const { cookie, handle } = await signIn(ada);
  const stage: Stage = {
    ground,
    shop,
    cookie,
    handle,
    token: shop.livingTokens()[0] ?? '',
    request: (parts = {}) => {
      const own = ground.asCustomer(handle);
      const headers = { ...own.headers, ...parts.headers };
      return post({ query: ground.mine, ...own, ...parts, headers }, cookie);
    },
    send: proxy,
    signIn,
    asked: () => inits.length,
    lastInit: () => inits.at(-1),
  };
  isOpen = true;
  return stage;
}
