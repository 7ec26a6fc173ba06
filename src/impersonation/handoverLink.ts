import { isTime, isWord } from '../auth/session.js';
import { isEmail, type ReceivedHandover } from './handover.js';

/** What {@link createHandoverLink} puts into a link. */
export interface HandoverLinkOptions {
  /** The storefront's page with a `HandoverPrompt`, with its origin. */
  url: string | URL;
  /** The customer's. */
  email: string;
  /** The one-time code; on Shopify the Multipass token. */
  code: string;
  /** How long the code is good, in seconds, where that is known. */
  expiresIn?: number | undefined;
}

const mark = 'login-as-customer=';

/**
 * Makes a link by which a support agent signs in as a customer on a storefront, once: for a panel that cannot open the storefront's page
 * itself, see {@link openHandover}. The code is in the fragment, which no browser sends to any server; `takeHandover` takes it out of the
 * address. Whoever has the link can use it first, so hand it to the agent alone, and at once.
 *
 * It throws a `TypeError` for an `url` that is no web address, and for an email or a code that the prompt would not take.
 *
 * @example
 * ```ts
 * const link = createHandoverLink({ url: 'https://shop.example.com/support', email, code, expiresIn: 30 });
 * ```
 */
export function createHandoverLink({ url, email, code, expiresIn }: HandoverLinkOptions): string {
  const link = new URL(url);
  if (!/^https?:$/.test(link.protocol) || !isEmail(email) || !isWord(code)) {
    throw new TypeError(
      process.env.NODE_ENV === 'production'
        ? 'no link'
        : 'react-customer-auth: createHandoverLink needs the address of a page (https://…), the email of a customer, and a code without spaces.',
    );
  }
  const until = expiresIn === undefined ? null : Date.now() + expiresIn * 1_000;
  const packed = encodeURIComponent(JSON.stringify({ email, code, until }));
  link.hash = `${link.hash && `${link.hash}&`}${mark}${packed}`;
  return link.href;
}

/**
 * Takes what a {@link createHandoverLink} has brought out of the address bar and the history, and returns it, for the `handover` of a
 * `HandoverPrompt`: null where there is none, and on a server. Call it before anything else runs that looks at addresses, analytics for
 * example: in a module of its own, which the page imports first.
 *
 * @example
 * ```ts
 * // handover.ts
 * export const handover = takeHandover();
 * ```
 */
export function takeHandover(): ReceivedHandover | null {
  if (typeof window === 'undefined') return null;
  const { hash, pathname, search } = location;
  const [found, packed = ''] = new RegExp(`[#&]${mark}([^&]*)`).exec(hash) ?? [];
  if (found === undefined) return null;
  const rest = hash.replace(found, '').replace(/^&/, '#');
  history.replaceState(history.state, '', pathname + search + rest);
  return unpack(packed);
}

/** What a link has for the prompt; nothing of it is trusted but to be shown. */
function unpack(packed: string): ReceivedHandover {
  try {
    const value: Record<string, unknown> = JSON.parse(decodeURIComponent(packed));
    const { email, code, until } = value;
    if (isEmail(email) && isWord(code) && (until === null || isTime(until))) {
      return {
        email,
        origin: null,
        expiresAt: until,
        requestCode: () => Promise.resolve({ code }),
        tell: () => {},
      };
    }
  } catch {
    // Cut off, or changed on its way.
  }
  return 'damaged';
}
