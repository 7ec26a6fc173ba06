'use client';

import { useId, useLayoutEffect, useRef, useState } from 'react';
import { hostOf } from '../auth/host.js';
import { customerOf } from '../auth/knownCustomer.js';
import { englishFields, englishLogin, englishSessionEnd } from '../messages/english.js';
import { englishErrors } from '../messages/englishErrors.js';
import { useCustomerAuth } from '../react/context.js';
import { Announcement } from './Announcement.js';
import { AuthErrors } from './AuthErrors.js';
import { AuthField } from './AuthField.js';
import { AuthForm } from './AuthForm.js';
import { AuthPasswordField } from './AuthPasswordField.js';
import { AuthSubmit } from './AuthSubmit.js';
import { ModalDialog } from './ModalDialog.js';
import { classes } from './part.js';
import type { SessionEndDialogProps } from './SessionEndDialog.js';
import { timeText } from './timeText.js';
import { useMessages } from './useMessages.js';
import type { SessionEnd } from './useSessionEnd.js';
import { useSignInAgainForm } from './useSignInAgainForm.js';

/** Props of {@link SessionEndForm}. */
export interface SessionEndFormProps extends SessionEndDialogProps {
  end: SessionEnd;
}

/** Has the customer sign in again above the page, before the end of the session and after it; what was typed stays when it comes. */
export function SessionEndForm({
  className,
  remember,
  recover,
  end: { session, reason, time, dismiss },
  ...options
}: SessionEndFormProps) {
  const host = hostOf(useCustomerAuth());
  const [email] = useState(() => customerOf(host, session.id)?.email);
  /** Whether it was there before the end, which has to be announced then. */
  const [isEarly] = useState(reason === null);
  /** Whether more than the last minute was left when it was opened, which is read with the focus. */
  const [isLong] = useState(!time?.last);
  const form = useSignInAgainForm(session.id, remember !== undefined, options);
  const messages = useMessages(englishSessionEnd);
  const errors = useMessages(englishErrors);
  const fields = useMessages(englishFields);
  const { remember: rememberLabel } = useMessages(englishLogin);
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  /** Whether it came unasked to somebody who may be typing: the next keys are meant for no field here. */
  const [isTyping] = useState(() => !isEarly && takesKeys(document.activeElement));
  // The dialog, which is open by then, has put the focus on the email.
  useLayoutEffect(() => {
    if (isTyping) title.current?.focus();
    else if (email) secret.current?.focus();
  }, [isTyping, email]);

  const leave = () => {
    if (form.fetching) host.supersede(false);
    dismiss();
  };
  const endsIn = (ms: number) =>
    messages.sessionEndsIn.replace('{time}', timeText(ms, errors.language));
  return (
    <ModalDialog
      className={classes('rca-dialog', className)}
      aria-labelledby={`${id}title`}
      aria-describedby={reason ? undefined : `${id}hint`}
      onDismiss={leave}
    >
      <AuthForm form={form}>
        <div>
          <h2
            ref={title}
            id={`${id}title`}
            className="rca-title"
            tabIndex={isTyping ? -1 : undefined}
          >
            {reason ? errors[reason] : time && endsIn(time.left)}
          </h2>
          {!reason && (
            <div id={`${id}hint`} className="rca-hint">
              {messages.stayHint}
            </div>
          )}
        </div>
        <AuthErrors />
        <AuthField name="email" label={fields.email} defaultValue={email} />
        <AuthPasswordField ref={secret} name="password" label={fields.password} />
        {remember !== undefined && (
          <div>
            <label className="rca-check">
              <input type="checkbox" name="remember" defaultChecked={remember} />
              {rememberLabel}
            </label>
          </div>
        )}
        <div className="rca-actions">
          <AuthSubmit />
          <button type="button" className="rca-button rca-button-secondary" onClick={leave}>
            {reason ? messages.staySignedOut : messages.notNow}
          </button>
        </div>
        {recover && (
          <div
            className="rca-links"
            onClick={({ target }) => {
              // It leads to another page, which would be out of reach beneath.
              if (target instanceof Element && target.closest('a, button')) leave();
            }}
          >
            {recover}
          </div>
        )}
      </AuthForm>
      <Announcement
        text={
          reason ? (isEarly ? errors[reason] : '') : time?.last && isLong ? endsIn(time.last) : ''
        }
      />
    </ModalDialog>
  );
}

/** Whether keys may do something in what has the focus; on a link or a button they do no more than press it. */
const takesKeys = (focused: Element | null) => !focused?.matches('body, a, button');
