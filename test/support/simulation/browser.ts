import { Client, fetchExchange } from '@urql/core';
import {
  createCustomerAuth,
  customerAuthExchange,
  memoryStorage,
  type CustomerAuthEvent,
  type CustomerAuthListener,
  type CustomerStorage,
} from 'react-customer-auth';
import { vi } from 'vitest';
import { simulateLocks } from './locks';
import { simulateNetwork } from './network';
import { goByProxy } from './serverHeld';
import { simulateStorage } from './storage';
import type { OpenStorefront, Storefront } from './storefront';
import { deliver, tabNow, type Page, type Tab } from './tab';
import { goStraight } from './way';

/** How a browser differs from the usual one. */
export interface BrowserOptions {
  /** Without Web Locks. */
  withoutLocks?: boolean;
  /** How long any answer takes, in milliseconds; without it none. */
  latency?: number;
  /** Tokens stay on a server, behind a proxy. */
  tokensOnServer?: boolean;
}

/**
 * A browser with several tabs in one process and in fake time: they share a storage with its events, Web Locks and a shop. A
 * frozen tab gets its timers, answers, events and locks when it thaws; a closed one never.
 */
export function openBrowser<Opened extends Storefront>(
  open: OpenStorefront<Opened>,
  { withoutLocks = false, latency, tokensOnServer = false }: BrowserOptions = {},
) {
  const start = Date.UTC(2026, 0, 1);
  vi.useFakeTimers({ now: start, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  const fakeTimeout = globalThis.setTimeout;
  const later = (work: () => void, ms: number) => void fakeTimeout(work, ms);
  /** By how much the device's clock has been set, and how long the machine has slept, in milliseconds. */
  let set = 0;
  let slept = 0;
  const shopTime = () => Date.now() - set;
  const uptime = () => shopTime() - slept - start;

  const passage = tokensOnServer ? goByProxy(open(shopTime), shopTime) : goStraight(open(shopTime));
  const { storefront, openWay, settled } = passage;
  const tabs: Tab[] = [];
  const allEvents: CustomerAuthEvent[] = [];
  const heard = new Set<{ tab: Page; name: string; listener: () => void }>();
  const storage = simulateStorage(later);
  const network = simulateNetwork({ storefront, openWay, latency, later, uptime });
  const locks = simulateLocks(uptime);

  vi.stubGlobal('setTimeout', (work: () => void, ms?: number) => {
    const tab = tabNow.getStore();
    return fakeTimeout(tab ? () => deliver(tab, work) : work, ms);
  });
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

  /** What runs in a tab or, with null, on another device. */
  function startApp(tab: Page | null, kept: CustomerStorage, onEvent: CustomerAuthListener) {
    const backend = storefront.backend();
    const { sessionIdOf } = backend;
    const auth = createCustomerAuth({ backend, storage: kept, onEvent });
    const client = new Client({
      ...storefront.shop.connection,
      fetch: network.fetchFrom(tab),
      exchanges: [customerAuthExchange(auth), fetchExchange],
    });
    auth.connect(client);
    // An auth tells of handles nothing; without that of its backend which makes them some, it does.
    const held = () => {
      delete backend.sessionIdOf;
      const token = auth.getAccessToken();
      if (sessionIdOf) backend.sessionIdOf = sessionIdOf;
      return token;
    };
    return { auth, client, held };
  }

  async function pass(ms: number) {
    const time = { isOver: false };
    later(() => (time.isOver = true), ms);
    await settled();
    while (!time.isOver) {
      await vi.advanceTimersToNextTimerAsync();
      await settled();
    }
    // What else is due at this very moment.
    await vi.advanceTimersByTimeAsync(0);
    await settled();
  }

  /** Opens a tab; `render` comes before anything of it runs, as a page's first render does. */
  function openTab(render: (tab: Tab) => void = () => {}): Tab {
    const events: CustomerAuthEvent[] = [];
    const page: Page = {
      events,
      waivedLockAt: -Infinity,
      isFrozen: false,
      isClosed: false,
      missed: [],
      run: (work) => tabNow.run(page, work),
      freeze() {
        page.isFrozen = true;
      },
      thaw() {
        page.isFrozen = false;
        for (const work of page.missed.splice(0)) deliver(page, work);
      },
      close() {
        page.isClosed = true;
        locks.release(page);
        storage.release(page);
        for (const entry of heard) if (entry.tab === page) heard.delete(entry);
        tabs.splice(0, tabs.length, ...tabs.filter((other) => other !== page));
      },
    };
    const hear = (event: CustomerAuthEvent) => {
      events.push(event);
      allEvents.push(event);
    };
    return page.run(() => {
      const tab = Object.assign(page, startApp(page, storage.seenBy(page), hear));
      tabs.push(tab);
      render(tab);
      tab.auth.watch();
      return tab;
    });
  }

  function wake() {
    for (const { tab, name, listener } of [...heard]) {
      if (name === 'focus') deliver(tab, listener);
    }
    return pass(10);
  }

  return {
    storefront,
    shop: storefront.shop,
    tabs,
    /** What every tab that ever was has told. */
    events: allEvents,
    values: storage.values,
    trouble: storage.trouble,
    network,
    openTab,
    /** Somebody else's browser, as a phone has one. */
    openDevice: () => startApp(null, memoryStorage(), () => {}),
    clearStorage: () => storage.clear(),
    /** The shop's clock, which nobody sets. */
    shopTime,
    /** For how long the machine has been awake, in milliseconds: what timers go by. */
    uptime,
    /** Time, while the machine is awake. */
    pass,
    /** Time, while the machine is asleep: every page hears of it when it wakes. */
    sleep(ms: number) {
      slept += ms;
      vi.setSystemTime(Date.now() + ms);
      return wake();
    },
    /** Sets the device's clock, and goes back to the page. */
    setClock(by: number) {
      set += by;
      vi.setSystemTime(Date.now() + by);
      return wake();
    },
    dispose() {
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
      vi.useRealTimers();
    },
  };
}
