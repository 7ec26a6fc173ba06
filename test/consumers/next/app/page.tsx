import { createCustomerAuth, httpOnly } from 'react-customer-auth';
import { readCustomerSession } from 'react-customer-auth/server';
import { shopify } from 'react-customer-auth/shopify';
import { headers } from 'next/headers';
import { Storefront } from './Storefront';

/** A server component: what it takes from the package is what the package has under `react-server`. */
export default async function Page() {
  const request = new Request('http://127.0.0.1/', { headers: await headers() });
  const initialSession = await readCustomerSession(request, {
    secrets: [process.env.SESSION_SECRET ?? ''],
  });
  const auth = createCustomerAuth({ backend: httpOnly(shopify()), initialSession });
  return (
    <main>
      <p>The server says: {auth.getSession().status}</p>
      <Storefront initialSession={initialSession} />
    </main>
  );
}
