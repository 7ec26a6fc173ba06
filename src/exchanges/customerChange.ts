import type { CustomerAuth } from '../auth/customerAuth.js';
import { hostOf } from '../auth/host.js';
import { identityOf, type CustomerSession } from '../auth/session.js';

/**
 * Has React show another customer's session in the very commit in which the former one's data leaves the screen, which is what
 * `leave` sees to; left to itself React 18 commits a store's change before the state of hooks. `resume` goes on for the next customer,
 * also where the change has come to nothing. Returns how to see the session that is shown.
 */
export function onCustomerChange(
  auth: CustomerAuth,
  leave: () => void,
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

  /** Hooks begin to listen in effects, and hear of some results a moment later: both are to have happened. */
  const prepare = () => host.flush?.(() => {});

  function change() {
    const replace = () => {
      leave();
      show();
    };
    try {
      if (isSame()) show();
      else if (host.flush) host.flush(replace);
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
    else void Promise.resolve().then(prepare).then(change, change);
  });
  return getSession;
}
