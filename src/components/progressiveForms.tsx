'use client';

import { CustomerAuthError, noFieldErrors, noFormErrors, type FieldError } from '../auth/errors.js';
import type { CustomerFormsState, FormAction, SentFailure } from '../auth/formsState.js';
import { sessionData } from '../auth/session.js';
import type { ProgressiveForms } from '../react/progressiveForm.js';
import type { ActionState } from '../react/useAction.js';

/**
 * Has the forms below a provider work before the page's script runs, and without it: by what the server's `forms.read` says. Once the
 * script runs, all is as it is without this. Make it once for a page, not in every render.
 *
 * @example
 * ```tsx
 * import { useState } from 'react';
 * import { CustomerAuthProvider, LoginForm, progressiveForms } from 'react-customer-auth';
 * import type { CustomerAuth, CustomerFormsState } from 'react-customer-auth';
 *
 * export function SignIn({ auth, state }: { auth: CustomerAuth; state: CustomerFormsState }) {
 *   const [forms] = useState(() => progressiveForms(state));
 *   return (
 *     <CustomerAuthProvider auth={auth} forms={forms}>
 *       <LoginForm />
 *     </CustomerAuthProvider>
 *   );
 * }
 * ```
 */
export function progressiveForms({
  action: path,
  page,
  session,
  sent,
}: Pick<CustomerFormsState, 'action' | 'page' | 'session' | 'sent'>): ProgressiveForms {
  /** The forms that have been on the page, and have left it. */
  const gone = new Set<FormAction>();
  const watch = (action: FormAction) => (input: HTMLInputElement | null) => {
    // Until here the browser checks the form by itself; from now on it is done in the page's own words and time.
    if (input?.form) input.form.noValidate = true;
    if (!input) gone.add(action);
  };
  const watching = {
    login: watch('login'),
    logout: watch('logout'),
    recover: watch('recover'),
    reset: watch('reset'),
  };

  function sentState(action: FormAction) {
    if (sent?.action !== action || gone.has(action)) return undefined;
    const { email, remember, failure, isSignedIn } = sent;
    const entered = { email, remember };
    if (failure) return { entered, failed: stateOf(failure) };
    const begun = isSignedIn && session.status === 'signedIn' ? sessionData(session) : null;
    return { entered, done: { ...untouched, data: { email, session: begun } } };
  }

  return (action, fields) => ({
    formProps: { action: path, noValidate: false },
    hidden: (
      <>
        <input ref={watching[action]} type="hidden" name="action" value={action} />
        {Object.entries({ page, ...fields }).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
      </>
    ),
    ...sentState(action),
  });
}

const untouched = { fetching: false, fieldErrors: noFieldErrors, formErrors: noFormErrors };

function stateOf(failure: SentFailure): ActionState<never, string> {
  const { kind, retryAfter, formErrors } = failure;
  const wrong = Object.entries(failure.fieldErrors);
  return {
    ...untouched,
    error: new CustomerAuthError(kind, undefined, retryAfter ?? undefined),
    ...(wrong.length > 0 && {
      fieldErrors: Object.fromEntries(wrong.map(([name, codes]) => [name, codes.map(complaint)])),
    }),
    formErrors: formErrors.map(complaint),
  };
}

/** What the page's messages have words for; the server's own are not among it. */
const complaint = (code: string | null): FieldError => ({ code, message: '', path: [] });
