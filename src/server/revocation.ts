import type { ProxiedBackend } from '../backends/proxied.js';
import { passedHeaders } from './passedHeaders.js';
import type { Limits } from './guard.js';
import { inTime } from './timeLimit.js';
import { askUpstream, type Upstream } from './upstream.js';

/** How long whoever signs out waits for the shop to have heard of it, in milliseconds. */
const patience = 4_000;

/**
 * Has the shop destroy a token, where that ends no other one. Resolves once it has, or after some seconds; nobody is kept signed in by a
 * failure, which the server's own log is told.
 */
export async function revokeAtShop(
  token: string,
  request: Request,
  backend: ProxiedBackend,
  upstream: Upstream,
  limits: Limits,
): Promise<void> {
  // It goes on when nobody waits any more.
  const { signal } = new AbortController();
  try {
    const asked = backend.revoke?.(token);
    if (!asked) return;
    const headers = passedHeaders(request, backend, upstream);
    const { status, body } = await inTime(patience, () =>
      askUpstream(signal, asked, headers, upstream, limits),
    );
    if (status > 299 || !body.data) throw new Error(`The shop has answered with ${status}.`);
  } catch (error) {
    console.error('react-customer-auth: a token may still be alive after its sign-out.', error);
  }
}
