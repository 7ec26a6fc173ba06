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

/** The address that whoever stands right before this server has added; those to the left of it anybody may have written. */
function lastAddress(list: string): string | undefined {
  const last = list.split(',').pop()?.trim() ?? '';
  return /^[\da-f.:]{3,45}$/i.test(last) ? last : undefined;
}
