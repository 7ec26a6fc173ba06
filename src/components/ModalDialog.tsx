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
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      {...rest}
      ref={ref}
      onClose={({ currentTarget: { open, isConnected } }) => {
        // Not where it was closed because it leaves the page, nor in the double take of StrictMode.
        if (!open && isConnected) onDismiss();
      }}
    />
  );
}
