'use client';

import type { SessionData } from '../auth/session.js';
import { englishImpersonation, englishLoginAsCustomer } from '../messages/english.js';
import type { ActionOptions } from '../react/useAction.js';
import { useCustomerSession } from '../react/useCustomerSession.js';
import type { LoginAsCustomerField } from '../react/useLoginByCode.js';
import { AuthErrors } from './AuthErrors.js';
import { AuthField } from './AuthField.js';
import { AuthForm } from './AuthForm.js';
import { AuthNotice } from './AuthNotice.js';
import { AuthSubmit } from './AuthSubmit.js';
import { CodeLife } from './CodeLife.js';
import { EmailText } from './EmailText.js';
import { classes } from './part.js';
import { useLoginAsCustomerForm, type CodeOrigin } from './useLoginAsCustomerForm.js';
import { useMessages } from './useMessages.js';
import { useTimeLeft } from './useTimeLeft.js';

/** Props of {@link LoginAsCustomer}. */
export type LoginAsCustomerProps = ActionOptions<SessionData, LoginAsCustomerField> &
  CodeOrigin & {
    className?: string | undefined;
    /** The customer's, filled in beforehand. */
    defaultEmail?: string | undefined;
  };

/**
 * Signs a support agent in as a customer, in this tab alone: by the customer's email and a one-time code that the agent pastes, or,
 * given `requestCode`, by email and reason alone. While it lasts, a notice stands in the form's place. Have an `ImpersonationBanner`
 * on every page beside it. The backend needs the action `loginAsCustomer`.
 *
 * @example
 * ```tsx
 * import { LoginAsCustomer, requestOneTimeCode } from 'react-customer-auth';
 *
 * const requestCode = requestOneTimeCode('/api/one-time-code');
 *
 * export const SignInAs = () => <LoginAsCustomer requestCode={requestCode} />;
 * ```
 */
export function LoginAsCustomer({ className, defaultEmail, ...options }: LoginAsCustomerProps) {
  const form = useLoginAsCustomerForm(options);
  const messages = useMessages(englishLoginAsCustomer);
  const { actingAs } = useMessages(englishImpersonation);
  const { data } = form.state;
  const time = useTimeLeft(options.codeExpiresAt ?? null);
  const customer = useCustomerSession((session) =>
    session.status === 'signedIn' && session.id === data?.sessionId
      ? session.impersonation?.customer
      : undefined,
  );
  if (customer !== undefined) {
    return (
      <div className={classes('rca-form', className)}>
        <AuthNotice>
          <EmailText text={actingAs} email={customer} />
        </AuthNotice>
      </div>
    );
  }
  return (
    <AuthForm form={form} className={className}>
      <AuthErrors />
      <AuthField name="email" label={messages.customerEmail} defaultValue={defaultEmail} />
      {options.requestCode ? (
        <AuthField name="reason" label={messages.assistanceReason} />
      ) : (
        <AuthField name="code" label={messages.oneTimeCode} />
      )}
      <CodeLife time={time} />
      <AuthSubmit />
    </AuthForm>
  );
}
