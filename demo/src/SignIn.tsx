import { LoginForm, useCustomerSession } from 'react-customer-auth';

/** Somebody who may sign in to the fake shop. */
export interface DemoCustomer {
  email: string;
  password: string;
}

/** The sign-in page. */
export function SignIn({ customers }: { customers: DemoCustomer[] }) {
  const ended = useCustomerSession(
    (session) =>
      session.status === 'signedOut' &&
      (session.reason === 'expired' || session.reason === 'rejected'),
  );
  return (
    <section className="card narrow">
      <h1>Sign in</h1>
      {ended && <p role="status">Your session has ended. Please sign in again.</p>}
      <LoginForm />
      {customers.length > 0 && (
        <aside className="hint" aria-label="Demo customers">
          <h2>Try it as</h2>
          <dl>
            {customers.map(({ email, password }) => (
              <div key={email}>
                <dt>{email}</dt>
                <dd>
                  <code>{password}</code>
                </dd>
              </div>
            ))}
          </dl>
        </aside>
      )}
    </section>
  );
}
