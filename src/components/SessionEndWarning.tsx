'use client';

import { useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { englishSessionEnd } from '../messages/english.js';
import { Announcement } from './Announcement.js';
import { classes } from './part.js';
import { englishTimes, minute, timeText } from './timeText.js';
import { useMessages } from './useMessages.js';
import type { TimeLeft } from './useTimeLeft.js';
import { useTopModal } from './useTopModal.js';

/** Props of {@link SessionEndWarning}. */
export interface SessionEndWarningProps {
  className?: string | undefined;
  time: TimeLeft;
  /** The customer wants to stay signed in. */
  onStay: () => void;
  onDismiss: () => void;
}

/**
 * Says beside the page how long the session goes on, or in the modal dialog that is open above the page. It takes the focus from nobody,
 * and gives back what it was given. It is announced when it appears there and when a minute is left.
 */
export function SessionEndWarning(props: SessionEndWarningProps) {
  const modal = useTopModal();
  const warning = <Warning {...props} />;
  return modal ? createPortal(warning, modal) : warning;
}

function Warning({ className, time, onStay, onDismiss }: SessionEndWarningProps) {
  const messages = useMessages(englishSessionEnd);
  const { language } = useMessages(englishTimes);
  const id = useId();
  const [first] = useState(time.left);
  const dialog = useRef<HTMLDialogElement>(null);
  /** What had the focus before it came in here. */
  const origin = useRef<EventTarget | null>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    return () => {
      const { current } = origin;
      const isFocused = element?.contains(document.activeElement);
      if (isFocused && current instanceof HTMLElement) current.focus();
    };
  }, []);
  const endsIn = (ms: number) => messages.sessionEndsIn.replace('{time}', timeText(ms, language));
  return (
    <dialog
      // Not by show(), which would move the focus.
      open
      ref={dialog}
      className={classes('rca-dialog rca-warning', className)}
      aria-labelledby={id}
      onFocus={({ currentTarget, relatedTarget }) => {
        // From nowhere it comes when the window has it again.
        if (relatedTarget && !currentTarget.contains(relatedTarget)) origin.current = relatedTarget;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The dialog around it stays.
        event.preventDefault();
        onDismiss();
      }}
    >
      <div id={id} className="rca-warning-text">
        {endsIn(time.left)}
      </div>
      <div className="rca-actions">
        <button type="button" className="rca-button" onClick={onStay}>
          {messages.staySignedIn}
        </button>
        <button type="button" className="rca-button rca-button-secondary" onClick={onDismiss}>
          {messages.notNow}
        </button>
      </div>
      <Announcement text={endsIn((first > minute && time.last) || first)} />
    </dialog>
  );
}
