import {
  CustomerAuthProvider,
  customerAuthExchange,
  isolateCustomers,
  useCustomer,
  useCustomerSession,
  useLogin,
  useLogout,
  useRenew,
  type Customer,
  type CustomerAuth,
  type CustomerSession,
  type FieldError,
  type LogoutData,
  type SessionData,
} from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';
import { expectTypeOf } from 'vitest';

// Compiled by `npm run check`, never run.
export function types(auth: CustomerAuth) {
  const [state, login] = useLogin();
  expectTypeOf(state.fieldErrors.email).toEqualTypeOf<FieldError[] | undefined>();
  expectTypeOf(state.data).toEqualTypeOf<SessionData | undefined>();
  // @ts-expect-error a login has no such field
  void state.fieldErrors.phone;
  // @ts-expect-error a password is needed
  void login({ email: '' });
  void login({ email: '', password: '' }).then((outcome) => {
    if (outcome.ok) {
      expectTypeOf(outcome.data).toEqualTypeOf<SessionData>();
      // @ts-expect-error a success has no error
      void outcome.error;
    } else {
      expectTypeOf(outcome.fieldErrors.password).toEqualTypeOf<FieldError[] | undefined>();
      // @ts-expect-error a failure has no data
      void outcome.data;
    }
  });

  const [renewal, renew] = useRenew();
  expectTypeOf(renewal.data).toEqualTypeOf<SessionData | undefined>();
  expectTypeOf(renew).parameters.toEqualTypeOf<[]>();
  // @ts-expect-error a renewal has no fields
  void renewal.fieldErrors.email;

  const [, logout] = useLogout();
  void auth.logout().then(({ data }) => expectTypeOf(data).toEqualTypeOf<LogoutData>());
  void logout({ everywhere: true });
  // @ts-expect-error a logout takes no credentials
  void logout({ email: '' });

  const [{ data: customer }] = useCustomer();
  expectTypeOf(customer).toEqualTypeOf<Customer | null | undefined>();
  // @ts-expect-error useCustomer asks a query of its own
  useCustomer({ query: '' });
  // @ts-expect-error the exchanges need the session that they serve
  customerAuthExchange();
  // @ts-expect-error there is no isolation without a cache
  isolateCustomers(auth);

  const session = useCustomerSession();
  expectTypeOf(session).toEqualTypeOf<CustomerSession>();
  if (session.status === 'signedIn') expectTypeOf(session.expiresAt).toEqualTypeOf<number | null>();
  // @ts-expect-error who is not signed in has no id
  else void session.id;
  if (session.status === 'signedIn') {
    // @ts-expect-error the token is not in the session
    void session.token;
  }
  expectTypeOf(useCustomerSession(({ status }) => status === 'signedIn')).toEqualTypeOf<boolean>();

  return [
    <CustomerAuthProvider key="1" auth={auth} />,
    <CustomerAuthProvider key="2" backend={shopify()} />,
    // @ts-expect-error one of both is needed
    <CustomerAuthProvider key="3" />,
    // @ts-expect-error and not both
    <CustomerAuthProvider key="4" auth={auth} backend={shopify()} />,
    // @ts-expect-error these are no messages
    <CustomerAuthProvider key="5" auth={auth} messages={{ unheardOf: '' }} />,
  ];
}
