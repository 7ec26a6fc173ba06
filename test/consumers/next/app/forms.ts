import { headers } from 'next/headers';
import { createCustomerAuthForms } from 'react-customer-auth/server';
import { shopify } from 'react-customer-auth/shopify';
import { options, origin } from './options';

export const forms = createCustomerAuthForms(shopify(), { ...options, action: '/api/customer' });

/** What a page gets as its `searchParams`. */
export type Query = Promise<Record<string, string | string[] | undefined>>;

/** What a page with forms has to know; it says its own path, for that is where its forms come back to. */
export async function readForms(path: string, query: Query) {
  // First of all, for it has Next.js render the page for each request, and not in the build.
  const sent = await headers();
  const address = new URL(path, origin);
  for (const [name, given] of Object.entries(await query)) {
    for (const value of [given ?? []].flat()) address.searchParams.append(name, value);
  }
  const { state } = await forms.read(new Request(address, { headers: sent }));
  return state;
}
