import {
  getCustomerToken,
  initialize,
  revokeCustomerToken,
  setEndpoint,
} from '@dropins/storefront-auth/api.js';
import { events } from '@dropins/tools/event-bus.js';
import { useEffect, useState } from 'react';

setEndpoint('/graphql');
initialize.init({});

export function App() {
  const [isSignedIn, setSignedIn] = useState(false);
  useEffect(() => {
    const subscription = events.on('authenticated', setSignedIn, { eager: true });
    return () => subscription?.off();
  }, []);
  return isSignedIn ? (
    <button onClick={() => revokeCustomerToken()}>Sign out</button>
  ) : (
    <button onClick={() => getCustomerToken({ email: 'ada@example.com', password: 'analytical' })}>
      Sign in
    </button>
  );
}
