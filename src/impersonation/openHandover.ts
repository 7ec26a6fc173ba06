import { fail, type Outcome } from '../auth/errors.js';
import type { SignedOutReason } from '../auth/session.js';
import {
  askForCode,
  propertiesOf,
  refusalOf,
  type CodeRequest,
  type RequestCode,
} from './codeRequest.js';
import { ready, type FromPanel, type HandoverOffer } from './handoverPort.js';

/** What {@link openHandover} needs. */
export interface OpenHandoverOptions extends CodeRequest {
  /** The storefront's page with a `HandoverPrompt`, which names this page's origin. */
  url: string | URL;
  /** Asked once the person has confirmed: nobody has a code before. */
  requestCode: RequestCode;
  /** Told when the session is over that came of it, while both pages are there; for an audit. */
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
 * block the window. This page must not have given up its windows by a `Cross-Origin-Opener-Policy` of `same-origin`; with
 * `same-origin-allow-popups` it works, and the storefront's page has none.
 *
 * It resolves when the agent is signed in or has declined, and never rejects. Failures: `unsupported` where the window was blocked,
 * `network` where the page does not answer within half a minute. What goes wrong after that the agent reads there, and tries again.
 *
 * @example
 * ```ts
 * const outcome = await openHandover({
 *   url: 'https://shop.example.com/support',
 *   email,
 *   reason,
 *   requestCode: requestOneTimeCode('/api/one-time-code'),
 * });
 * ```
 */
export function openHandover({
  url,
  requestCode,
  onEnd,
  ...asked
}: OpenHandoverOptions): Promise<Outcome<OpenHandoverData>> {
  const page = new URL(url, location.href);
  const opened = window.open(page, '_blank');
  if (!opened) {
    return Promise.resolve(
      fail(
        'unsupported',
        process.env.NODE_ENV !== 'production' &&
          'The browser has not opened the window. Call openHandover() in a click, before anything is awaited.',
      ),
    );
  }
  return new Promise((resolve) => {
    const underWay = new AbortController();
    let port: MessagePort | undefined;

    const settle = (outcome: Outcome<OpenHandoverData>) => {
      clearTimeout(late);
      clearInterval(watch);
      window.removeEventListener('message', hear);
      underWay.abort();
      resolve(outcome);
    };

    async function giveCode(to: MessagePort) {
      const outcome = await askForCode(requestCode, asked, underWay.signal);
      const reply: FromPanel = outcome.ok ? outcome.data : refusalOf(outcome);
      to.postMessage(reply);
    }

    function hear({ source, origin, data }: MessageEvent<unknown>) {
      if (source !== opened || origin !== page.origin || data !== ready) return;
      clearTimeout(late);
      // The page may have been loaded anew.
      port?.close();
      const { port1, port2 } = new MessageChannel();
      port = port1;
      port1.onmessage = (event: MessageEvent<unknown>) => {
        const { type, endedBy } = propertiesOf(event.data);
        if (type === 'confirmed') void giveCode(port1);
        else if (type === 'signedIn') settle({ ok: true, data: { signedIn: true } });
        else if (type === 'declined') settle({ ok: true, data: { signedIn: false } });
        else if (type === 'ended' && isReason(endedBy)) onEnd?.(endedBy);
      };
      const offer: HandoverOffer = { type: 'react-customer-auth: handover', ...asked };
      opened?.postMessage(offer, page.origin, [port2]);
    }

    window.addEventListener('message', hear);
    const watch = setInterval(() => {
      if (opened.closed) settle({ ok: true, data: { signedIn: false } });
    }, glance);
    const late = setTimeout(
      () =>
        settle(
          fail(
            'network',
            process.env.NODE_ENV !== 'production' &&
              `No HandoverPrompt has answered at ${page.href} within half a minute. Check that the page has one, that its origins name ${location.origin}, and that no Cross-Origin-Opener-Policy parts the two.`,
          ),
        ),
      patience,
    );
  });
}

const isReason = (value: unknown): value is SignedOutReason =>
  value === 'logout' || value === 'expired' || value === 'rejected';
