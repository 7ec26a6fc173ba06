import type { ReactNode } from 'react';
import {
  createCustomerAuth,
  customerAuthExchange,
  CustomerAuthProvider,
  errorText,
  isolateCustomers,
  LoginForm,
  SignedIn,
  SignedOut,
  useCustomer,
  useCustomerSession,
  useLogin,
} from 'react-customer-auth';
import { adobeCommerce } from 'react-customer-auth/adobe-commerce';
import { de } from 'react-customer-auth/messages/de';
import { customerAccessToken, recoverPassword, shopify } from 'react-customer-auth/shopify';
import { cacheExchange, Client, fetchExchange, Provider, useQuery } from 'urql';

const auth = createCustomerAuth({ backend: shopify({ actions: [recoverPassword] }), key: 'shop' });
export const adobeAuth = createCustomerAuth({ backend: adobeCommerce({ store: 'default' }) });
const client = new Client({
  url: 'https://my-shop.myshopify.com/api/2026-04/graphql.json',
  exchanges: [isolateCustomers(auth, cacheExchange), customerAuthExchange(auth), fetchExchange],
});

export function Storefront({ children }: { children: ReactNode }) {
  return (
    <Provider value={client}>
      <CustomerAuthProvider auth={auth} messages={de}>
        <SignedOut fallback={<p>…</p>}>
          <LoginForm onSuccess={({ sessionId }) => console.log(sessionId.length)} />
        </SignedOut>
        <SignedIn>{children}</SignedIn>
      </CustomerAuthProvider>
    </Provider>
  );
}

export function Account() {
  const [{ data: customer }] = useCustomer();
  const [{ fetching }] = useQuery<{ shop: { name: string } }>({
    query: '{ shop { name } }',
    variables: { customerAccessToken },
  });
  const [state, login] = useLogin();
  const expiresAt = useCustomerSession((session) =>
    session.status === 'signedIn' ? session.expiresAt : undefined,
  );
  // Were a type lost on the way to the consumer, these would be no errors.
  // @ts-expect-error a login has no such field
  void state.fieldErrors.phone;
  // @ts-expect-error a password is needed
  void login({ email: '' });
  // @ts-expect-error the end may be unknown, and nobody may be signed in
  expiresAt.toFixed();
  // @ts-expect-error one or the other
  void (<CustomerAuthProvider auth={auth} backend={shopify()} />);
  // @ts-expect-error the name may be missing
  void customer?.firstName.length;
  return (
    <button disabled={fetching} onClick={() => void login({ email: 'a', password: 'b' })}>
      {state.error && errorText(state.error, de)}
      {state.fieldErrors.email?.map((error) => error.message)}
    </button>
  );
}
