'use client';

import { useEffect, useState } from 'react';
import type { SessionData } from '../auth/session.js';
import type { Handover, ReceivedHandover } from '../impersonation/handover.js';
import { takeHandover } from '../impersonation/handoverLink.js';
import { receiveHandover } from '../impersonation/receiveHandover.js';
import type { ActionOptions } from './useAction.js';
import { useImpersonationEnd } from './useImpersonationEnd.js';
import {
  useLoginByCode,
  type LoginAsCustomerField,
  type LoginAsCustomerFormState,
} from './useLoginByCode.js';

/** Options of {@link useHandover}. */
export interface UseHandoverOptions extends ActionOptions<SessionData, LoginAsCustomerField> {
  /** The origins whose pages may hand over by `openHandover`. Default: none; links work without. */
  origins?: readonly string[] | undefined;
  /** What `takeHandover` has found before anything else ran. Later links, and one that nobody took, the hook takes itself. */
  handover?: ReceivedHandover | null | undefined;
}

/** What {@link useHandover} returns. */
export interface UseHandoverResponse {
  /** What waits for the person's word: null for nothing, `'damaged'` for what could not be read. */
  handover: ReceivedHandover | null;
  /** Of the sign-in. */
  state: LoginAsCustomerFormState;
  /** Gets the code, and signs in as the customer; nothing once the code is too old. */
  confirm: () => void;
  /** Lets go of it; too late once it is confirmed. */
  decline: () => void;
}

/**
 * A sign-in as a customer that another page hands over, by `openHandover` or by a link of `createHandoverLink`, without any markup:
 * `HandoverPrompt` is made of it. It does nothing before `confirm`. The session is one of `useLoginAsCustomer`; so are the failures.
 */
export function useHandover({
  origins = [],
  handover: found = null,
  onSuccess,
  onError,
}: UseHandoverOptions = {}): UseHandoverResponse {
  const [handover, setHandover] = useState(found);
  /** The last one that was confirmed, and the session that came of it. */
  const [confirmed, setConfirmed] = useState<Handover>();
  const [sessionId, setSessionId] = useState<string>();
  const offered = handover === 'damaged' ? null : handover;

  const [state, login] = useLoginByCode(offered?.requestCode, {
    onSuccess(session) {
      confirmed?.tell({ type: 'signedIn' });
      setSessionId(session.sessionId);
      // Another one may have come meanwhile.
      setHandover((present) => (present === confirmed ? null : present));
      onSuccess?.(session);
    },
    onError,
  });

  useImpersonationEnd((end) => {
    if (end.sessionId === sessionId) confirmed?.tell({ type: 'ended', endedBy: end.endedBy });
  });

  // By its text, for a list may be a new one in every render.
  const named = origins.join(' ');
  useEffect(() => receiveHandover(named ? named.split(' ') : [], setHandover), [named]);

  useEffect(() => {
    const take = () => {
      const taken = takeHandover();
      if (taken) setHandover(taken);
      return taken;
    };
    // A router that goes by the fragment has seen what was in it.
    const takeLater = () => {
      if (take()) window.dispatchEvent(new HashChangeEvent('hashchange'));
    };
    const timer = setTimeout(take);
    window.addEventListener('hashchange', takeLater);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('hashchange', takeLater);
    };
  }, []);

  return {
    handover,
    state,
    confirm() {
      if (!offered || state.fetching || Date.now() >= (offered.expiresAt ?? Infinity)) return;
      setConfirmed(offered);
      login({ email: offered.email, code: '', reason: offered.reason });
    },
    decline() {
      if (state.fetching) return;
      offered?.tell({ type: 'declined' });
      setHandover(null);
    },
  };
}
