'use client';

import type { SessionData } from '../auth/session.js';
import { englishLogin, englishLoginAsCustomer } from '../messages/english.js';
import type { RequestCode } from '../impersonation/codeRequest.js';
import type { ActionOptions } from '../react/useAction.js';
import {
  useLoginByCode,
  type LoginAsCustomerField,
  type LoginAsCustomerFormState,
} from '../react/useLoginByCode.js';
import { useAuthForm, type AuthFormModel, type InputProps } from './useAuthForm.js';
import { useCodeErrors } from './useCodeErrors.js';
import { useMessages } from './useMessages.js';

/** Where the code comes from: the agent pastes it, or it is asked for with the reason that the agent gives. */
export type CodeOrigin =
  | {
      requestCode?: undefined;
      /** Why the agent signs in, where your page knows: it goes into `session.impersonation`. */
      reason?: string | undefined;
      /** When the code ends that the agent has been given, in epoch milliseconds, where your page knows: `LoginAsCustomer` counts it down. */
      codeExpiresAt?: number | undefined;
    }
  | { requestCode: RequestCode; reason?: never; codeExpiresAt?: never };

/** Options of {@link useLoginAsCustomerForm}. */
export type UseLoginAsCustomerFormOptions = ActionOptions<SessionData, LoginAsCustomerField> &
  CodeOrigin;

/** What {@link useLoginAsCustomerForm} returns: the form, and what the action of it shows. */
export interface LoginAsCustomerFormModel extends AuthFormModel {
  state: LoginAsCustomerFormState;
}

/** Something else than spaces. */
const pattern = '.*\\S.*';
const email: InputProps = { type: 'email', autoComplete: 'off', required: true };
const code: InputProps = {
  type: 'text',
  autoComplete: 'one-time-code',
  autoCapitalize: 'none',
  autoCorrect: 'off',
  spellCheck: false,
  required: true,
  pattern,
};
const reason: InputProps = { type: 'text', autoComplete: 'off', required: true, pattern };

const entering: Record<string, InputProps> = { email, code };
const requesting: Record<string, InputProps> = { email, reason };

/** Whatever a mail, a chat or an Admin page puts around a code or into it. */
const gaps = /[\s\u200b-\u200d\u2060\ufeff]+/g;

/**
 * The form that signs a support agent in as a customer, without any markup: the field `email` and, with `requestCode`, the field
 * `reason`, else `code`. What is entered as a code loses its spaces and line breaks. `LoginAsCustomer` is made of it. The backend
 * needs the action `loginAsCustomer`, of Adobe Commerce for one-time codes, of Shopify for Multipass tokens.
 *
 * @example
 * ```tsx
 * import {
 *   AuthErrors,
 *   AuthField,
 *   AuthForm,
 *   AuthSubmit,
 *   requestOneTimeCode,
 *   useLoginAsCustomerForm,
 * } from 'react-customer-auth';
 *
 * const requestCode = requestOneTimeCode('/api/one-time-code');
 *
 * export function SignInAs() {
 *   const form = useLoginAsCustomerForm({ requestCode });
 *   return (
 *     <AuthForm form={form}>
 *       <AuthErrors />
 *       <AuthField name="email" label="Customer" />
 *       <AuthField name="reason" label="Reason" />
 *       <AuthSubmit />
 *     </AuthForm>
 *   );
 * }
 * ```
 */
export function useLoginAsCustomerForm({
  requestCode,
  reason: known,
  ...options
}: UseLoginAsCustomerFormOptions = {}): LoginAsCustomerFormModel {
  const messages = useMessages(englishLoginAsCustomer);
  const { signingIn } = useMessages(englishLogin);
  const [state, login] = useLoginByCode(options);
  const form = useAuthForm<string>({
    state,
    inputs: requestCode ? requesting : entering,
    submit: (value) =>
      login(
        {
          email: value('email').trim(),
          code: value('code').replace(gaps, ''),
          reason: requestCode ? value('reason').trim() : known,
        },
        requestCode,
      ),
    label: messages.signInAsCustomer,
    busyLabel: signingIn,
    texts: useCodeErrors(state),
  });
  return { ...form, state };
}
