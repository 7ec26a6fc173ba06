'use client';

import { useEffect, useRef } from 'react';
import type { CustomerAuth } from '../auth/customerAuth.js';
import { hostOf } from '../auth/host.js';
import { offered } from '../auth/offer.js';
import { fail, type Outcome } from '../auth/errors.js';
import type { Grant, SessionData } from '../auth/session.js';
import type { OneTimeCodeField } from '../backends/actions.js';
import {
  refusedCode,
  type CodeRequest,
  type CodeRequestField,
  type RequestCode,
} from './codeRequest.js';
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

type GetCode = () => Promise<Outcome<string, LoginAsCustomerField>>;

const loginBy = (auth: CustomerAuth, { email, reason }: LoginByCode, getCode: GetCode) => {
  const host = hostOf(auth);
  return host.signIn<LoginAsCustomerField>(
    email,
    async (send): Promise<Outcome<Grant, LoginAsCustomerField>> => {
      const got = await getCode();
      if (!got.ok) return got;
      return offered(host, 'loginAsCustomer', (ask) => ask(send, { email, code: got.data }));
    },
    { isImpersonated: true, reason },
  );
};

/**
 * As `useLoginAsCustomer`, and with `requestCode` the code is asked for first: both are one call, which a newer sign-in or sign-out
 * overtakes wherever it is. A form that is gone before there is a code does not sign in any more.
 */
export function useLoginByCode(
  requestCode: RequestCode | undefined,
  options: ActionOptions<SessionData, LoginAsCustomerField>,
): [state: LoginAsCustomerFormState, login: (entered: LoginByCode) => void] {
  const [state, login] = useAction(loginBy, options);
  const requests = useRef(new Set<AbortController>());

  useEffect(() => {
    const underWay = requests.current;
    return () => underWay.forEach((request) => request.abort());
  }, []);

  async function ask(request: RequestCode, asked: CodeRequest): ReturnType<GetCode> {
    const controller = new AbortController();
    const { signal } = controller;
    requests.current.add(controller);
    try {
      const answer = await request(asked, signal);
      if (signal.aborted) return fail('superseded');
      if ('code' in answer) return { ok: true, data: answer.code };
      return 'fieldErrors' in answer ? answer : refusedCode(answer.error);
    } catch (error) {
      return signal.aborted ? fail('superseded') : refusedCode(error);
    } finally {
      requests.current.delete(controller);
    }
  }

  return [
    state,
    (entered) => {
      const { email, code, reason = '' } = entered;
      void login(entered, () =>
        requestCode
          ? ask(requestCode, { email, reason })
          : Promise.resolve({ ok: true, data: code }),
      );
    },
  ];
}
