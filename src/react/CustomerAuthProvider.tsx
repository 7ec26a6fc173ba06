'use client';

import { useEffect, useInsertionEffect, useMemo, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useClient } from 'urql';
import { createCustomerAuth } from '../auth/createCustomerAuth.js';
import type { CustomerAuth } from '../auth/customerAuth.js';
import type { Backend } from '../backends/backend.js';
import type { Messages } from '../messages/messages.js';
import { CustomerAuthContext } from './context.js';
import type { ProgressiveForms } from './progressiveForm.js';

/** Props of {@link CustomerAuthProvider}: an `auth`, or a `backend` to make one of with every default. */
export type CustomerAuthProviderProps = (
  { auth: CustomerAuth; backend?: never } | { auth?: never; backend: Backend }
) & {
  /** Texts for the components below: a language, or some messages that differ from English. */
  messages?: Partial<Messages>;
  /** Has forms work before the page's script runs, and without it: `progressiveForms`. Default: they need the script. */
  forms?: ProgressiveForms | undefined;
  children?: ReactNode;
};

/**
 * Gives hooks and components below it their session, on the urql client of the nearest urql `Provider`.
 *
 * @example
 * ```tsx
 * import { CustomerAuthProvider, LoginForm } from 'react-customer-auth';
 * import { shopify } from 'react-customer-auth/shopify';
 * import { Provider, type Client } from 'urql';
 *
 * export const Storefront = ({ client }: { client: Client }) => (
 *   <Provider value={client}>
 *     <CustomerAuthProvider backend={shopify()}>
 *       <LoginForm />
 *     </CustomerAuthProvider>
 *   </Provider>
 * );
 * ```
 */
export function CustomerAuthProvider({
  auth: given,
  backend,
  messages,
  forms,
  children,
}: CustomerAuthProviderProps) {
  const client = useClient();
  const [own] = useState(() => given ?? createCustomerAuth({ backend }));
  const auth = given ?? own;
  const [, force] = useState<object>();
  // Before any layout or passive effect of a child, which may already act.
  useInsertionEffect(
    () =>
      auth.connect(client, (change) => {
        flushSync(() => {
          // Something to render, which effects that are still to come are run before.
          force({});
          change();
        });
      }),
    [auth, client],
  );
  useEffect(() => auth.watch(), [auth]);
  const value = useMemo(() => ({ auth, messages, forms }), [auth, messages, forms]);
  return <CustomerAuthContext.Provider value={value}>{children}</CustomerAuthContext.Provider>;
}
