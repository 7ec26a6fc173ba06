import { headers } from 'next/headers';
import { readCustomerSession } from 'react-customer-auth/server';
import { options, origin } from './options';

/** Who is signed in, by the cookies of the request that is being answered. */
export async function readSession() {
  const request = new Request(origin, { headers: await headers() });
  return readCustomerSession(request, { ...options.cookie, origins: [origin] });
}
