'use client';

import { useEffect, useRef } from 'react';
import type { CustomerAuth } from '../auth/customerAuth.js';
import { hostOf, type SessionHost } from '../auth/host.js';
import { offered } from '../auth/offer.js';
import { fail, type Outcome } from '../auth/errors.js';
import { isWord, type Grant, type SessionData } from '../auth/session.js';
import type { OneTimeCodeField } from '../backends/actions.js';
import {
  askForCode,
  type CodeRequestField,
  type CustomerToken,
  type OneTimeCode,
  type RequestCode,
} from '../impersonation/codeRequest.js';
import { useAction, type ActionOptions, type ActionState } from './useAction.js';

/** The fields of a sign-in as a customer, with the request for the code or without. */
export type LoginAsCustomerField = OneTimeCodeField | CodeRequestField;

/** What the form that signs in as a customer shows. */
export type LoginAsCustomerFormState = ActionState<SessionData, LoginAsCustomerField>;

/** What was entered: with a reason, whether or not the code is asked for with it. */
export interface LoginByCode {
  email: string;
  /** Entered; empty where it is to be asked for. */
  code: string;
  reason: string | undefined;
}

type GetCode = () => Promise<Outcome<OneTimeCode | CustomerToken, LoginAsCustomerField>>;

const loginBy = (auth: CustomerAuth, { email, reason }: LoginByCode, getCode: GetCode) => {
  const host = hostOf(auth);
  return host.signIn<LoginAsCustomerField>(
    email,
    async (send): Promise<Outcome<Grant, LoginAsCustomerField>> => {
      const got = await getCode();
      if (!got.ok) return got;
      const { data } = got;
      return 'token' in data
        ? grantOf(data, host)
        : offered(host, 'loginAsCustomer', (ask) => ask(send, { email, code: data.code }));
    },
    { isImpersonated: true, reason },
  );
};

/** What a token is that a server has got for the agent: nothing tells of its end. */
function grantOf({ token }: CustomerToken, { backend }: SessionHost): Outcome<Grant> {
  if (backend.sessionIdOf) {
    return fail(
      'unsupported',
      process.env.NODE_ENV !== 'production' &&
        "Your server has sent the customer's token itself, which with httpOnly() no page may have. Have it get one-time codes (adobe.baseUrl), or sign agents in on a page without httpOnly().",
    );
  }
  return isWord(token)
    ? { ok: true, data: { token, life: null } }
    : fail('server', process.env.NODE_ENV !== 'production' && 'What came as a token is none.');
}

/**
 * As `useLoginAsCustomer`, and with `requestCode` the code is asked for first: both are one call, which a newer sign-in or sign-out
 * overtakes wherever it is. A form that is gone before there is a code does not sign in any more, nor does one that cancels, which says
 * whether it was early enough.
 */
export function useLoginByCode(
  options: ActionOptions<SessionData, LoginAsCustomerField>,
): [
  state: LoginAsCustomerFormState,
  login: (entered: LoginByCode, requestCode: RequestCode | undefined) => void,
  cancel: () => boolean,
] {
  const [state, login] = useAction(loginBy, options);
  const requests = useRef(new Set<AbortController>());

  useEffect(() => {
    const underWay = requests.current;
    return () => underWay.forEach((request) => request.abort());
  }, []);

  async function ask(request: RequestCode, entered: LoginByCode): ReturnType<GetCode> {
    const controller = new AbortController();
    requests.current.add(controller);
    const { email, reason = '' } = entered;
    const outcome = await askForCode(request, { email, reason }, controller.signal);
    requests.current.delete(controller);
    return outcome;
  }

  return [
    state,
    (entered, requestCode) => {
      const { code } = entered;
      void login(entered, () =>
        requestCode ? ask(requestCode, entered) : Promise.resolve({ ok: true, data: { code } }),
      );
    },
    () => {
      const underWay = [...requests.current];
      underWay.forEach((request) => request.abort());
      return underWay.length > 0;
    },
  ];
}
