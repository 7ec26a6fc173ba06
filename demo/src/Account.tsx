import { LogoutButton, useCustomerSession } from 'react-customer-auth';

const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' });

/** The account page: who is signed in, since when and until when. */
export function Account() {
  const session = useCustomerSession();
  if (session.status !== 'signedIn') return null;
  return (
    <section className="card narrow">
      <h1>Your account</h1>
      <dl className="facts">
        <div>
          <dt>Signed in since</dt>
          <dd>{day.format(session.issuedAt)}</dd>
        </div>
        <div>
          <dt>Until</dt>
          <dd>{session.expiresAt ? day.format(session.expiresAt) : 'you sign out'}</dd>
        </div>
      </dl>
      <LogoutButton />
    </section>
  );
}
