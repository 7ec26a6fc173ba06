'use client';

import {
  useEffect,
  useId,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type ReactNode,
  type SyntheticEvent,
} from 'react';
import {
  noFieldErrors,
  type CustomerAuthError,
  type FieldError,
  type FieldErrors,
} from '../auth/errors.js';
import { englishErrors, englishFields } from '../messages/english.js';
import { errorText } from '../messages/errorText.js';
import type { Messages } from '../messages/messages.js';
import { complaintOf, complaintsOf, isField } from './formFields.js';
import { useCountdown } from './useCountdown.js';
import { useReport } from './useReport.js';
import { useMessages } from './useMessages.js';

/** The state of an action, as far as its form shows it. */
export interface FormState {
  fetching: boolean;
  error?: CustomerAuthError | undefined;
  fieldErrors: FieldErrors<string>;
  formErrors: FieldError[];
}

/** The attributes of an input, but for what ties it to its form. */
export type InputProps = Omit<ComponentPropsWithoutRef<'input'>, 'id' | 'name'>;

/** What a form is for. */
export interface AuthFormOptions<Field extends string> {
  /** Of the action that it is for, as the action's hook returns it. */
  state: FormState;
  /** Its fields by their names, and what their inputs are to be like. */
  inputs: Readonly<Record<Field, InputProps>>;
  /** Called once nothing is missing, no earlier call is under way and no wait is on; `value` reads what was entered. */
  submit: (value: (name: string) => string) => void;
  /** On its button. */
  label: ReactNode;
  /** The same while it is under way. Default: the label. */
  busyLabel?: ReactNode;
  /** Texts in the place of the provider's: of an error's kind or code that means something else in this form. */
  texts?: Partial<Messages>;
}

/** A form without any markup: what to spread on its elements, and what to show. */
export interface AuthFormModel<Field extends string = string> {
  fetching: boolean;
  /** The seconds until the server wants another attempt; 0 when it takes one. */
  wait: number;
  /** For the `<form>`. */
  formProps: Pick<
    ComponentPropsWithoutRef<'form'>,
    'method' | 'noValidate' | 'onSubmit' | 'onInput'
  > & {
    'aria-busy': boolean;
  };
  /** For the input of a field; its label needs the same `id`. */
  inputProps(name: Field): InputProps & { id: string; name: Field };
  /** For the element beneath a field, with what is wrong with it. */
  errorProps(name: Field): { id: string; children: ReactNode };
  /** For the element that says what is wrong with the form as a whole; it is announced, so it has to be there before. */
  alertProps: { role: 'alert'; children: ReactNode };
  /** For the button. It stays focusable while there is nothing to submit. */
  submitProps: { type: 'submit'; 'aria-disabled': boolean; children: ReactNode };
}

/**
 * All that a form does, for markup of your own: it checks what is required, lets no second submit out while the first is under way,
 * puts the focus on the first field that is wrong, takes a complaint back as soon as its field is changed, and waits where the server
 * says for how long. `AuthForm` and its parts are made of it.
 *
 * @example
 * ```tsx
 * const [state, login] = useLogin();
 * const form = useAuthForm({
 *   state,
 *   inputs: { email: { type: 'email', required: true }, password: { type: 'password', required: true } },
 *   submit: (value) => void login({ email: value('email'), password: value('password') }),
 *   label: 'Sign in',
 * });
 * ```
 */
export function useAuthForm<Field extends string>({
  state: { fetching, error, fieldErrors, formErrors },
  inputs,
  submit,
  label,
  busyLabel = label,
  texts,
}: AuthFormOptions<Field>): AuthFormModel<Field> {
  const general = useMessages(englishErrors);
  const messages = { ...general, ...texts };
  const { wait: waitLabel } = useMessages(englishFields);
  const id = useId();
  const submitted = useRef<HTMLFormElement>(null);
  const [attempt, setAttempt] = useState({ count: 0, complaints: noFieldErrors });
  const wait = useCountdown((error?.kind === 'throttled' && error.retryAfter) || 0, error);

  const isIncomplete = attempt.complaints !== noFieldErrors;
  const complaints: FieldErrors<string> = isIncomplete ? attempt.complaints : fieldErrors;
  const [mended, setMended] = useState<string[]>([]);
  const wrong = Object.entries(complaints).filter(([name]) => !mended.includes(name));

  useEffect(() => {
    const fields = [...(submitted.current?.elements ?? [])].filter(isField);
    fields.find(({ name }) => Object.hasOwn(complaints, name))?.focus();
  }, [complaints]);

  useReport(error);

  const textsOf = (errors: FieldError[]) => errors.map((one) => errorText(one, messages));
  const errorId = (name: string) => `${id}${name}-error`;

  const elsewhere = wrong.flatMap(([name, errors = []]) => (name in inputs ? [] : errors));
  const alerts = new Set(textsOf(isIncomplete ? elsewhere : [...formErrors, ...elsewhere]));
  // An error that no complaint explains speaks for itself.
  if (error && !formErrors.length && complaints === noFieldErrors) {
    alerts.add(errorText(error, messages));
  }

  return {
    fetching,
    wait,
    formProps: {
      // Sent before the page is interactive, a form would otherwise put the password into the address.
      method: 'post',
      // The browser's bubbles would speak another language, look and time than the errors of the server.
      noValidate: true,
      'aria-busy': fetching,
      onSubmit(event) {
        event.preventDefault();
        if (fetching || wait) return;
        const form = event.currentTarget;
        submitted.current = form;
        const found = complaintsOf(form);
        setMended([]);
        setAttempt({ count: attempt.count + 1, complaints: found });
        if (found !== noFieldErrors) return;
        const entered = new FormData(form);
        submit((name) => {
          const value = entered.get(name);
          return typeof value === 'string' ? value : '';
        });
      },
      onInput({ target }: SyntheticEvent) {
        if (!isField(target)) return;
        const shown = complaints[target.name]?.[0];
        if (shown && complaintOf(target)?.code !== shown.code) setMended([...mended, target.name]);
      },
    },
    inputProps: (name) => ({
      ...inputs[name],
      id: id + name,
      name,
      'aria-invalid': wrong.some(([one]) => one === name),
      'aria-describedby': errorId(name),
    }),
    errorProps: (name) => ({
      id: errorId(name),
      children: textsOf(wrong.find(([one]) => one === name)?.[1] ?? []).join(' '),
    }),
    alertProps: {
      role: 'alert',
      children: alerts.size
        ? [...alerts].map((text) => <div key={`${attempt.count} ${text}`}>{text}</div>)
        : wrong.length > 0 && (
            // What is wrong with a field is heard when the focus gets there, which may be there already.
            <span key={attempt.count} className="rca-unseen">
              {general.invalid}
            </span>
          ),
    },
    submitProps: {
      type: 'submit',
      'aria-disabled': fetching || wait > 0,
      children: wait ? (
        <>
          {waitLabel} <span aria-hidden="true">{clock(wait)}</span>
        </>
      ) : fetching ? (
        busyLabel
      ) : (
        label
      ),
    },
  };
}

/** Seconds as minutes and seconds. */
const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
