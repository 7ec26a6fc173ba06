'use client';

import type { CustomerAuth } from '../auth/customerAuth.js';
import { hostOf } from '../auth/host.js';
import { customerOf, isSameEmail } from '../auth/knownCustomer.js';
import { identityOf, type SessionData } from '../auth/session.js';
import type { Credentials, LoginField } from '../backends/backend.js';
import { useAction, type ActionOptions, type UseActionResponse } from './useAction.js';

/**
 * Signs in, and goes on with the session of this id where it has not ended, the browser has its token, and the email is that of its
 * customer.
 */
function signInAgain(auth: CustomerAuth, sessionId: string, credentials: Credentials) {
  const host = hostOf(auth);
  const { email } = credentials;
  const known = customerOf(host, sessionId);
  const isSame = known !== undefined && isSameEmail(known.email, email);
  const remember = credentials.remember ?? (isSame ? known.remember : undefined);
  return host.signIn(email, (send) => host.backend.login(send, { ...credentials, remember }), {
    remember,
    goesOn: ({ isImpersonated }) =>
      // The server names the sessions whose tokens it keeps.
      isSame &&
      !isImpersonated &&
      !host.backend.sessionIdOf &&
      identityOf(host.current().session) === sessionId
        ? sessionId
        : undefined,
  });
}

/**
 * Signs a customer in once more. Before the end of their session that is like a renewal: its id stays, and with it all that belongs to
 * it, on the page and in the caches. Anybody else, whoever comes after the end, and everybody with `httpOnly` signs in as by `useLogin`,
 * with a session of their own. Failures are those of `useLogin`.
 */
export const useSignInAgain = (
  options: ActionOptions<SessionData, LoginField>,
): UseActionResponse<[sessionId: string, Credentials], SessionData, LoginField> =>
  useAction(signInAgain, options);
