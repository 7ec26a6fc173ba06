'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { CustomerAuth } from '../auth/customerAuth.js';
import {
  noFieldErrors,
  noFormErrors,
  type CustomerAuthError,
  type Failure,
  type FieldError,
  type FieldErrors,
  type Outcome,
} from '../auth/errors.js';
import { useCustomerAuth } from './context.js';

/** What a hook shows of its last call. While `fetching`, data and errors are cleared. */
export interface ActionState<Data, Field extends string = never> {
  /** Whether a call is under way. */
  fetching: boolean;
  /** What the last call resolved to, if it succeeded. */
  data?: Data;
  /** Why it failed, if it did. */
  error?: CustomerAuthError;
  /** The same empty object while there are none. */
  fieldErrors: FieldErrors<Field>;
  /** What belongs to no field. The same empty array while there is nothing. */
  formErrors: FieldError[];
}

/**
 * Callbacks of a hook or a form. One of them is called, once, for a call that ends; none for `superseded`, and none when the
 * component was gone before the action took effect. A component that its own success takes off the page is told of it: a
 * form at once, a logout button when the server has answered.
 */
export interface ActionOptions<Data, Field extends string = never> {
  /** Called with what a successful call resolves to. */
  onSuccess?: ((data: Data) => void) | undefined;
  /** Called with a failure. */
  onError?: ((failure: Failure<Field>) => void) | undefined;
}

/**
 * The shape of every action's hook: `execute` is stable, never rejects, and resolves to what the state then shows; a call that
 * something newer has overtaken resolves to its outcome and shows nothing.
 */
export type UseActionResponse<Args extends unknown[], Data, Field extends string = never> = [
  state: ActionState<Data, Field>,
  execute: (...args: Args) => Promise<Outcome<Data, Field>>,
];

const idle = { fetching: false, fieldErrors: noFieldErrors, formErrors: noFormErrors };
const busy = { ...idle, fetching: true };

/** One action of the session as a hook; `act` must be the same function in every render, `first` is what it shows before any call. */
export function useAction<Args extends unknown[], Data, Field extends string>(
  act: (auth: CustomerAuth, ...args: Args) => Promise<Outcome<Data, Field>>,
  options: ActionOptions<Data, Field> = {},
  first: ActionState<Data, Field> = idle,
): UseActionResponse<Args, Data, Field> {
  const auth = useCustomerAuth();
  const [state, setState] = useState<ActionState<Data, Field>>(first);
  const calls = useRef(0);
  const callbacks = useRef<ActionOptions<Data, Field>>(undefined);

  useEffect(() => {
    callbacks.current = options;
    return () => {
      callbacks.current = undefined;
    };
  });

  const execute = useCallback(
    async (...args: Args) => {
      const call = ++calls.current;
      setState(busy);
      // A sign-in takes its form off the page before the promise of it resolves here.
      let atChange: typeof callbacks.current;
      const stop = auth.subscribe(() => {
        atChange = callbacks.current;
      });
      const outcome = await act(auth, ...args);
      stop();
      if (call === calls.current) {
        const { ok, ...shown } = outcome;
        const superseded = !ok && outcome.error.kind === 'superseded';
        setState(superseded ? idle : { ...idle, ...shown });
        if (ok) (callbacks.current ?? atChange)?.onSuccess?.(outcome.data);
        else if (!superseded) callbacks.current?.onError?.(outcome);
      }
      return outcome;
    },
    [auth, act],
  );
  return [state, execute];
}
