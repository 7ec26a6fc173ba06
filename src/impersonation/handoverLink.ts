import { isTime, isWord, randomId } from '../auth/session.js';
import type { CodeRefusal } from './codeRequest.js';
import { damaged, isEmail, pageAt, type ReceivedHandover } from './handover.js';

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
 * import { createHandoverLink } from 'react-customer-auth/server';
 *
 * export const linkFor = (email: string, code: string) =>
 *   createHandoverLink({ url: 'https://shop.example.com/support', email, code, expiresIn: 30 });
 * ```
 */
export function createHandoverLink({ url, email, code, expiresIn }: HandoverLinkOptions): string {
  const link = pageAt(url);
  const customer = email.trim();
  if (!link || !isEmail(customer) || !isWord(code)) {
    throw new TypeError(
      process.env.NODE_ENV === 'production'
        ? 'no link'
        : 'react-customer-auth: createHandoverLink needs the address of a page (https://…), the email of a customer, and a code without spaces.',
    );
  }
  const until = expiresIn === undefined ? null : Date.now() + expiresIn * 1_000;
  const packed = encodeURIComponent(JSON.stringify({ email: customer, code, until }));
  link.hash = `${link.hash && `${link.hash}&`}${mark}${packed}`;
  return link.href;
}

/**
 * Takes what a {@link createHandoverLink} has brought out of the address bar and the tab's history, and returns it, for the
 * `initialHandover` of a `HandoverPrompt`: null where there is none, and on a server. Call it before anything else runs that looks at
 * addresses, analytics for example: in a module of its own, which the page imports first.
 *
 * @example
 * ```ts
 * import { takeHandover } from 'react-customer-auth';
 *
 * export const handover = takeHandover();
 * ```
 */
export function takeHandover(): ReceivedHandover | null {
  if (typeof window === 'undefined') return null;
  const page = new URL(location.href);
  const part = new RegExp(`[#&]${mark}([^&]*)`, 'g');
  const found = [...page.hash.matchAll(part)];
  const [first] = found;
  if (!first) return null;
  page.hash = page.hash.replace(part, '').replace(/^&/, '#');
  history.replaceState(history.state, '', page);
  return found.length > 1 ? damaged() : unpack(first[1] ?? '');
}

/** What a link has for the prompt; nothing of it is trusted but to be shown. */
function unpack(packed: string): ReceivedHandover {
  try {
    const value: Record<string, unknown> = JSON.parse(decodeURIComponent(packed));
    const { email, code, until } = value;
    if (isEmail(email) && isWord(code) && (until === null || isTime(until))) {
      let unused: string | undefined = code;
      return {
        isDamaged: false,
        id: randomId(),
        email,
        origin: null,
        expiresAt: until,
        requestCode: () => Promise.resolve(unused === undefined ? used : { code: unused }),
        tell() {
          unused = undefined;
        },
      };
    }
  } catch {
    // Cut off, or changed on its way.
  }
  return damaged();
}

const used: CodeRefusal = {
  error: { kind: 'invalid', code: '', message: 'The code of this link has been used.' },
};
