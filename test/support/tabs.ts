import { AsyncLocalStorage } from 'node:async_hooks';
import { Client, fetchExchange } from '@urql/core';
import {
  createCustomerAuth,
  type CustomerAuth,
  type CustomerAuthEvent,
  type CustomerStorage,
} from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';
import type { FakeShopifyOptions } from 'react-customer-auth/testing';
import { vi } from 'vitest';
import { createShop } from './shop';

/** How a browser differs from the usual one. */
export interface BrowserOptions extends FakeShopifyOptions {
  /** Without Web Locks. */
  withoutLocks?: boolean;
  /** How long any answer takes, in milliseconds; without it none. */
  latency?: number;
}

/** One tab of a simulated browser. */
export interface Tab {
  auth: CustomerAuth;
  events: CustomerAuthEvent[];
  /** When this tab last gave up waiting for a lock. */
  waivedLockAt: number;
  isFrozen: boolean;
  isClosed: boolean;
  /** Runs in this tab: what it starts is frozen and closed with it. */
  run: <Result>(work: () => Result) => Result;
  freeze: () => void;
  thaw: () => void;
  close: () => void;
}

/** A renewal request that is under way. */
export interface RenewalUnderWay {
  tab: Tab;
  token: string;
  startedAt: number;
}

const tabNow = new AsyncLocalStorage<Tab>();

/**
 * A browser with several tabs in one process and in fake time: they share a storage with its events, Web Locks and a shop. A
 * frozen tab gets its timers, answers, events and locks when it thaws; a closed one never.
 */
export function openBrowser({ withoutLocks = false, latency, ...options }: BrowserOptions = {}) {
  vi.useFakeTimers({
    now: Date.UTC(2026, 0, 1),
    toFake: ['Date', 'setTimeout', 'clearTimeout'],
  });
  const fakeTimeout = globalThis.setTimeout;
  const shop = createShop(options);
  const tabs: Tab[] = [];
  const allEvents: CustomerAuthEvent[] = [];
  const waiting = new Map<Tab, (() => void)[]>();
  const values = new Map<string, string>();
  const stored = new Set<{ tab: Tab; key: string; listener: () => void }>();
  const heard = new Set<{ tab: Tab; name: string; listener: () => void }>();
  const renewals = new Set<RenewalUnderWay>();
  const trouble: { storage: 'blocked' | 'full' | null } = { storage: null };
  const watchers = new Set<(renewal: RenewalUnderWay) => void>();

  function later(work: () => void) {
    if (latency === undefined) work();
    else fakeTimeout(work, latency);
  }

  /** Does something to a tab, when it can take it. */
  function deliver(tab: Tab, work: () => void) {
    if (tab.isClosed) return;
    if (tab.isFrozen) waiting.get(tab)?.push(work);
    else tabNow.run(tab, work);
  }

  vi.stubGlobal('setTimeout', (work: () => void, ms?: number) => {
    const tab = tabNow.getStore();
    return fakeTimeout(tab ? () => deliver(tab, work) : work, ms);
  });
  const locks = simulateLocks(deliver);
  vi.stubGlobal('window', {
    navigator: withoutLocks ? {} : { locks: { request: locks.request } },
    addEventListener(name: string, listener: () => void) {
      const tab = tabNow.getStore();
      if (tab) heard.add({ tab, name, listener });
    },
    removeEventListener(name: string, listener: () => void) {
      for (const entry of heard) {
        if (entry.name === name && entry.listener === listener) heard.delete(entry);
      }
    },
  });

  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), ms);
    return controller.signal;
  });

  const storageOf = (tab: Tab): CustomerStorage => ({
    read(key) {
      if (trouble.storage === 'blocked') throw new DOMException('blocked', 'SecurityError');
      return values.get(key) ?? null;
    },
    write(key, value) {
      if (trouble.storage && (value !== null || trouble.storage === 'blocked')) {
        const full = trouble.storage === 'full';
        throw new DOMException('no', full ? 'QuotaExceededError' : 'SecurityError');
      }
      if ((values.get(key) ?? null) === value) return;
      if (value === null) values.delete(key);
      else values.set(key, value);
      tell(key, tab);
    },
    subscribe(key, listener) {
      const entry = { tab, key, listener };
      stored.add(entry);
      return () => stored.delete(entry);
    },
  });

  function tell(key: string | null, from?: Tab) {
    fakeTimeout(() => {
      for (const entry of stored) {
        if (entry.tab !== from && (key === null || entry.key === key)) {
          deliver(entry.tab, entry.listener);
        }
      }
    }, 1);
  }

  /** A tab's own way to the shop. */
  const fetchFrom =
    (tab: Tab): typeof fetch =>
    (input, init) => {
      const { operationName, variables } = readBody(init?.body);
      const token = variables?.customerAccessToken;
      const renewal =
        operationName === 'customerAccessTokenRenew' && token
          ? { tab, token, startedAt: Date.now() }
          : undefined;
      if (renewal) {
        watchers.forEach((watch) => watch(renewal));
        renewals.add(renewal);
      }
      const coming = tabNow.exit(() => shop.fetch(input, init));
      const over = () =>
        later(() => {
          if (renewal) renewals.delete(renewal);
        });
      coming.then(over, over);
      const arrive = (work: () => void) => later(() => deliver(tab, work));
      return new Promise((resolve, reject) => {
        coming.then(
          (response) => arrive(() => resolve(response)),
          (error: unknown) => arrive(() => reject(toError(error))),
        );
      });
    };

  function openTab(): Tab {
    const events: CustomerAuthEvent[] = [];
    const tab: Tab = {
      // Filled in below: what the auth does has to know its tab.
      auth: createCustomerAuth({ backend: shopify() }),
      events,
      waivedLockAt: -Infinity,
      isFrozen: false,
      isClosed: false,
      run: (work) => tabNow.run(tab, work),
      freeze() {
        tab.isFrozen = true;
      },
      thaw() {
        tab.isFrozen = false;
        for (const work of waiting.get(tab)?.splice(0) ?? []) deliver(tab, work);
      },
      close() {
        tab.isClosed = true;
        locks.release(tab);
        for (const entry of stored) if (entry.tab === tab) stored.delete(entry);
        for (const entry of heard) if (entry.tab === tab) heard.delete(entry);
        tabs.splice(tabs.indexOf(tab), 1);
      },
    };
    waiting.set(tab, []);
    tab.run(() => {
      tab.auth = createCustomerAuth({
        backend: shopify(),
        storage: storageOf(tab),
        onEvent(event) {
          events.push(event);
          allEvents.push(event);
        },
      });
      tab.auth.connect(
        new Client({ ...shop.connection, fetch: fetchFrom(tab), exchanges: [fetchExchange] }),
      );
      tab.auth.watch();
    });
    tabs.push(tab);
    return tab;
  }

  return {
    shop,
    tabs,
    /** What every tab that ever was has told. */
    events: allEvents,
    values,
    renewals,
    trouble,
    openTab,
    /** Calls `watch` with every renewal request that goes out. */
    onRenewal: (watch: (renewal: RenewalUnderWay) => void) => watchers.add(watch),
    clearStorage() {
      values.clear();
      tell(null);
    },
    /** Time, while the machine is awake. */
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    /** Time, while the machine is asleep: every page hears of it when it wakes. */
    async sleep(ms: number) {
      vi.setSystemTime(Date.now() + ms);
      for (const { tab, name, listener } of [...heard]) {
        if (name === 'focus') deliver(tab, listener);
      }
      await vi.advanceTimersByTimeAsync(10);
    },
    dispose() {
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
      vi.useRealTimers();
    },
  };
}

/** The Web Locks of a browser: one holder a name, first come first served, freed when its tab is closed. */
function simulateLocks(deliver: (tab: Tab, work: () => void) => void) {
  interface Request {
    name: string;
    tab: Tab;
    grant: () => void;
  }
  let waiting: Request[] = [];
  let held: Request[] = [];

  function next() {
    for (const request of [...waiting]) {
      if (held.some(({ name }) => name === request.name)) continue;
      waiting = waiting.filter((other) => other !== request);
      held.push(request);
      deliver(request.tab, request.grant);
    }
  }

  return {
    request: <Result>(
      name: string,
      options: { signal: AbortSignal },
      work: () => Promise<Result>,
    ) => {
      const tab = tabNow.getStore();
      if (!tab) throw new Error('A lock is asked for outside any tab.');
      return new Promise<Result>((resolve, reject) => {
        const request: Request = {
          name,
          tab,
          grant: () => {
            const free = () => {
              held = held.filter((other) => other !== request);
              next();
            };
            work().then(
              (result) => {
                resolve(result);
                free();
              },
              (error: unknown) => {
                reject(toError(error));
                free();
              },
            );
          },
        };
        waiting.push(request);
        options.signal.addEventListener('abort', () => {
          if (!waiting.includes(request)) return;
          waiting = waiting.filter((other) => other !== request);
          tab.waivedLockAt = Date.now();
          reject(new DOMException('gave up', 'AbortError'));
        });
        next();
      });
    },
    release(tab: Tab) {
      waiting = waiting.filter((request) => request.tab !== tab);
      held = held.filter((request) => request.tab !== tab);
      next();
    },
  };
}

const toError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

function readBody(body: unknown): {
  operationName?: string;
  variables?: { customerAccessToken?: string };
} {
  const read: { operationName?: string; variables?: { customerAccessToken?: string } } =
    typeof body === 'string' ? JSON.parse(body) : {};
  return read;
}
