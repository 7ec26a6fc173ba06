import type { CustomerAuthProxyOptions } from 'react-customer-auth/server';
import type { Ground, Instead, Parts, Stage } from './stage';

/** A request that no page of the shop would send, or an answer that no shop should give, and what comes of it. */
export interface Attack {
  what: string;
  only?: Ground['name'];
  /** What differs from a page's query for its customer. Default: nothing. */
  parts?: (at: Stage) => Parts | Promise<Parts>;
  instead?: Instead;
  options?: (at: Ground) => Partial<CustomerAuthProxyOptions>;
  status: number;
  /** In the answer's text. */
  says?: string | RegExp;
  /** How often the shop is asked. */
  asked: number;
  /** What becomes of cookies: how many are kept, and how many dropped. Default: nothing. */
  kept?: number;
  dropped?: number;
}

/** The same request with other headers. */
export const withHeaders = (headers: Record<string, string | null>) => () => ({ headers });

/** An answer in JSON from a shop. */
export const json = (body: unknown, init?: ResponseInit) =>
  new Response(JSON.stringify(body), {
    headers: { 'Content-Type': 'application/json' },
    ...init,
  });
