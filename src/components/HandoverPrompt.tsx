'use client';

import type { Handover } from '../impersonation/handover.js';
import {
  englishHandover,
  englishImpersonation,
  englishLogin,
  englishLoginAsCustomer,
} from '../messages/english.js';
import {
  useHandover,
  type UseHandoverOptions,
  type UseHandoverResponse,
} from '../react/useHandover.js';
import { AuthErrors } from './AuthErrors.js';
import { AuthForm } from './AuthForm.js';
import { AuthNotice } from './AuthNotice.js';
import { AuthSubmit } from './AuthSubmit.js';
import { CodeLife } from './CodeLife.js';
import { EmailText } from './EmailText.js';
import { IsolatedText } from './IsolatedText.js';
import { classes } from './part.js';
import { useAuthForm } from './useAuthForm.js';
import { useCodeErrors } from './useCodeErrors.js';
import { useMessages } from './useMessages.js';
import { useTimeLeft } from './useTimeLeft.js';

/** Props of {@link HandoverPrompt}. */
export interface HandoverPromptProps extends UseHandoverOptions {
  className?: string | undefined;
}

/**
 * Asks a support agent whether to sign in as the customer whom another page hands over, by `openHandover` or by a link of
 * `createHandoverLink`, and does so; otherwise it renders nothing. It says whose account it is, which page asks, and how long a code is
 * good, if that is known. Put it beside the `ImpersonationBanner` on the page that panels open. The backend needs the action
 * `loginAsCustomer`.
 *
 * @example
 * ```tsx
 * import { HandoverPrompt, ImpersonationBanner } from 'react-customer-auth';
 *
 * export function SupportPage() {
 *   return (
 *     <>
 *       <ImpersonationBanner />
 *       <HandoverPrompt origins={['https://panel.example.com']} />
 *     </>
 *   );
 * }
 * ```
 */
export function HandoverPrompt({ className, ...options }: HandoverPromptProps) {
  const { handover, ...answer } = useHandover(options);
  if (!handover) return null;
  return handover.isDamaged ? (
    <Damaged className={className} dismiss={answer.decline} />
  ) : (
    <Prompt key={handover.id} className={className} handover={handover} {...answer} />
  );
}

interface DamagedProps {
  className: string | undefined;
  dismiss: () => void;
}

function Damaged({ className, dismiss }: DamagedProps) {
  const { handoverDamaged } = useMessages(englishHandover);
  const messages = useMessages(englishImpersonation);
  return (
    <div className={classes('rca-form', className)}>
      <div className="rca-errors" role="alert">
        {handoverDamaged}
      </div>
      <button type="button" className="rca-button" onClick={dismiss}>
        {messages.dismiss}
      </button>
    </div>
  );
}

interface PromptProps extends Omit<UseHandoverResponse, 'handover'> {
  className: string | undefined;
  handover: Handover;
}

function Prompt({ className, handover, state, confirm, decline }: PromptProps) {
  const { email, reason, origin, expiresAt } = handover;
  const messages = useMessages(englishHandover);
  const { assistanceReason, signInAsCustomer } = useMessages(englishLoginAsCustomer);
  const { signingIn } = useMessages(englishLogin);
  const time = useTimeLeft(expiresAt);
  const form = useAuthForm<never>({
    state,
    inputs: {},
    submit: confirm,
    label: signInAsCustomer,
    busyLabel: signingIn,
    texts: { ...messages, ...useCodeErrors(state) },
  });
  return (
    <AuthForm form={form} className={className}>
      <AuthNotice>
        <EmailText text={messages.handoverQuestion} email={email} />
        {origin !== null && (
          <div className="rca-hint">
            <IsolatedText text={messages.handoverFrom} place="{origin}" value={origin} />
          </div>
        )}
        {reason && (
          <div className="rca-hint">
            {assistanceReason}: <bdi>{reason}</bdi>
          </div>
        )}
      </AuthNotice>
      {!state.fetching && <CodeLife time={time} />}
      <AuthErrors />
      <AuthSubmit />
      <button type="button" className="rca-button rca-button-secondary" onClick={decline}>
        {messages.decline}
      </button>
    </AuthForm>
  );
}
