'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { CustomerAuth } from '../auth/customerAuth.js';
import { noFieldErrors, noFormErrors } from '../auth/errors.js';
import { hostOf } from '../auth/host.js';
import type { SessionData } from '../auth/session.js';
import type { Handover, ReceivedHandover } from '../impersonation/handover.js';
import { receiveHandover } from '../impersonation/receiveHandover.js';
import { watchForLinks } from '../impersonation/watchForLinks.js';
import { useCustomerAuth } from './context.js';
import type { ActionOptions } from './useAction.js';
import {
  useLoginByCode,
  type LoginAsCustomerField,
  type LoginAsCustomerFormState,
} from './useLoginByCode.js';

/** Options of {@link useHandover}. */
export interface UseHandoverOptions extends ActionOptions<SessionData, LoginAsCustomerField> {
  /** The origins whose pages may hand over by `openHandover`. Default: none. */
  origins?: readonly string[] | undefined;
  /** What `takeHandover` has found before anything else ran. */
  initialHandover?: ReceivedHandover | null | undefined;
  /**
   * Whether links of `createHandoverLink` are taken that come into the open page, or that nobody has taken before. A link may come from
   * anybody. Default: false.
   */
  takesLinks?: boolean | undefined;
}

/** What {@link useHandover} returns. */
export interface UseHandoverResponse {
  /** What waits for the person's word; null for nothing. */
  handover: ReceivedHandover | null;
  /** Of its sign-in. */
  state: LoginAsCustomerFormState;
  /** Gets the code, and signs in as the customer. */
  confirm: () => void;
  /** Lets go of it; too late once there is a code. */
  decline: () => void;
}

const idle: LoginAsCustomerFormState = {
  fetching: false,
  fieldErrors: noFieldErrors,
  formErrors: noFormErrors,
};

/** Those that have been answered: a page may bring them once more when its component comes back. */
const answered = new WeakSet<ReceivedHandover>();

const never = () => () => {};

/**
 * A sign-in as a customer that another page hands over, by `openHandover` or by a link of `createHandoverLink`, without any markup:
 * `HandoverPrompt` is made of it. It does nothing before `confirm`. The session is one of {@link useLoginAsCustomer}; so are the failures.
 * A newer handover takes the place of one that waits, but of none that is under way.
 *
 * @returns What waits for the agent's word, the state of its sign-in, and how to confirm or decline it.
 *
 * @example
 * ```tsx
 * import { useHandover } from 'react-customer-auth';
 *
 * export function Prompt() {
 *   const { handover, state, confirm, decline } = useHandover({
 *     origins: ['https://panel.example.com'],
 *   });
 *   if (!handover || handover.isDamaged) return null;
 *   return (
 *     <>
 *       <button disabled={state.fetching} onClick={confirm}>
 *         Sign in as {handover.email}
 *       </button>
 *       <button onClick={decline}>Don’t</button>
 *     </>
 *   );
 * }
 * ```
 */
export function useHandover({
  origins = [],
  initialHandover = null,
  takesLinks = false,
  onSuccess,
  onError,
}: UseHandoverOptions = {}): UseHandoverResponse {
  const auth = useCustomerAuth();
  // Hydration shows what a server has rendered, which has no address.
  const initial = useSyncExternalStore(
    never,
    () => (initialHandover && !answered.has(initialHandover) ? initialHandover : null),
    () => null,
  );
  const [later, setLater] = useState<ReceivedHandover>();
  const waiting = later && !answered.has(later) ? later : null;
  const handover = waiting ?? initial;
  const [, update] = useState({});
  /** The last one that was confirmed. */
  const [confirmed, setConfirmed] = useState<Handover>();

  function settle(one: ReceivedHandover, type: 'signedIn' | 'declined') {
    answered.add(one);
    one.tell({ type });
    update({});
  }

  const [loginState, login, cancel] = useLoginByCode({
    onSuccess(session) {
      if (confirmed) {
        settle(confirmed, 'signedIn');
        tellEnd(auth, session, confirmed);
      }
      onSuccess?.(session);
    },
    onError,
  });

  const { fetching } = loginState;
  const present = useRef({ handover, fetching });
  useEffect(() => {
    present.current = { handover, fetching };
  });
  // By its text, for a list may be a new one in every render.
  const named = origins.join(' ');
  useEffect(() => {
    const take = (next: ReceivedHandover) => {
      const former = present.current;
      const given = former.fetching ? next : former.handover;
      given?.tell({ type: 'declined' });
      if (!former.fetching) setLater(next);
    };
    const stops = [
      receiveHandover(named ? named.split(' ') : [], take),
      takesLinks ? watchForLinks(take) : () => {},
    ];
    return () => stops.forEach((stop) => stop());
  }, [named, takesLinks]);

  return {
    handover,
    state: confirmed && confirmed === handover ? loginState : idle,
    confirm() {
      if (!handover || handover.isDamaged || fetching) return;
      setConfirmed(handover);
      const { email, reason, requestCode } = handover;
      login({ email, code: '', reason }, requestCode);
    },
    decline() {
      if (handover && (!fetching || cancel())) settle(handover, 'declined');
    },
  };
}

/** Tells the page that has handed a session over how that ends, wherever this page is by then. */
function tellEnd(auth: CustomerAuth, { sessionId }: SessionData, { tell }: Handover) {
  const { box } = hostOf(auth);
  const stop = auth.subscribe(() => {
    const ended = box?.ended();
    if (ended?.session.id !== sessionId) return;
    stop();
    tell({ type: 'ended', endedBy: ended.reason });
  });
}
