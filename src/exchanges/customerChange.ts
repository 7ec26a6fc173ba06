import type { CustomerAuth } from '../auth/customerAuth.js';
import { hostOf } from '../auth/host.js';
import { identityOf, type CustomerSession } from '../auth/session.js';

/**
 * Has React show another customer's session in the very commit in which the former one's data leaves the screen; left to itself
 * React 18 commits a store's change before the state of hooks. `begin` makes ready, and returns how to clear the screen; `resume`
 * goes on, also where the change has come to nothing. Returns how to see the session that is shown.
 */
export function onCustomerChange(
  auth: CustomerAuth,
  begin: () => () => void,
  resume: () => void,
): () => CustomerSession {
  const host = hostOf(auth);
  const listeners = new Set<() => void>();
  let shown: CustomerSession | undefined;

  const getSession = () => (shown ??= auth.getSession());
  const isSame = () => identityOf(getSession()) === identityOf(auth.getSession());

  function show() {
    shown = auth.getSession();
    listeners.forEach((listener) => listener());
  }

  function change() {
    if (isSame()) {
      show();
      resume();
      return;
    }
    const clear = begin();
    const replace = () => {
      clear();
      show();
    };
    try {
      if (host.flush) host.flush(replace);
      else replace();
    } finally {
      // Whatever a component makes of it.
      resume();
    }
  }

  host.view = {
    getSession,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  auth.subscribe(() => {
    if (isSame()) show();
    // Out of whatever React is at: in a transition the change would wait for its end, in an effect it could not be flushed.
    else void Promise.resolve().then(change);
  });
  return getSession;
}
