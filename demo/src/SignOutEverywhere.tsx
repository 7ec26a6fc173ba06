import { useLogout } from 'react-customer-auth';

/** Signs the customer out here and on every other device. */
export function SignOutEverywhere() {
  const [, logout] = useLogout();
  return (
    <button type="button" className="button" onClick={() => void logout({ everywhere: true })}>
      Sign out everywhere
    </button>
  );
}
