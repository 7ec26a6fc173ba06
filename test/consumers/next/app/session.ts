import { headers } from 'next/headers';
import { readCustomerSession } from 'react-customer-auth/server';

const origin = process.env.SHOP_ORIGIN ?? '';

/** Who is signed in, by the cookies of the request that is being answered. */
export async function readSession() {
  const request = new Request(origin, { headers: await headers() });
  return readCustomerSession(request, {
    secrets: [process.env.SESSION_SECRET ?? ''],
    origins: [origin],
  });
}
