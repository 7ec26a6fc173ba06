import type { ProxiedBackend } from '../backends/proxied.js';
import type { Upstream } from './upstream.js';

/** What of a request's headers goes on to the shop, together with the upstream's own, which nothing that a browser sends replaces. */
export function passedHeaders(
  request: Request,
  backend: ProxiedBackend,
  { headers = {}, trustedIpHeader }: Upstream,
): Headers {
  const passed = new Headers();
  for (const name of backend.headers) {
    const value = request.headers.get(name);
    if (value !== null) passed.set(name, value);
  }
  const ip = trustedIpHeader && lastAddress(request.headers.get(trustedIpHeader) ?? '');
  if (backend.buyerIpHeader && ip) passed.set(backend.buyerIpHeader, ip);
  for (const [name, value] of Object.entries(headers)) passed.set(name, value);
  return passed;
}

/** Throws for a header of the upstream's that none could be, and does not repeat it: it may be a token. */
export function demandHeaders(headers: Upstream['headers'] = {}) {
  for (const [name, value] of Object.entries(headers)) {
    try {
      new Headers([[name, value]]);
    } catch {
      throw new Error(
        `react-customer-auth: upstream.headers has “${name}”, which cannot be sent as a header. Look for a line break, in an environment variable for example.`,
      );
    }
  }
}

/** The address that whoever stands right before this server has added; those to the left of it anybody may have written. */
function lastAddress(list: string): string | undefined {
  const last = list.slice(list.lastIndexOf(',') + 1).trim();
  return /^[\da-f.:]{3,45}$/i.test(last) ? last : undefined;
}
