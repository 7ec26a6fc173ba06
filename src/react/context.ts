'use client';

import { createContext, useContext } from 'react';
import type { CustomerAuth } from '../auth/customerAuth.js';
import type { Messages } from '../messages/messages.js';

/** What the provider hands down. */
export interface CustomerAuthContextValue {
  auth: CustomerAuth;
  messages: Partial<Messages> | undefined;
}

export const CustomerAuthContext = createContext<CustomerAuthContextValue | null>(null);

/** What the nearest provider hands down; an error without one. */
export function useCustomerAuthContext(): CustomerAuthContextValue {
  const value = useContext(CustomerAuthContext);
  if (!value) {
    throw new Error(
      process.env.NODE_ENV === 'production'
        ? 'no provider'
        : "react-customer-auth: this hook or component is used outside <CustomerAuthProvider>, so there is no session it could speak of. Wrap the app, inside urql's <Provider>, in <CustomerAuthProvider auth={auth}>.",
    );
  }
  return value;
}

/** The `auth` of the nearest {@link CustomerAuthProvider}. */
export function useCustomerAuth(): CustomerAuth {
  return useCustomerAuthContext().auth;
}
