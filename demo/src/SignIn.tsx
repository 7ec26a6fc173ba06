import { LoginForm, useCustomerSession } from 'react-customer-auth';
import { useNews } from './news';
import { shop } from './shops';
import { Trials } from './Trials';

/** The sign-in page. */
export function SignIn() {
  const ended = useCustomerSession(
    (session) =>
      session.status === 'signedOut' &&
      (session.reason === 'expired' || session.reason === 'rejected'),
  );
  const isLeftElsewhere = useNews()?.type === 'revocationFailed' && shop.signsOutEverywhere;
  return (
    <section className="card narrow">
      <h1>Sign in</h1>
      {ended && <p role="status">Your session has ended. Please sign in again.</p>}
      {isLeftElsewhere && (
        <p role="alert" className="trouble">
          You are signed out here, but that did not reach your other devices. Sign in and try again.
        </p>
      )}
      <LoginForm recover={<a href="#/recover">Forgot your password?</a>} />
      {shop.trials.length > 0 && <Trials />}
    </section>
  );
}
