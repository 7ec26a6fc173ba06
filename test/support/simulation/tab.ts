import { AsyncLocalStorage } from 'node:async_hooks';
import type { Client } from '@urql/core';
import type { CustomerAuth, CustomerAuthEvent } from 'react-customer-auth';

/** A tab of a simulated browser, whatever it shows. */
export interface Page {
  events: CustomerAuthEvent[];
  /** When this tab last gave up waiting for a lock, in the browser's uptime. */
  waivedLockAt: number;
  isFrozen: boolean;
  isClosed: boolean;
  /** What a frozen tab will be given when it thaws. */
  missed: (() => void)[];
  /** Runs in this tab: what it starts is frozen and closed with it. */
  run: <Result>(work: () => Result) => Result;
  freeze: () => void;
  thaw: () => void;
  close: () => void;
}

/** A tab that shows a storefront. */
export interface Tab extends Page {
  auth: CustomerAuth;
  client: Client;
  /** The token that it holds, or what stands in its place, of which `auth` tells nothing. */
  held: () => string | null;
}

/** The tab that whatever runs now runs in. */
export const tabNow = new AsyncLocalStorage<Page>();

/** Does something to a tab, when it can take it. */
export function deliver(tab: Page, work: () => void) {
  if (tab.isClosed) return;
  if (tab.isFrozen) tab.missed.push(work);
  else tabNow.run(tab, work);
}

export const toError = (error: unknown) =>
  error instanceof Error ? error : new Error(String(error));
