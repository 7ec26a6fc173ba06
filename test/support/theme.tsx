import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { act, render, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import {
  createCustomerAuth,
  customerAuthExchange,
  CustomerAuthProvider,
  isolateCustomers,
  useCustomer,
  useCustomerSession,
  useLogin,
  useLoginAsCustomer,
  useLoginWithResetToken,
  useLogout,
  useRecoverPassword,
  useRemoteShoppingAssistance,
  useRenew,
  useResetPassword,
  type CustomerAuthEvent,
  type CustomerAuthOptions,
} from 'react-customer-auth';
import { expect } from 'vitest';
import { Provider, useQuery } from 'urql';
import type { ShopUnderTest } from './backends';

/** The auth and the urql client of a theme on a shop, and what renders within them. */
export function createTheme(
  { connection, backend }: ShopUnderTest,
  options: Partial<CustomerAuthOptions>,
) {
  const events: CustomerAuthEvent[] = [];
  const auth = createCustomerAuth({
    backend,
    key: crypto.randomUUID(),
    onEvent: (event) => events.push(event),
    ...options,
  });
  const client = new Client({
    ...connection,
    exchanges: [isolateCustomers(auth, cacheExchange), customerAuthExchange(auth), fetchExchange],
  });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <Provider value={client}>
      <CustomerAuthProvider auth={auth}>{children}</CustomerAuthProvider>
    </Provider>
  );
  return { auth, client, events, wrapper };
}

/** A theme on a shop with `ui` in it. */
export function renderTheme(
  under: ShopUnderTest,
  ui: ReactNode,
  options: Partial<CustomerAuthOptions> = {},
) {
  const { wrapper, ...theme } = createTheme(under, options);
  return { ...theme, view: render(ui, { wrapper }) };
}

/** A theme on a shop, with every hook of the package in it, and queries of its own. */
export function openTheme(under: ShopUnderTest, options: Partial<CustomerAuthOptions> = {}) {
  const { shop, customerQuery, publicQuery, variables } = under;
  const { auth, client, events, wrapper } = createTheme(under, options);
  const { result, unmount } = renderHook(useEverything, {
    wrapper,
    initialProps: { customerQuery, publicQuery, variables },
  });

  return {
    ...under,
    auth,
    client,
    events,
    unmount,
    /** What the hooks show now. */
    shown: () => result.current,
    /** What the operations were called that the shop got. */
    asked: () => shop.requests.map(({ operationName }) => operationName),
    /** Does something, and lets React take in all that comes of it. */
    async during<Result>(action: (hooks: typeof result.current) => Promise<Result>) {
      let outcome: Promise<Result> | undefined;
      await act(async () => {
        await (outcome = action(result.current));
      });
      if (!outcome) throw new Error('Nothing was done.');
      return outcome;
    },
  };
}

/** A theme under test. */
export type Theme = ReturnType<typeof openTheme>;

interface Queries {
  customerQuery: string;
  publicQuery: string;
  variables: Record<string, unknown>;
}

function useEverything({ customerQuery, publicQuery, variables }: Queries) {
  const session = useCustomerSession();
  const [customer] = useCustomer();
  const [mine] = useQuery<{ customer: { email: string } | null }>({
    query: customerQuery,
    variables,
  });
  const [catalogue] = useQuery<{ products: object }>({ query: publicQuery });
  return {
    session,
    customer,
    mine,
    catalogue,
    login: useLogin(),
    renew: useRenew(),
    logout: useLogout(),
    recover: useRecoverPassword(),
    reset: useResetPassword(),
    loginWithResetToken: useLoginWithResetToken(),
    loginAsCustomer: useLoginAsCustomer(),
    allow: useRemoteShoppingAssistance(),
  };
}

/** Waits in real time for what may come over a network, with whatever timers are. */
export async function until(isSo: () => boolean) {
  const start = performance.now();
  while (!isSo() && performance.now() - start < 10_000) {
    await act(() => new Promise<void>((resolve) => setImmediate(resolve)));
  }
  expect(isSo()).toBe(true);
}
