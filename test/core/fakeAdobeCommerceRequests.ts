import {
  createFakeAdobeCommerce,
  type FakeAdobeCommerce,
  type FakeAdobeCommerceOptions,
} from 'react-customer-auth/testing';

export const ada = {
  email: 'ada@example.com',
  password: 'correcthorse',
  firstname: 'Ada',
  allowsAssistance: true,
};
export const grace = { email: 'grace@example.com', password: 'batterystaple', firstname: 'Grace' };
const mug = { sku: 'mug', name: 'Mug', price: 18 };

/** A shop with a clock of its own, two customers and a mug. */
export function createShop(options: FakeAdobeCommerceOptions = {}) {
  const clock = { time: Date.parse('2026-02-03T04:05:06.789Z') };
  const now = () => clock.time;
  const customers = [ada, grace];
  return { clock, shop: createFakeAdobeCommerce({ customers, products: [mug], now, ...options }) };
}

/** What goes out with a query: a token as the bearer, headers, and all else as variables. */
export interface Ask {
  token?: string | undefined;
  headers?: Record<string, string>;
  [variable: string]: unknown;
}

/** What comes back. */
export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: string[]; extensions?: { category: string } }[];
}

/** Sends GraphQL as a storefront does. */
export async function ask(
  shop: FakeAdobeCommerce,
  query: string,
  { token, headers, ...variables }: Ask = {},
) {
  const response = await shop.fetch(shop.connection.url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors }: Answer = await response.json();
  return { status: response.status, data, errors };
}

/** An error as the shop words it, its category, and the HTTP status it comes with. */
export async function refusalOf(answer: ReturnType<typeof ask>) {
  const { status, errors = [] } = await answer;
  const [error] = errors;
  return [error?.message, error?.extensions?.category, status];
}

/** Runs a mutation, or a query in braces, of one field: what that field gives, or what `refusalOf` makes of its error. */
export async function run(shop: FakeAdobeCommerce, field: string, request: Ask = {}) {
  const answer = ask(shop, field.startsWith('{') ? field : `mutation { ${field} }`, request);
  const { data, errors } = await answer;
  return errors ? refusalOf(answer) : Object.values(data ?? {})[0];
}

export const generate = ({ email, password }: { email: string; password: string }) =>
  `generateCustomerToken(email: ${JSON.stringify(email)}, password: ${JSON.stringify(password)}) { token }`;
export const revoke = 'revokeCustomerToken { result }';
export const customer = '{ customer { email } }';

/** Signs a customer in, and gives the token. */
export async function signIn(shop: FakeAdobeCommerce, credentials: typeof grace = ada) {
  const granted = await run(shop, generate(credentials));
  const { token }: { token?: string } = Object(granted);
  if (token === undefined) throw new Error(String(granted));
  return token;
}

/** What a JWT says to whoever reads it. */
export function claimsOf(token = ''): Record<string, unknown> {
  const claims: Record<string, unknown> = JSON.parse(atob(fromUrl(token.split('.')[1] ?? '')));
  return claims;
}

/** Base64 from the alphabet for URLs. */
export const fromUrl = (text: string) => text.replaceAll('-', '+').replaceAll('_', '/');
