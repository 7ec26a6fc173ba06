'use client';

import { forwardRef } from 'react';
import type { LogoutData } from '../auth/customerAuth.js';
import { englishLogout } from '../messages/english.js';
import { useLogout } from '../react/useLogout.js';
import { renderPart, type PartProps } from './part.js';
import { useMessages } from './useMessages.js';
import { useProgressiveForm } from './useProgressiveForm.js';

/** Props of {@link LogoutButton}: a button's own, and these. */
export interface LogoutButtonProps extends Omit<PartProps<'button'>, 'ref' | 'onClick'> {
  /** Called when the customer is signed out here and the server has answered, or could not. */
  onSuccess?: ((data: LogoutData) => void) | undefined;
}

/**
 * Signs the customer out, as `useLogout` does. Its text comes from the provider's messages unless it has children.
 *
 * @example
 * ```tsx
 * import { LogoutButton, SignedIn } from 'react-customer-auth';
 *
 * export const Account = () => (
 *   <SignedIn>
 *     <LogoutButton onSuccess={() => location.assign('/')} />
 *   </SignedIn>
 * );
 * ```
 */
export const LogoutButton = forwardRef<HTMLButtonElement, LogoutButtonProps>(function LogoutButton(
  { onSuccess, children, ...rest },
  ref,
) {
  const messages = useMessages(englishLogout);
  const [{ fetching }, logout] = useLogout({ onSuccess });
  const progressive = useProgressiveForm('logout');
  const button = renderPart('button', 'rca-button', {
    ...rest,
    ref,
    type: progressive ? 'submit' : 'button',
    'aria-disabled': fetching,
    onClick(event) {
      event.preventDefault();
      if (!fetching) void logout();
    },
    children: children ?? messages.signOut,
  });
  return progressive ? (
    <form className="rca-bare" method="post" {...progressive.formProps}>
      {progressive.hidden}
      {button}
    </form>
  ) : (
    button
  );
});
