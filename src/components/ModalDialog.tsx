'use client';

import { useLayoutEffect, useRef, type ComponentPropsWithoutRef } from 'react';

/** Props of {@link ModalDialog}: a `<dialog>`'s own, and how it is closed. */
export interface ModalDialogProps extends Omit<
  ComponentPropsWithoutRef<'dialog'>,
  'open' | 'onClose'
> {
  /** Called when it is closed from the keyboard, or as the device has it. */
  onDismiss: () => void;
}

/** A native dialog above the page, which is out of reach meanwhile. The focus goes back where it was when it leaves. */
export function ModalDialog({ onDismiss, ...rest }: ModalDialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  /** Whether it was closed from here: it leaves the page, or is hidden with what suspends around it. */
  const isAway = useRef(false);
  useLayoutEffect(() => {
    const dialog = ref.current;
    isAway.current = false;
    dialog?.showModal();
    return () => {
      isAway.current = true;
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      {...rest}
      ref={ref}
      onClose={({ currentTarget }) => {
        // Told of later, when StrictMode has opened it again.
        if (!currentTarget.open && !isAway.current) onDismiss();
      }}
    />
  );
}
