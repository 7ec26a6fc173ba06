import { fail, type Outcome } from '../auth/errors.js';
import type { Grant } from '../auth/session.js';
import type { Backend } from './backend.js';
import { isHandle, readHandle } from './handle.js';
import { withHeaders } from './headers.js';

/** The mutation that is for the proxy alone: it drops the session whose handle is the bearer, and asks no shop. */
export const forgetting = 'forgetCustomerSession';

/**
 * A backend whose urql client points at `createCustomerAuthProxy`: the token stays in a cookie that no script can read, the browser
 * holds a handle in its place, and `auth.getAccessToken()` is always null. All else is as it was.
 *
 * @example
 * ```ts
 * const auth = createCustomerAuth({ backend: httpOnly(shopify()) });
 * ```
 */
export function httpOnly(backend: Backend): Backend {
  const { resetPassword, loginWithResetToken, loginAsCustomer } = backend;
  return {
    ...backend,
    sessionIdOf: (token) => readHandle(token)?.sid,
    async forget(send, token) {
      await send('mutation', `mutation ${forgetting}{${forgetting}}`, {}, (operation) =>
        withHeaders(operation, { Authorization: `Bearer ${token}` }),
      );
      return { ok: true, data: null };
    },
    login: async (...args) => demandHandle(await backend.login(...args)),
    ...(resetPassword && {
      resetPassword: async (...args) => demandHandle(await resetPassword(...args)),
    }),
    ...(loginWithResetToken && {
      loginWithResetToken: async (...args) => demandHandle(await loginWithResetToken(...args)),
    }),
    ...(loginAsCustomer && {
      loginAsCustomer: async (...args) => demandHandle(await loginAsCustomer(...args)),
    }),
  };
}

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
