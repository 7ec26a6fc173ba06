import { fail, type Outcome } from '../auth/errors.js';
import type { SignedOutReason } from '../auth/session.js';
import {
  askForCode,
  propertiesOf,
  refusalOf,
  type CodeRequest,
  type RequestCode,
} from './codeRequest.js';
import { isEmail, pageAt } from './handover.js';
import { ready, type FromPanel, type HandoverOffer } from './handoverPort.js';

/** What {@link openHandover} needs. */
export interface OpenHandoverOptions extends CodeRequest {
  /** The storefront's page with a `HandoverPrompt` whose `origins` name this page's, with its origin. */
  url: string | URL;
  /** Asked once the person has confirmed: nobody has a code before. */
  requestCode: RequestCode;
  /**
   * Told once that the session which came of it is over, for an audit: why, or `logout` when its window was closed. Of one that outlives
   * a reload of the storefront's page only the closing is told, and nothing when this page is left.
   */
  onEnd?: ((endedBy: SignedOutReason) => void) | undefined;
}

/** What became of a handover. */
export interface OpenHandoverData {
  /** False where the agent has declined, or closed the storefront's page before. */
  signedIn: boolean;
}

/** How long the storefront's page may take to come, in milliseconds. */
const patience = 30_000;

/** How often a closed window is looked for, in milliseconds. */
const glance = 500;

/**
 * Opens a storefront's page, of another origin than this one or of the same, and has it ask the agent whether to sign in as a customer;
 * when they have said so, gets the code and gives it to that page, by a port that no other page has. Call it in a click, or browsers
 * block the window. The storefront's page must have no `Cross-Origin-Opener-Policy`, and this one none but
 * `same-origin-allow-popups`.
 *
 * It resolves when the agent is signed in or has declined, and never rejects. Failures: `unsupported` where the window was blocked,
 * `forbidden` for what is no address of a page, `invalid` for what is no email, `network` where the page does not answer: it was closed
 * at once, a policy parts the two, or half a minute has gone by. What goes wrong after that the agent reads there, and tries again.
 *
 * @example
 * ```ts
 * import { openHandover, requestOneTimeCode } from 'react-customer-auth';
 *
 * const requestCode = requestOneTimeCode('/api/one-time-code');
 *
 * export async function signInAs(email: string, reason: string) {
 *   const url = 'https://shop.example.com/support';
 *   const outcome = await openHandover({ url, email, reason, requestCode });
 *   return outcome.ok && outcome.data.signedIn;
 * }
 * ```
 */
export async function openHandover({
  url,
  email,
  reason,
  requestCode,
  onEnd,
}: OpenHandoverOptions): Promise<Outcome<OpenHandoverData>> {
  const page = pageAt(url);
  const asked: CodeRequest = { email: email.trim(), reason };
  if (!page) {
    return fail(
      'forbidden',
      process.env.NODE_ENV !== 'production' &&
        `"${String(url)}" is no address of a page. Give all of it, with its origin, for example https://shop.example.com/support.`,
    );
  }
  if (!isEmail(asked.email)) {
    return fail(
      'invalid',
      process.env.NODE_ENV !== 'production' && 'This is no email of a customer.',
    );
  }
  const opened = window.open(page, '_blank');
  if (!opened) {
    return fail(
      'unsupported',
      process.env.NODE_ENV !== 'production' &&
        'The browser has not opened the window. Call openHandover() in a click, before anything is awaited.',
    );
  }
  return new Promise((resolve) => {
    const underWay = new AbortController();
    let port: MessagePort | undefined;
    let isSignedIn = false;

    function settle(outcome: Outcome<OpenHandoverData>) {
      clearTimeout(late);
      window.removeEventListener('message', hear);
      underWay.abort();
      resolve(outcome);
    }

    /** Nothing more will come of the window. */
    function finish() {
      clearInterval(watch);
      port?.close();
    }

    function end(endedBy: SignedOutReason) {
      finish();
      onEnd?.(endedBy);
    }

    function giveUp() {
      finish();
      settle(
        fail(
          'network',
          process.env.NODE_ENV !== 'production' &&
            `No HandoverPrompt has answered at ${page?.href}. Check that the page has one, that its origins name ${location.origin}, and that no Cross-Origin-Opener-Policy parts the two: the storefront's page has none, and this one none but same-origin-allow-popups.`,
        ),
      );
    }

    async function giveCode(to: MessagePort) {
      const outcome = await askForCode(requestCode, asked, underWay.signal);
      const reply: FromPanel = outcome.ok ? outcome.data : refusalOf(outcome);
      to.postMessage(reply);
    }

    function answer(to: MessagePort, { type, endedBy }: Record<string, unknown>) {
      if (type === 'confirmed') void giveCode(to);
      else if (type === 'signedIn') {
        isSignedIn = true;
        settle({ ok: true, data: { signedIn: true } });
      } else if (type === 'declined') {
        finish();
        settle({ ok: true, data: { signedIn: false } });
      } else if (type === 'ended' && isReason(endedBy)) end(endedBy);
    }

    function hear({ source, origin, data }: MessageEvent<unknown>) {
      if (source !== opened || origin !== page?.origin || data !== ready) return;
      clearTimeout(late);
      // The page may have been loaded anew.
      port?.close();
      const { port1, port2 } = new MessageChannel();
      port = port1;
      port1.onmessage = (event: MessageEvent<unknown>) => answer(port1, propertiesOf(event.data));
      const offer: HandoverOffer = { ...asked, type: 'react-customer-auth: handover' };
      opened?.postMessage(offer, origin, [port2]);
    }

    window.addEventListener('message', hear);
    const watch = setInterval(() => {
      if (!opened.closed) return;
      if (isSignedIn) end('logout');
      else if (port) {
        finish();
        settle({ ok: true, data: { signedIn: false } });
      } else giveUp();
    }, glance);
    const late = setTimeout(giveUp, patience);
  });
}

const isReason = (value: unknown): value is SignedOutReason =>
  value === 'logout' || value === 'expired' || value === 'rejected';
