'use client';

import { renderPart, type PartProps } from './part.js';

/** Props of {@link AuthNotice}: those of a `<div>`, and `render`. */
export type AuthNoticeProps = Omit<PartProps<'div'>, 'ref'>;

/**
 * What stands in the place of a form that is done. It takes the focus that the form had, and so is read out.
 * {@link useRecoverPasswordForm} has an example.
 */
export function AuthNotice(props: AuthNoticeProps) {
  return renderPart('div', 'rca-notice', { tabIndex: -1, ...props, ref: takeFocus });
}

const takeFocus = (notice: HTMLElement | null) => notice?.focus();
