import type { Fault } from 'react-customer-auth/testing';

/** Has Shopify complain about what was entered, whatever that is. */
export function complaint(
  mutation: string,
  error: { code: string; field: string[]; message: string },
): Fault {
  const payload = { customerAccessToken: null, customerUserErrors: [error] };
  return {
    kind: 'http',
    status: 200,
    operation: mutation,
    times: Infinity,
    body: { data: { [mutation]: payload } },
  };
}

/** No answer comes while anybody looks. */
export const endless: Fault = { kind: 'slow', ms: 600_000 };

/** The shop cannot be reached. */
export const offline: Fault = { kind: 'offline', times: Infinity };

/** Too many attempts; the shop says for how long where it is given seconds. */
export const throttled = (retryAfter?: number): Fault => ({
  kind: 'throttled',
  times: Infinity,
  ...(retryAfter && { retryAfter }),
});
