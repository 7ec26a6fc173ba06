import type { CustomerSession } from 'react-customer-auth';
import { createStaticHandler } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formSites } from '../support/forms';
import { secret } from '../support/proxied';
import { recipe } from '../support/recipe';
import { ada } from '../support/shop';

const page = 'sign-in-to-continue.md';
const origin = 'https://shop.example';

type Loader<Data> = (args: { request: Request }) => Promise<Data>;

beforeEach(() => {
  vi.stubEnv('SESSION_SECRET', secret);
  vi.stubEnv('SHOP_ORIGIN', origin);
  vi.resetModules();
});
afterEach(() => void vi.unstubAllEnvs());

/** Requests of a browser in which nobody is signed in, and of one in which Ada is. */
async function openBrowsers() {
  const [site] = formSites;
  if (!site) throw new Error('There is no site.');
  const { jar, send } = site.open();
  const nobody = (path: string) => new Request(origin + path);
  await send('login', ada);
  const customer = (path: string) => jar.send(origin + path);
  /** As a server behind TLS gets it, with cookies that a subdomain may have planted. */
  const planted = (path: string) => {
    const headers = {
      Cookie: (customer(path).headers.get('Cookie') ?? '').replaceAll('__Host-', ''),
    };
    expect(headers.Cookie).toContain('customer-');
    return new Request(`http://localhost:3000${path}`, { headers });
  };
  return { nobody, customer, planted };
}

describe('the recipe for React Router', () => {
  async function openRoutes() {
    const demandCustomer = await recipe<Loader<CustomerSession>>('demandCustomer', page);
    const loginLoader = await recipe<Loader<{ returnTo: string }>>('loginLoader', page);
    const routes = createStaticHandler([
      { path: '/account/*', loader: demandCustomer },
      { path: '/login', loader: loginLoader },
    ]);
    /** Where the request of a page leads to, or what its loader gives. */
    return async (request: Request): Promise<unknown> => {
      const answer = await routes.query(request);
      if (answer instanceof Response) return answer.headers.get('Location');
      const [given]: unknown[] = Object.values(answer.loaderData);
      return given;
    };
  }

  it('leads who is not signed in to the sign-in, and then back', async () => {
    const { nobody, customer } = await openBrowsers();
    const load = await openRoutes();
    const login = String(await load(nobody('/account/orders?page=2&sort=date')));
    expect(login).toBe('/login?returnTo=%2Faccount%2Forders%3Fpage%3D2%26sort%3Ddate');
    expect(await load(nobody(login))).toEqual({ returnTo: '/account/orders?page=2&sort=date' });
    expect(await load(customer(login))).toBe('/account/orders?page=2&sort=date');
    expect(await load(customer('/account/orders'))).toMatchObject({ status: 'signedIn' });
  });

  it('does not believe a cookie that a subdomain may have planted', async () => {
    const { planted } = await openBrowsers();
    const load = await openRoutes();
    expect(await load(planted('/account'))).toBe('/login?returnTo=%2Faccount');
    expect(await load(planted('/login'))).toEqual({ returnTo: '/account' });
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/%2F/evil.example', ''])(
    'goes on to nothing but this site for %j',
    async (returnTo) => {
      const { nobody, customer } = await openBrowsers();
      const load = await openRoutes();
      const login = `/login?${new URLSearchParams({ returnTo }).toString()}`;
      expect(await load(customer(login))).toBe('/account');
      expect(await load(nobody(login))).toEqual({ returnTo: '/account' });
    },
  );
});

describe('the recipe for Next.js', () => {
  it('leads who is not signed in to the sign-in, and then back', async () => {
    const { nobody, customer } = await openBrowsers();
    const proxy = await recipe<(request: Request) => Promise<Response | undefined>>('proxy', page);
    const response = await proxy(nobody('/account/orders?page=2'));
    const location = new URL(response?.headers.get('Location') ?? '');
    expect([response?.status, location.origin, location.pathname]).toEqual([307, origin, '/login']);
    expect(await proxy(customer('/account/orders?page=2'))).toBeUndefined();
    expect(await proxy(nobody(location.pathname + location.search))).toBeUndefined();
    const back = await proxy(customer(location.pathname + location.search));
    expect(back?.headers.get('Location')).toBe(`${origin}/account/orders?page=2`);

    const returnPathIn = await recipe<(given: Promise<object>) => Promise<string>>(
      'returnPathIn',
      page,
    );
    const given = Object.fromEntries(location.searchParams);
    expect(await returnPathIn(Promise.resolve(given))).toBe('/account/orders?page=2');
  });

  it('does not believe a cookie that a subdomain may have planted', async () => {
    const { planted } = await openBrowsers();
    const proxy = await recipe<(request: Request) => Promise<Response | undefined>>('proxy', page);
    const response = await proxy(planted('/account'));
    expect(response?.headers.get('Location')).toContain('/login?returnTo=%2Faccount');
  });

  it.each(['//evil.example', '/%2Fevil.example/%', '/login\\evil', ''])(
    'leads whom a form has signed in to nothing but this site for %j',
    async (returnTo) => {
      const { customer } = await openBrowsers();
      const proxy = await recipe<(request: Request) => Promise<Response>>('proxy', page);
      const login = `/login?${new URLSearchParams({ returnTo }).toString()}`;
      const response = await proxy(customer(login));
      expect(response.headers.get('Location')).toBe(`${origin}/account`);
    },
  );

  it.each([[['/a', '/b']], ['//evil.example'], [undefined]])(
    'goes on to nothing but this site for %j',
    async (returnTo) => {
      const returnPathIn = await recipe<(given: Promise<object>) => Promise<string>>(
        'returnPathIn',
        page,
      );
      expect(await returnPathIn(Promise.resolve({ returnTo }))).toBe('/account');
    },
  );
});
