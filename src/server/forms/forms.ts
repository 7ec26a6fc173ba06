import type { CustomerFormsState } from '../../auth/formsState.js';
import type { Backend } from '../../backends/backend.js';
import { writeHandle } from '../../backends/handle.js';
import { httpOnly } from '../../backends/httpOnly.js';
import { Refusal } from '../answer.js';
import { withCookies, type CookieJar } from '../cookies.js';
import { demandOwnOrigin, ownOrigins } from '../guard.js';
import type { CustomerAuthProxyOptions } from '../proxy.js';
import { readNewest } from '../readCustomerSession.js';
import type { SealedSession } from '../sealed.js';
import { openShopProxy } from '../shopProxy.js';
import { act } from './act.js';
import { noteAge, noteFor, sealNotes, shortened } from './note.js';
import { receiveForm } from './receivedForm.js';
import { sendInPlaceOf } from './send.js';

/** Options of {@link createCustomerAuthForms}: those of the proxy, and these. */
export interface CustomerAuthFormsOptions extends CustomerAuthProxyOptions {
  /** The path where `handle` is mounted: what the forms are sent to. */
  action: string;
}

/** What a server has for forms that work without a script. */
export interface CustomerAuthForms {
  /**
   * Does what a form asks for, and sends the browser back to the form's page (303). Whatever a browser sends, there is an answer: to
   * another site's page 403, to what is no form 400, 405, 408, 413 or 415, each in words for a developer.
   */
  handle: (request: Request) => Promise<Response>;
  /**
   * What the page of this request needs to know, and headers for its answer, which have it shown once and kept by no cache. Where they
   * cannot be sent, what has become of a form is gone ten seconds later.
   */
  read: (request: Request) => Promise<{ state: CustomerFormsState; headers: Headers }>;
}

/**
 * Has `LoginForm`, `LogoutButton`, `RecoverPasswordForm` and `ResetPasswordForm` work before a page's script runs, and without it. Each is
 * sent to one endpoint, which does what the form is for by way of the proxy, within this process, and sends the browser back. What the
 * page has to show then, errors and the typed email, waits in a sealed cookie that no script can read; never in an address.
 *
 * @param backend as in the browser, without `httpOnly`: with the actions of those forms that there are.
 * @param options the same as the proxy's, so that both go by the same cookies.
 *
 * @example
 * ```ts
 * import { createCustomerAuthForms } from 'react-customer-auth/server';
 * import { proxiedShopify, recoverPassword, resetPassword, shopify } from 'react-customer-auth/shopify';
 *
 * const backend = shopify({ actions: [recoverPassword, resetPassword] });
 *
 * const forms = createCustomerAuthForms(backend, {
 *   backend: proxiedShopify(),
 *   upstream: { url: 'https://my-shop.myshopify.com/api/2026-04/graphql.json' },
 *   cookie: { secrets: [process.env.SESSION_SECRET ?? ''] },
 *   action: '/api/customer',
 * });
 *
 * export const POST = forms.handle;
 * ```
 */
export function createCustomerAuthForms(
  backend: Backend,
  options: CustomerAuthFormsOptions,
): CustomerAuthForms {
  const proxy = openShopProxy(options);
  const seal = sealNotes(options.cookie.secrets);
  const sealed = httpOnly(backend);

  return {
    async handle(request) {
      try {
        demandOwnOrigin(request, ownOrigins(request, options));
        const form = await receiveForm(request, proxy.limits);
        const jar = proxy.jarOf(request);
        const unclaimed = leavingUnclaimed(jar);
        const send = sendInPlaceOf(request, (inner) => proxy.serve(inner, unclaimed));
        const { sent, ended } = await act(form, sealed, send, jar, (session) =>
          proxy.end(session, request, jar),
        );
        const path = new URL(form.page, request.url).pathname;
        const note = { path, sent: shortened(sent), ended, end: Date.now() + noteAge * 1_000 };
        jar.leaveNote(await seal.close(note), noteAge);
        const response = new Response(null, {
          status: 303,
          headers: { Location: form.page, 'Cache-Control': 'no-store' },
        });
        return withCookies(response, jar);
      } catch (error) {
        if (error instanceof Refusal) return plainly(error.message, error.status, error.headers);
        console.error(error);
        return plainly('The form could not be sent on.', 500);
      }
    },

    async read(request) {
      const { pathname, search } = new URL(request.url);
      const jar = proxy.jarOf(request);
      const { session, unclaimed } = await readNewest(jar);
      const { sent, ended } = await noteFor(pathname, jar, seal);
      if (sent) jar.dropNote();
      const headers = new Headers({ 'Cache-Control': 'private, no-store' });
      for (const change of jar.changes()) headers.append('Set-Cookie', change);
      return {
        state: {
          action: options.action,
          page: pathname + search,
          session,
          signIn: unclaimed && signInOf(unclaimed),
          ended,
          sent,
        },
        headers,
      };
    },
  };
}

/** The same jar, for sessions that no script has a handle of; a support agent's is none of them. Whom a form follows, it ends by itself. */
const leavingUnclaimed = (jar: CookieJar): CookieJar => ({
  ...jar,
  unclaimed: () => Promise.resolve([]),
  async keep(session) {
    if (session.isImpersonated) return;
    await jar.keep(session);
    await jar.mark(session);
  },
});

const signInOf = ({ sid, tid, issuedAt, expiresAt, isOfTab }: SealedSession) => ({
  id: sid,
  handle: writeHandle({ sid, tid }),
  issuedAt,
  age: Date.now() - issuedAt,
  left: expiresAt === null ? null : expiresAt - Date.now(),
  remember: !isOfTab,
});

/** An answer that nobody should see: no page of the shop's own brings it about. */
const plainly = (words: string, status: number, headers: Record<string, string> = {}) =>
  new Response(words, {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      ...headers,
    },
  });
