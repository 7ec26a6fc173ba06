import { createCustomerAuth, httpOnly } from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';
import { readSession } from './session';
import { Storefront } from './Storefront';

/** A server component: what it takes from the package is what the package has under `react-server`. */
export default async function Page() {
  const initialSession = await readSession();
  const auth = createCustomerAuth({ backend: httpOnly(shopify()), initialSession });
  return (
    <main>
      <p>The server says: {auth.getSession().status}</p>
      <Storefront initialSession={initialSession} />
    </main>
  );
}
