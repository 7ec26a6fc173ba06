import { onTestFinished, vi } from 'vitest';
import { ada, createShop, openTab } from './shop';
import type { FakeShopifyOptions } from 'react-customer-auth/testing';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Lets time pass while the machine is awake. */
export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** Lets time pass while the machine is asleep: no timer runs, and the page hears of it afterwards. */
export async function sleep(ms: number, wakeUp = 'focus') {
  vi.setSystemTime(Date.now() + ms);
  window.dispatchEvent(new Event(wakeUp));
  await pass(10);
}

/** A tab in fake time, whose clock is `clockAhead` milliseconds ahead of the shop's, with Ada signed in to it. */
export async function tabInTime({
  clockAhead = 0,
  start = Date.UTC(2026, 2, 20, 12),
  ...options
}: FakeShopifyOptions & { clockAhead?: number; start?: number } = {}) {
  vi.useFakeTimers({ now: start, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  const clock = { ahead: clockAhead };
  const tab = openTab(createShop({ now: () => Date.now() - clock.ahead, ...options }));
  await tab.auth.login(ada);
  const stop = tab.auth.watch();
  onTestFinished(stop);
  const renewals = () =>
    tab.shop.requests.filter(({ operationName }) => operationName === 'customerAccessTokenRenew')
      .length;
  return { ...tab, clock, renewals, stop };
}
