import { useCustomerSession } from 'react-customer-auth';
import { useNews } from './news';

const time = new Intl.DateTimeFormat('en', { timeStyle: 'short' });

/** Tells a customer, politely, that their session is about to end, where it cannot be renewed. */
export function EndingSoon() {
  const news = useNews();
  const expiresAt = useCustomerSession((session) =>
    session.status === 'signedIn' ? session.expiresAt : null,
  );
  const isNear = news?.type === 'expiring' && news.expiresAt === expiresAt;
  return (
    <p role="status" className="notice">
      {isNear && expiresAt !== null && (
        <>
          Your session ends soon, at{' '}
          <time dateTime={new Date(expiresAt).toISOString()}>{time.format(expiresAt)}</time>. You
          can then sign in again.
        </>
      )}
    </p>
  );
}
