import { fail } from '../auth/errors.js';
import { refusedCode, type RequestCode } from './codeRequest.js';

/**
 * Asks the endpoint of `createOneTimeCodeHandler` for one-time codes: for the `requestCode` of `LoginAsCustomer`. It posts `{ email,
 * reason }` with the cookies of the page. What the handler refuses keeps its kind, its words for a developer, its field and its
 * wait. Without an answer it fails with `network`, with one that is none of the handler's with `server`.
 *
 * @param url of the endpoint; of the page's own origin.
 * @param init what else the request has: headers, for example. Its method and its body are settled.
 *
 * @example
 * ```tsx
 * import { LoginAsCustomer, requestOneTimeCode } from 'react-customer-auth';
 *
 * const requestCode = requestOneTimeCode('/api/one-time-code', {
 *   headers: { 'X-CSRF-Token': 'the token of your page' },
 * });
 *
 * export const SignInAs = () => <LoginAsCustomer requestCode={requestCode} />;
 * ```
 */
export function requestOneTimeCode(
  url: string | URL,
  init: Omit<RequestInit, 'method' | 'body' | 'signal'> = {},
): RequestCode {
  return async ({ email, reason }, signal) => {
    const headers = new Headers(init.headers);
    headers.set('Content-Type', 'application/json');
    let response: Response;
    try {
      response = await fetch(url, {
        credentials: 'same-origin',
        cache: 'no-store',
        ...init,
        method: 'POST',
        headers,
        body: JSON.stringify({ email, reason }),
        signal,
      });
    } catch (error) {
      return fail('network', process.env.NODE_ENV !== 'production' && String(error));
    }
    // A body that breaks off or is no JSON is none.
    const body: unknown = await response.json().catch(() => null);
    const answer: Record<string, unknown> = typeof body === 'object' && body ? { ...body } : {};
    const { code, expiresIn, token, error } = answer;
    if (response.ok && typeof code === 'string' && code) {
      return { code, expiresIn: typeof expiresIn === 'number' ? expiresIn : undefined };
    }
    if (error) return refusedCode(error);
    if (response.ok && typeof token === 'string' && token) return { token };
    return fail(
      'server',
      process.env.NODE_ENV !== 'production' &&
        `The endpoint for one-time codes answered HTTP ${response.status} with neither a code, nor a token, nor a refusal. Check its address, and that createOneTimeCodeHandler is mounted there.`,
    );
  };
}
