import { useRef } from 'react';
import {
  LogoutButton,
  RemoteAssistanceSwitch,
  useCustomer,
  useCustomerSession,
} from 'react-customer-auth';
import { shop } from './shops';
import { SignOutEverywhere } from './SignOutEverywhere';
import { Trouble } from './Trouble';

const time = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' });

/** Who is signed in, since when and until when. */
export function Details() {
  const session = useCustomerSession();
  const [{ data: customer, error, fetching }, load] = useCustomer({
    requestPolicy: 'cache-and-network',
  });
  const isLost = Boolean(error) && !fetching;
  const heading = useRef<HTMLHeadingElement>(null);
  if (session.status !== 'signedIn') return null;

  function retry() {
    heading.current?.focus();
    load({ requestPolicy: 'network-only' });
  }

  const name = [customer?.firstName, customer?.lastName].filter(Boolean).join(' ');
  return (
    <section className="card">
      <h2 ref={heading} tabIndex={-1}>
        Your details
      </h2>
      <p role="status" className="unseen">
        {!customer && !isLost && 'Your details are loading.'}
      </p>
      {isLost ? (
        <Trouble action="Load details" onRetry={retry}>
          Your details could not be loaded. Check your connection, then try again.
        </Trouble>
      ) : (
        <dl className="facts">
          <div>
            <dt>Name</dt>
            <dd>{customer && (name || 'Not given')}</dd>
          </div>
          <div>
            <dt>Email</dt>
            <dd>{customer && (customer.email ?? 'Not given')}</dd>
          </div>
        </dl>
      )}
      <dl className="facts">
        <div>
          <dt>Signed in since</dt>
          <dd>{time.format(session.issuedAt)}</dd>
        </div>
        <div>
          <dt>Until</dt>
          <dd>{session.expiresAt ? time.format(session.expiresAt) : 'you sign out'}</dd>
        </div>
      </dl>
      {shop.asksForAssistance && <RemoteAssistanceSwitch />}
      <div className="actions">
        <LogoutButton />
        {shop.signsOutEverywhere && <SignOutEverywhere />}
      </div>
    </section>
  );
}
