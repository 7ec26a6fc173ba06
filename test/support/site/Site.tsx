import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { useEffect, useState } from 'react';
import {
  createCustomerAuth,
  customerAuthExchange,
  CustomerAuthProvider,
  httpOnly,
  isolateCustomers,
  LoginForm,
  LogoutButton,
  progressiveForms,
  RecoverPasswordForm,
  ResetPasswordForm,
  SignedIn,
  SignedOut,
  takingOver,
  useCustomer,
  type Backend,
  type CustomerFormsState,
} from 'react-customer-auth';
import { Provider } from 'urql';

/** What the server of the site knows of a page. */
export interface SiteProps {
  backend: Backend;
  state: CustomerFormsState;
}

/** A small site, as it is rendered on its server and in the browser. */
export function Site({ backend, state }: SiteProps) {
  const [{ auth, client, forms }] = useState(() => open({ backend, state }));
  useEffect(() => {
    // Tells a test that the page is interactive.
    document.documentElement.dataset.ready = 'yes';
  }, []);
  return (
    <Provider value={client}>
      <CustomerAuthProvider auth={auth} forms={forms}>
        <header>
          <a href="/login">Sign-in page</a>
          <SignedIn>
            <p>
              You are signed in. <Email />
            </p>
            <LogoutButton />
          </SignedIn>
          <SignedOut>
            <p>You are signed out.</p>
          </SignedOut>
        </header>
        <main>
          <Page path={state.page} />
        </main>
      </CustomerAuthProvider>
    </Provider>
  );
}

function open({ backend, state }: SiteProps) {
  const auth = createCustomerAuth({
    backend: httpOnly(backend),
    initialSession: state.session,
    storage: takingOver(state),
  });
  const client = new Client({
    url: '/api/storefront',
    preferGetMethod: false,
    exchanges: [isolateCustomers(auth, cacheExchange), customerAuthExchange(auth), fetchExchange],
  });
  return { auth, client, forms: progressiveForms(state) };
}

/** Asked for by the script, and by no server. */
function Email() {
  const [{ data }] = useCustomer();
  return <b>{data?.email}</b>;
}

function Page({ path }: { path: string }) {
  const { pathname, searchParams } = new URL(path, 'http://site');
  if (pathname === '/recover') {
    return (
      <>
        <h1>Forgotten password</h1>
        <RecoverPasswordForm signIn={<a href="/login">Back</a>} />
      </>
    );
  }
  if (pathname === '/reset') {
    const token = searchParams.get('token');
    return (
      <>
        <h1>New password</h1>
        <ResetPasswordForm
          {...(token === null ? { resetUrl: searchParams.get('url') ?? '' } : { token })}
          recover={<a href="/recover">Ask for a new link</a>}
        />
      </>
    );
  }
  return (
    <>
      <h1>Welcome</h1>
      <SignedOut>
        <LoginForm remember recover={<a href="/recover">Forgot your password?</a>} />
      </SignedOut>
    </>
  );
}
