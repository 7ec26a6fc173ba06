'use client';

import { useEffect, useId, useRef, useState, type SyntheticEvent } from 'react';
import { noFieldErrors, type FieldError, type FieldErrors } from '../auth/errors.js';
import { englishFields, type FormErrorMessages } from '../messages/english.js';
import { formErrorText } from '../messages/errorText.js';
import type { ProgressiveForm } from '../react/progressiveForm.js';
import { complaintOf, complaintsOf, isField } from './formFields.js';
import type { AuthFormModel, AuthFormOptions } from './useAuthForm.js';
import { useCountdown } from './useCountdown.js';
import { useMessages } from './useMessages.js';
import { useReport } from './useReport.js';

/** What {@link useAuthForm} does, with the texts of those errors alone that may come; one without is `invalid`. */
export function useFormModel<Field extends string>(
  english: FormErrorMessages,
  {
    state: { fetching, error, fieldErrors, formErrors },
    inputs,
    submit,
    label,
    busyLabel = label,
    texts,
    progressive,
  }: AuthFormOptions<Field> & { progressive?: ProgressiveForm | undefined },
): AuthFormModel<Field> {
  const general = useMessages(english);
  const messages = { ...general, ...texts };
  const { wait: waitLabel } = useMessages(englishFields);
  const id = useId();
  const submitted = useRef<HTMLFormElement>(null);
  const [attempt, setAttempt] = useState({ count: 0, complaints: noFieldErrors });
  const wait = useCountdown((error?.kind === 'throttled' && error.retryAfter) || 0, error);

  const isIncomplete = attempt.complaints !== noFieldErrors;
  const complaints: FieldErrors<string> = isIncomplete ? attempt.complaints : fieldErrors;
  const [mended, setMended] = useState<string[]>([]);
  const errorsOf = (name: string) => (mended.includes(name) ? undefined : complaints[name]);
  const wrong = Object.keys(complaints).filter(errorsOf);

  useEffect(() => {
    const fields = [...(submitted.current?.elements ?? [])].filter(isField);
    fields.find(({ name }) => Object.hasOwn(complaints, name))?.focus();
  }, [complaints]);

  useReport(error);

  const textsOf = (errors: FieldError[]) => errors.map((one) => formErrorText(one, messages));
  const errorId = (name: string) => `${id}${name}-error`;

  const elsewhere = wrong.flatMap((name) => (name in inputs ? [] : (errorsOf(name) ?? [])));
  const alerts = new Set(textsOf(isIncomplete ? elsewhere : [...formErrors, ...elsewhere]));
  // An error that no complaint explains speaks for itself.
  if (error && !formErrors.length && complaints === noFieldErrors) {
    alerts.add(formErrorText(error, messages));
  }

  return {
    hidden: progressive?.hidden,
    entered: progressive?.entered,
    fetching,
    wait,
    formProps: {
      // Sent before the page is interactive, a form would otherwise put the password into the address.
      method: 'post',
      // The browser's bubbles would speak another language, look and time than the errors of the server.
      noValidate: true,
      'aria-busy': fetching,
      ...progressive?.formProps,
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
      // A page that is loaded with errors begins where the first one is.
      autoFocus: !!progressive?.failed && wrong[0] === name,
      'aria-invalid': errorsOf(name) !== undefined,
      'aria-describedby': errorId(name),
    }),
    errorProps: (name) => ({
      id: errorId(name),
      children: textsOf(errorsOf(name) ?? []).join(' '),
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
