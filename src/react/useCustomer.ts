'use client';

import { useEffect, useMemo } from 'react';
import { useQuery, type UseQueryArgs, type UseQueryResponse, type UseQueryState } from 'urql';
import { hostOf } from '../auth/host.js';
import { learnEmail } from '../auth/knownCustomer.js';
import { identityOf } from '../auth/session.js';
import type { Customer } from '../backends/backend.js';
import { useCustomerAuth } from './context.js';
import { missingExchanges } from './missingExchanges.js';
import { useCustomerSession } from './useCustomerSession.js';

/** Options of {@link useCustomer}, as urql's `useQuery` has them. */
export type UseCustomerOptions = Pick<UseQueryArgs, 'requestPolicy' | 'context'>;

/** urql's query tuple. `data` is undefined until it is known and while nobody is signed in. */
export type UseCustomerResponse = UseQueryResponse<Customer | null>;

const idle: UseQueryState<Customer | null> = { fetching: false, stale: false, hasNext: false };

/**
 * Reads the customer who is signed in: id, email, names, phone and `acceptsMarketing`, each null where the server has none. It needs
 * `isolateCustomers` and `customerAuthExchange` in the urql client; without them nothing is sent, and `error.networkError` is a
 * `CustomerAuthError` of kind `unsupported`.
 *
 * @returns urql's query tuple: `{ data, error, fetching, stale }`, and a function that asks again. `data` is undefined until it is known
 * and while nobody is signed in, and never another customer's.
 *
 * @see https://shopify.dev/docs/api/storefront/latest/queries/customer
 *
 * @see https://developer.adobe.com/commerce/webapi/graphql/schema/customer/queries/customer/
 *
 * @example
 * ```tsx
 * import { useCustomer } from 'react-customer-auth';
 *
 * export function Welcome() {
 *   const [{ data: customer, fetching }] = useCustomer();
 *   if (fetching) return <p>One moment…</p>;
 *   return <p>Hello {customer?.firstName ?? customer?.email}</p>;
 * }
 * ```
 */
export function useCustomer({ context, ...options }: UseCustomerOptions = {}): UseCustomerResponse {
  const host = hostOf(useCustomerAuth());
  const { query, variables, read } = host.backend.customer;
  const id = useCustomerSession(identityOf);
  const isPossible = host.carriesTokens && host.isolatesCaches;
  const [state, execute] = useQuery<Record<string, unknown> | null>({
    ...options,
    // For each customer anew, also where the hook was asleep when they changed.
    context: useMemo(() => ({ ...context, customer: id }), [context, id]),
    query,
    variables,
    // Not while nobody is signed in: a paused hook would keep the data that has to leave. Nothing is sent then anyway.
    pause: !isPossible || id === undefined,
  });
  const response = useMemo((): UseCustomerResponse => {
    if (!isPossible) return [{ ...idle, error: missingExchanges('useCustomer') }, () => {}];
    if (!id) return [idle, execute];
    const { data, ...rest } = state;
    return [{ ...rest, ...(data && { data: shapeOf(read(data)) }) }, execute];
  }, [isPossible, id, state, execute, read]);
  const email = response[0].data?.email;
  useEffect(() => {
    if (id && email) learnEmail(host, id, email);
  }, [host, id, email]);
  return response;
}

/** Without what caches add to an answer, a typename for example. */
const shapeOf = (customer: Customer | null): Customer | null => {
  if (!customer) return null;
  const { id, email, firstName, lastName, phone, acceptsMarketing } = customer;
  return { id, email, firstName, lastName, phone, acceptsMarketing };
};
