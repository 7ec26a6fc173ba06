import { useCustomerSession } from 'react-customer-auth';
import { panel } from './handover';

/** The page that the support team's panel opens; what it hands over is asked above. */
export function Support() {
  const isActing = useCustomerSession(
    (session) => session.status === 'signedIn' && session.impersonation !== null,
  );
  return (
    <section className="card narrow">
      <h1>Support</h1>
      {isActing ? (
        <p>
          You see <a href="#/account">the account</a> as the customer does.
        </p>
      ) : (
        <p>
          Support agents sign in as a customer here
          {panel ? (
            <>
              , from <a href={panel}>their panel</a>
            </>
          ) : null}
          .
        </p>
      )}
    </section>
  );
}
