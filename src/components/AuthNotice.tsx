'use client';

import { classes, renderPart, type PartProps } from './part.js';

/** Props of {@link AuthNotice}: those of a `<div>`, and `render`. */
export type AuthNoticeProps = Omit<PartProps<'div'>, 'ref'>;

/** What stands in the place of a form that is done. It takes the focus that the form had, and so is read out. */
export function AuthNotice({ render, className, ...rest }: AuthNoticeProps) {
  return renderPart('div', render, {
    tabIndex: -1,
    ...rest,
    ref: takeFocus,
    className: classes('rca-notice', className),
  });
}

const takeFocus = (notice: HTMLElement | null) => notice?.focus();
