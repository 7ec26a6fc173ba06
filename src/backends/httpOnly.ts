import { fail, type Outcome } from '../auth/errors.js';
import type { Grant } from '../auth/session.js';
import type { Backend, Remembered, Send } from './backend.js';
import { isHandle, readHandle } from './handle.js';
import { withHeaders } from './headers.js';

/** The mutation that is for the proxy alone: it drops the session whose handle is the bearer, and does not have the shop destroy that token. */
export const forgetting = 'forgetCustomerSession';

/** The header in which a proxy is told of the session that an operation is about. */
export const sessionHeader = 'Customer-Session';

/** It goes on without the token that is to be destroyed, which came by a renewal that another one has overtaken. */
export const sessionGoesOn = 'goes on';

/** The customer signs out: all of the session ends, newer tokens too, and so does what no script has a handle of. */
export const sessionEnds = 'ends';

/** It is for one tab alone, until that is closed. */
export const sessionOfTab = 'of this tab';

/** It is a support agent's, who acts for the customer in one tab. */
export const sessionOfAgent = 'of an agent';

/**
 * A backend whose urql client points at `createCustomerAuthProxy`: the token stays in a cookie that no script can read, the browser
 * holds a handle in its place, and `auth.getAccessToken()` is always null. All else is as it was.
 *
 * @example
 * ```ts
 * import { createCustomerAuth, httpOnly } from 'react-customer-auth';
 * import { shopify } from 'react-customer-auth/shopify';
 *
 * export const auth = createCustomerAuth({ backend: httpOnly(shopify()) });
 * ```
 */
export function httpOnly(backend: Backend): Backend {
  const { renewal, resetPassword, loginWithResetToken, loginAsCustomer } = backend;
  /** The tokens of renewals that nobody will use, on their way to be discarded. */
  const orphans = new Set<string>();
  const sparing = (send: Send, token: string, isLogout?: boolean) =>
    orphans.delete(token)
      ? saying(sessionGoesOn, send)
      : isLogout
        ? saying(sessionEnds, send)
        : send;

  return {
    ...backend,
    ...(renewal && {
      renewal: (host) =>
        renewal({
          ...host,
          discard(token) {
            if (token !== host.current().token) orphans.add(token);
            host.discard(token);
          },
        }),
    }),
    revoke: (send, token, isLogout) => backend.revoke(sparing(send, token, isLogout), token),
    sessionIdOf: (token) => readHandle(token)?.sid,
    async forget(send, token, isLogout) {
      await sparing(send, token, isLogout)(
        'mutation',
        `mutation ${forgetting}{${forgetting}}`,
        {},
        (operation) => withHeaders(operation, { Authorization: `Bearer ${token}` }),
      );
      return { ok: true, data: null };
    },
    login: async (send, credentials) =>
      demandHandle(await backend.login(lasting(send, credentials), credentials)),
    ...(resetPassword && {
      resetPassword: async (...args) => demandHandle(await resetPassword(...args)),
    }),
    ...(loginWithResetToken && {
      loginWithResetToken: async (send, credentials) =>
        demandHandle(await loginWithResetToken(lasting(send, credentials), credentials)),
    }),
    ...(loginAsCustomer && {
      loginAsCustomer: async (send, credentials) =>
        demandHandle(await loginAsCustomer(saying(sessionOfAgent, send), credentials)),
    }),
  };
}

/** Sends with a word to the proxy. */
const saying =
  (word: string, send: Send): Send =>
  (kind, document, variables, adapt = (operation) => operation) =>
    send(kind, document, variables, (operation) =>
      adapt(withHeaders(operation, { [sessionHeader]: word })),
    );

/** Sends a sign-in, and says for how long. */
const lasting = (send: Send, { remember = true }: Remembered) =>
  remember ? send : saying(sessionOfTab, send);

/** Refuses a token that has reached the browser. */
function demandHandle<Data extends Grant | null, Field extends string>(
  outcome: Outcome<Data, Field>,
): Outcome<Data, Field> {
  if (!outcome.ok || !outcome.data || isHandle(outcome.data.token)) return outcome;
  return fail(
    'forbidden',
    process.env.NODE_ENV !== 'production' &&
      "The answer brought the customer's token itself, which was thrown away. With httpOnly() the urql client's url has to be that of createCustomerAuthProxy, not the shop's.",
  );
}
