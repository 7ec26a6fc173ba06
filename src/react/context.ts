'use client';

import { createContext, useContext } from 'react';
import type { CustomerAuth } from '../auth/customerAuth.js';
import type { Messages } from '../messages/messages.js';
import type { ProgressiveForms } from './progressiveForm.js';

/** What the provider hands down. */
export interface CustomerAuthContextValue {
  auth: CustomerAuth;
  messages: Partial<Messages> | undefined;
  /** Absent where forms work by script alone. */
  forms?: ProgressiveForms | undefined;
}

/** What the nearest provider hands down; without one there is no `auth`, and who asks for it is told so. */
export const CustomerAuthContext = createContext<CustomerAuthContextValue>({
  get auth(): never {
    throw new Error(
      process.env.NODE_ENV === 'production'
        ? 'no provider'
        : "react-customer-auth: this hook or component is used outside <CustomerAuthProvider>, so there is no session it could speak of. Wrap the app, inside urql's <Provider>, in <CustomerAuthProvider auth={auth}>.",
    );
  },
  messages: undefined,
});

/**
 * The `auth` of the nearest {@link CustomerAuthProvider}, for what has no hook of its own. Outside a provider it throws.
 *
 * @example
 * ```tsx
 * import { useCustomerAuth } from 'react-customer-auth';
 *
 * export function SignOutEverywhere() {
 *   const auth = useCustomerAuth();
 *   return <button onClick={() => void auth.logout({ everywhere: true })}>Sign out</button>;
 * }
 * ```
 */
export const useCustomerAuth = (): CustomerAuth => useContext(CustomerAuthContext).auth;
