'use client';

import type { CombinedError } from '@urql/core';
import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { CustomerAuthError } from '../auth/errors.js';
import { hostOf } from '../auth/host.js';
import { missing } from '../auth/offer.js';
import { englishAssistance } from '../messages/english.js';
import { englishErrors } from '../messages/englishErrors.js';
import { errorText } from '../messages/errorText.js';
import { useCustomerAuth } from '../react/context.js';
import { missingExchanges } from '../react/missingExchanges.js';
import { SignedIn } from '../react/SignedIn.js';
import type { ActionOptions } from '../react/useAction.js';
import {
  useRemoteShoppingAssistance,
  type RemoteShoppingAssistanceData,
} from '../react/useRemoteShoppingAssistance.js';
import { classes } from './part.js';
import { useReport } from './useReport.js';
import { useMessages } from './useMessages.js';

/** Props of {@link RemoteAssistanceSwitch}. */
export interface RemoteAssistanceSwitchProps extends ActionOptions<RemoteShoppingAssistanceData> {
  className?: string | undefined;
}

/**
 * Lets the customer who is signed in allow support agents to sign in as them, and take it back. Without anybody signed in it shows
 * nothing. The backend needs the action `remoteShoppingAssistance`, which only Adobe Commerce has, and the urql client both
 * exchanges.
 *
 * @example
 * ```tsx
 * import { RemoteAssistanceSwitch } from 'react-customer-auth';
 *
 * export const Consent = () => (
 *   <RemoteAssistanceSwitch onSuccess={({ allowed }) => console.log(allowed)} />
 * );
 * ```
 */
export function RemoteAssistanceSwitch(props: RemoteAssistanceSwitchProps) {
  return (
    <SignedIn>
      <Switch {...props} />
    </SignedIn>
  );
}

function Switch({ className, onSuccess, onError }: RemoteAssistanceSwitchProps) {
  const { backend, carriesTokens, isolatesCaches } = hostOf(useCustomerAuth());
  const consent = backend.remoteShoppingAssistance;
  const { query, read } = consent ?? absent;
  const isPossible = carriesTokens && isolatesCaches;
  const [refusal] = useState(() => {
    if (!consent) return missing('remoteShoppingAssistance').error;
    return isPossible ? null : failureOf(missingExchanges('RemoteAssistanceSwitch'));
  });
  useReport(refusal);
  const [{ data, error, fetching }, ask] = useQuery<Record<string, unknown>>({
    query,
    pause: refusal !== null,
    requestPolicy: 'cache-and-network',
  });
  const [wanted, setWanted] = useState(false);
  /** What the server has said last to a change; until then, what was read holds. */
  const [kept, setKept] = useState<boolean>();
  const [state, allow] = useRemoteShoppingAssistance({
    onSuccess(now) {
      setKept(now.allowed);
      onSuccess?.(now);
    },
    onError,
  });
  const errors = useMessages(englishErrors);
  const messages = useMessages(englishAssistance);
  const hintId = useId();

  const known = kept ?? (data ? read(data) : null);
  const isBusy = fetching || state.fetching;
  const unread = known === null && !isBusy && error ? failureOf(error) : null;
  const failure = state.error ?? refusal ?? unread;

  return (
    <div className={classes('rca-assistance', className)}>
      <label className="rca-check">
        <input
          type="checkbox"
          role="switch"
          className="rca-switch"
          checked={state.fetching ? wanted : (known ?? false)}
          aria-describedby={hintId}
          aria-busy={isBusy}
          aria-disabled={isBusy || known === null}
          onChange={() => {
            if (isBusy || refusal) return;
            if (known === null) ask({ requestPolicy: 'network-only' });
            else {
              setWanted(!known);
              void allow(!known);
            }
          }}
        />
        {messages.allowAssistance}
      </label>
      <div className="rca-hint" id={hintId}>
        {messages.assistanceHint}
      </div>
      <div className="rca-errors" role="alert">
        {failure && errorText(failure, errors)}
      </div>
    </div>
  );
}

/** What a backend has that was made without the action. */
const absent = { query: '{__typename}', read: () => null };

/** An error of urql's as one of ours. */
function failureOf({ networkError, response }: CombinedError): CustomerAuthError {
  if (networkError instanceof CustomerAuthError) return networkError;
  return new CustomerAuthError(networkError && !response ? 'network' : 'server');
}
