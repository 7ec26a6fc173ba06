import {
  cacheExchange,
  Client,
  fetchExchange,
  type ClientOptions,
  type Exchange,
} from '@urql/core';
import { cacheExchange as graphcache } from '@urql/exchange-graphcache';
import * as fc from 'fast-check';
import { startTransition, useLayoutEffect, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import {
  createCustomerAuth,
  customerAuthExchange,
  CustomerAuthProvider,
  httpOnly,
  isolateCustomers,
  SignedIn,
  useCustomer,
  useCustomerSession,
  type CustomerAuth,
} from 'react-customer-auth';
import { adobeCommerce, proxiedAdobeCommerce } from 'react-customer-auth/adobe-commerce';
import { customerAccessToken, proxiedShopify, shopify } from 'react-customer-auth/shopify';
import { createFakeAdobeCommerce } from 'react-customer-auth/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Provider, useMutation, useQuery } from 'urql';
import { openProxy } from '../support/proxied';
import { ada, createShop, grace } from '../support/shop';

/** A shop, and how its customer is asked for and a cart is made for them. */
interface Shop {
  auth: () => CustomerAuth;
  connection: Pick<ClientOptions, 'url' | 'fetchOptions' | 'preferGetMethod'> & {
    fetch: typeof fetch;
  };
  emailQuery: string;
  nameQuery: string;
  cartMutation: string;
  variables: Record<string, unknown>;
  cartVariables: Record<string, unknown>;
}

const openShopify = (): Shop => ({
  auth: () => createCustomerAuth({ backend: shopify() }),
  connection: createShop().connection,
  emailQuery:
    'query Email($customerAccessToken: String!) { customer(customerAccessToken: $customerAccessToken) { id email } }',
  nameQuery:
    'query Name($customerAccessToken: String!) { customer(customerAccessToken: $customerAccessToken) { id email firstName } }',
  cartMutation:
    'mutation Cart($buyer: CartBuyerIdentityInput) { cartCreate(input: { buyerIdentity: $buyer }) { cart { id buyerIdentity { email } } } }',
  variables: { customerAccessToken },
  cartVariables: { buyer: { customerAccessToken } },
});

/** The same shop with tokens that stay on a Node server of its own. */
const openShopifyProxy = (): Shop => ({
  ...openShopify(),
  auth: () => createCustomerAuth({ backend: httpOnly(shopify()) }),
  connection: openProxy({ shop: createShop() }, { backend: proxiedShopify() }).connection,
});

const openAdobeCommerce = (): Shop => ({
  auth: () => createCustomerAuth({ backend: adobeCommerce() }),
  connection: createFakeAdobeCommerce({ customers: [ada, grace] }).connection,
  emailQuery: 'query Email { customer { email } }',
  nameQuery: 'query Name { customer { email firstname } }',
  cartMutation:
    'mutation Cart { updateCustomerV2(input: { lastname: "L" }) { customer { email } } }',
  variables: {},
  cartVariables: {},
});

const openAdobeCommerceProxy = (): Shop => ({
  ...openAdobeCommerce(),
  auth: () => createCustomerAuth({ backend: httpOnly(adobeCommerce()) }),
  connection: openProxy(
    { shop: createFakeAdobeCommerce({ customers: [ada, grace] }) },
    { backend: proxiedAdobeCommerce() },
  ).connection,
});

interface CustomerData {
  customer: { email: string } | null;
}

/** What stood on the page after one commit: the ids of the sessions shown, and the emails of the customers shown. */
interface Commit {
  sessions: string[];
  customers: string[];
}

/** The page of a sequence, and the knobs that the sequence turns. */
interface Page {
  auth: CustomerAuth;
  /** How many requests have no answer yet. */
  underWay: number;
  commits: Commit[];
  /** The customer of each session, by its id. */
  owners: Map<string, string>;
  pause: (paused: boolean) => void;
  extra: (mounted: boolean) => void;
  /** What happens once between the commit of the extra reader and its effects. */
  early: () => void;
  rerun: () => void;
  mutate: () => void;
}

const values = (name: string) =>
  [...document.querySelectorAll(`[data-${name}]`)].flatMap(
    (element) => element.getAttribute(`data-${name}`) ?? [],
  );

/** Opens a page with readers of the session and of the customer in all places, and notes what each commit shows. */
function openPage(
  shop: Shop,
  exchangesOf: (auth: CustomerAuth) => Exchange[],
  latencies: () => number,
) {
  const { emailQuery, nameQuery, cartMutation, variables, cartVariables, connection } = shop;
  const auth = shop.auth();
  const client = new Client({
    ...connection,
    async fetch(input, init) {
      page.underWay++;
      try {
        const answer = await connection.fetch(input, init);
        await new Promise((resolve) => setTimeout(resolve, latencies()));
        return answer;
      } finally {
        page.underWay--;
      }
    },
    exchanges: [...exchangesOf(auth), customerAuthExchange(auth), fetchExchange],
  });
  const page: Page = {
    auth,
    underWay: 0,
    commits: [],
    owners: new Map(),
    pause: () => {},
    extra: () => {},
    early: () => {},
    rerun: () => {},
    mutate: () => {},
  };

  /** After a commit, and before any other, layout effects see the whole page. */
  const useNote = () => {
    useLayoutEffect(() => {
      page.commits.push({ sessions: values('session'), customers: values('customer') });
    });
  };
  const Shown = ({ data }: { data: CustomerData | null | undefined }) =>
    data?.customer ? <i data-customer={data.customer.email} /> : null;

  function Session() {
    const session = useCustomerSession();
    useNote();
    return <b data-session={session.status === 'signedIn' ? session.id : 'nobody'} />;
  }
  function Query() {
    const [{ data }, run] = useQuery<CustomerData>({ query: emailQuery, variables });
    useLayoutEffect(() => {
      page.rerun = () => {
        run({ requestPolicy: 'network-only' });
      };
    });
    useNote();
    return <Shown data={data} />;
  }
  function Both() {
    const session = useCustomerSession((s) => (s.status === 'signedIn' ? s.id : 'nobody'));
    const [{ data }] = useQuery<CustomerData>({
      query: nameQuery,
      variables,
      requestPolicy: 'cache-and-network',
    });
    useNote();
    return (
      <b data-session={session}>
        <Shown data={data} />
      </b>
    );
  }
  function Mine() {
    const [{ data }] = useCustomer();
    useNote();
    return data ? <i data-customer={data.email} /> : null;
  }
  function Pausable() {
    const [pause, setPause] = useState(false);
    const [{ data }] = useQuery<CustomerData>({ query: emailQuery, variables, pause });
    const [{ data: cart }, create] = useMutation<Record<string, unknown>>(cartMutation);
    useLayoutEffect(() => {
      page.pause = setPause;
      page.mutate = () => void create(cartVariables);
    }, [create]);
    useNote();
    return (
      <>
        <Shown data={data} />
        {cart && <i data-customer={/[a-z]+@[a-z.]+/.exec(JSON.stringify(cart))?.[0]} />}
      </>
    );
  }
  function Early() {
    useLayoutEffect(() => {
      page.early();
      page.early = () => {};
    }, []);
    return <Both />;
  }
  function Extra() {
    const [isMounted, setMounted] = useState(false);
    useLayoutEffect(() => {
      page.extra = setMounted;
    }, []);
    return isMounted ? <Early /> : null;
  }

  const element = document.body.appendChild(document.createElement('div'));
  const root = createRoot(element);
  const show = (children: ReactNode) => {
    root.render(
      <Provider value={client}>
        <CustomerAuthProvider auth={auth}>{children}</CustomerAuthProvider>
      </Provider>,
    );
  };
  show(
    <>
      <Query />
      <Session />
      <Both />
      <Mine />
      <Extra />
      <SignedIn>
        <Pausable />
      </SignedIn>
    </>,
  );
  const close = () => {
    root.unmount();
    element.remove();
    localStorage.clear();
  };
  return { page, close };
}

type Step = (page: Page) => unknown;

const login = (who: typeof ada) => async (page: Page) => {
  const outcome = await page.auth.login(who);
  if (outcome.ok) page.owners.set(outcome.data.sessionId, who.email);
};

const steps: Record<string, Step> = {
  'Ada signs in': login(ada),
  'Grace signs in': login(grace),
  'sign-out': (page) => page.auth.logout(),
  'sign-out in a transition': (page) => {
    startTransition(() => {
      void page.auth.logout();
      page.extra(true);
    });
  },
  pause: (page) => {
    page.pause(true);
  },
  resume: (page) => {
    page.pause(false);
  },
  'a reader comes': (page) => {
    page.extra(true);
  },
  'a reader comes, and a sign-out before its effects': (page) => {
    page.early = () => void page.auth.logout();
    page.extra(true);
  },
  'a reader goes': (page) => {
    page.extra(false);
  },
  'a query runs again': (page) => {
    page.rerun();
  },
  'a mutation': (page) => {
    page.mutate();
  },
};

/** A wait until nothing is under way, however slow the machine is. */
const rest = -1;

async function pass(page: Page, ms: number) {
  const start = performance.now();
  await new Promise((resolve) => setTimeout(resolve, ms === rest ? 4 : ms));
  while (ms === rest && page.underWay && performance.now() - start < 5_000) {
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
}

/** Steps by name, each with the milliseconds that pass before the next, or all that answers take; and how long these take, by turns. */
const sequences = fc.tuple(
  fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.constantFrom(0, 0, 1, 4, rest)), {
    minLength: 4,
    maxLength: 14,
  }),
  fc.array(fc.constantFrom(0, 1, 5), { minLength: 1, maxLength: 6 }),
);

/** Plays a sequence; returns the commits that showed a customer without their session. */
async function play(
  shop: Shop,
  exchangesOf: (auth: CustomerAuth) => Exchange[],
  [sequence, latencies]: [steps: [name: string, wait: number][], latencies: number[]],
) {
  let asked = 0;
  const { page, close } = openPage(
    shop,
    exchangesOf,
    () => latencies[asked++ % latencies.length] ?? 0,
  );
  const under: unknown[] = [];
  for (const [name, wait] of sequence) {
    under.push(steps[name]?.(page));
    await pass(page, wait);
  }
  await Promise.all(under);
  await pass(page, rest);
  await new Promise((resolve) => setTimeout(resolve, 10));
  close();
  const { commits, owners } = page;
  const wrong = commits.filter(({ sessions, customers }) =>
    customers.some((email) => sessions.some((id) => owners.get(id) !== email)),
  );
  return { wrong, commits };
}

describe('no commit shows a customer without their session', () => {
  beforeEach(() => {
    // As in an app: nothing collects updates until the test says so.
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    ['Shopify', 'cacheExchange', openShopify, () => cacheExchange],
    ['Shopify', 'Graphcache', openShopify, () => graphcache()],
    ['Shopify behind the proxy', 'cacheExchange', openShopifyProxy, () => cacheExchange],
    ['Adobe Commerce', 'cacheExchange', openAdobeCommerce, () => cacheExchange],
    [
      'Adobe Commerce',
      'Graphcache',
      openAdobeCommerce,
      () => graphcache({ keys: { Customer: () => null } }),
    ],
    [
      'Adobe Commerce behind the proxy',
      'cacheExchange',
      openAdobeCommerceProxy,
      () => cacheExchange,
    ],
  ])(
    'on %s with %s, whatever happens in whatever order',
    async (_shop, _cache, openShop, cache) => {
      const seen = new Set<string>();
      await fc.assert(
        fc.asyncProperty(sequences, async (sequence) => {
          const { wrong, commits } = await play(
            openShop(),
            (auth) => [isolateCustomers(auth, cache())],
            sequence,
          );
          commits.forEach(({ customers }) => customers.forEach((email) => seen.add(email)));
          expect(wrong).toEqual([]);
        }),
        { numRuns: 40 },
      );
      expect([...seen].sort()).toEqual([ada.email, grace.email]);
    },
    60_000,
  );

  it.each([
    ['Shopify', openShopify],
    ['Shopify behind the proxy', openShopifyProxy],
    ['Adobe Commerce', openAdobeCommerce],
    ['Adobe Commerce behind the proxy', openAdobeCommerceProxy],
  ])(
    'is more than caches do on their own, on %s',
    async (_, openShop) => {
      const found = await fc.check(
        fc.asyncProperty(sequences, async (sequence) => {
          expect((await play(openShop(), () => [cacheExchange], sequence)).wrong).toEqual([]);
        }),
        { numRuns: 100, endOnFailure: true },
      );
      expect(found.failed).toBe(true);
    },
    60_000,
  );
});
