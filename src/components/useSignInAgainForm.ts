'use client';

import type { SessionData } from '../auth/session.js';
import type { LoginField } from '../backends/backend.js';
import { englishFormErrors, englishLogin } from '../messages/english.js';
import type { ActionOptions } from '../react/useAction.js';
import { useSignInAgain } from '../react/useSignInAgain.js';
import type { AuthFormModel } from './useAuthForm.js';
import { useFormModel } from './useFormModel.js';
import { loginInputs } from './useLoginForm.js';
import { useMessages } from './useMessages.js';

/** The form of `useLoginForm` for whoever is or was signed in by this session, which may go on. */
export function useSignInAgainForm(
  sessionId: string,
  asksToRemember: boolean,
  options: ActionOptions<SessionData, LoginField>,
): AuthFormModel<LoginField> {
  const messages = useMessages(englishLogin);
  const [state, signIn] = useSignInAgain(options);
  return useFormModel(englishFormErrors, {
    state,
    inputs: loginInputs,
    submit: (value) =>
      void signIn(sessionId, {
        email: value('email'),
        password: value('password'),
        remember: asksToRemember ? value('remember') === 'on' : undefined,
      }),
    label: messages.signIn,
    busyLabel: messages.signingIn,
  });
}
