import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { shopifyTokenLife } from 'react-customer-auth/testing';
import { ada, openTab } from '../support/shop';
import { day, hour, minute, pass, sleep, tabInTime } from '../support/time';

const isAlive = ({ auth, shop }: Awaited<ReturnType<typeof tabInTime>>) =>
  auth.getSession().status === 'signedIn' &&
  shop.livingTokens().includes(auth.getAccessToken() ?? '');

describe('a life of many days', () => {
  it('renews at half of the token’s life, once each', async () => {
    const tab = await tabInTime();
    await pass(21 * day - 2 * minute);
    expect(tab.renewals()).toBe(0);
    await pass(3 * minute);
    expect(tab.renewals()).toBe(1);
    for (let days = 0; days < 63; days++) {
      await pass(day);
      expect(isAlive(tab)).toBe(true);
    }
    expect(tab.renewals()).toBe(4);
  });

  it('asks nothing at start-up', async () => {
    const tab = await tabInTime();
    tab.stop();
    const requests = tab.shop.requests.length;
    onTestFinished(openTab(tab.shop).auth.watch());
    await pass(hour);
    expect(tab.shop.requests).toHaveLength(requests);
  });

  it.each(['focus', 'online', 'pageshow', 'visibilitychange'])(
    'renews on %s after 30 days asleep, twice over',
    async (wakeUp) => {
      const tab = await tabInTime();
      for (const times of [1, 2]) {
        await sleep(30 * day, wakeUp);
        expect(tab.renewals()).toBe(times);
        expect(isAlive(tab)).toBe(true);
      }
    },
  );

  it('notices within an hour that it slept, when nothing tells it', async () => {
    const tab = await tabInTime();
    vi.setSystemTime(Date.now() + 30 * day);
    await pass(hour);
    expect(tab.renewals()).toBe(1);
  });

  it('comes through a week offline', async () => {
    const tab = await tabInTime();
    await pass(20 * day);
    const online = tab.shop.inject({ kind: 'offline', times: Infinity });
    await pass(7 * day);
    expect(tab.auth.getSession().status).toBe('signedIn');
    online();
    await pass(hour);
    expect(isAlive(tab)).toBe(true);
    // Six days of trying once an hour or so; the first hours a little more often.
    expect(tab.renewals()).toBeLessThan(6 * 24 * 2);
  });

  it.each([3 * day, -3 * day])('lives with a clock that is %d ms wrong', async (clockAhead) => {
    const tab = await tabInTime({ clockAhead });
    for (let days = 0; days < 90; days++) {
      await pass(day);
      expect(isAlive(tab)).toBe(true);
    }
    expect(tab.renewals()).toBeGreaterThanOrEqual(3);
    expect(tab.renewals()).toBeLessThanOrEqual(5);
  });

  it.each([3 * day, -3 * day, 20 * day, -20 * day])(
    'lives with a clock that is set by %d ms in between',
    async (change) => {
      const tab = await tabInTime();
      await pass(5 * day);
      vi.setSystemTime(Date.now() + change);
      tab.clock.ahead += change;
      for (let days = 0; days < 60; days++) {
        await pass(day);
        expect(isAlive(tab)).toBe(true);
      }
    },
  );

  it('does not mind daylight saving: wall-clock times are absolute', async () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    onTestFinished(() => void vi.unstubAllEnvs());
    // A night in which an hour is missing.
    const start = Date.UTC(2026, 2, 29, 0, 30);
    const tab = await tabInTime({ start });
    expect(new Date(start).getTimezoneOffset()).not.toBe(new Date(start + day).getTimezoneOffset());
    await pass(21 * day - 2 * minute);
    expect(tab.renewals()).toBe(0);
    await pass(3 * minute);
    expect(tab.renewals()).toBe(1);
  });

  it('renews at once what a clock that was set back makes younger than nothing', async () => {
    const tab = await tabInTime();
    await pass(day);
    vi.setSystemTime(Date.now() - 3 * day);
    window.dispatchEvent(new Event('focus'));
    await pass(1_000);
    expect(tab.renewals()).toBe(1);
    expect(isAlive(tab)).toBe(true);
  });

  it('asks one last time at the end by this device’s clock, and takes the answer', async () => {
    const alive = await tabInTime();
    // The clock is set ahead while the machine sleeps; for the shop only an hour goes by.
    alive.clock.ahead += 50 * day;
    await sleep(50 * day + hour);
    expect(alive.renewals()).toBe(1);
    expect(isAlive(alive)).toBe(true);
    alive.stop();

    localStorage.clear();
    const dead = await tabInTime();
    await sleep(50 * day);
    expect(dead.renewals()).toBe(1);
    expect(dead.auth.getSession()).toEqual({ status: 'signedOut', reason: 'expired' });
    expect(dead.auth.getAccessToken()).toBeNull();
  });

  it('asks one last time for what was found expired in storage', async () => {
    const tab = await tabInTime();
    tab.stop();
    vi.setSystemTime(Date.now() + 43 * day);
    const reopened = openTab(tab.shop);
    onTestFinished(reopened.auth.watch());
    await pass(minute);
    expect(reopened.auth.getSession()).toEqual({ status: 'signedOut', reason: 'expired' });
    expect(tab.renewals()).toBe(1);
    expect(openTab(tab.shop).auth.getSession()).toEqual({ status: 'signedOut', reason: 'none' });
  });

  it('ends at the end when no renewal has come through, after telling of it', async () => {
    const tab = await tabInTime();
    tab.shop.inject({ kind: 'http', status: 503, times: Infinity });
    await pass(41.9 * day);
    expect(tab.auth.getSession().status).toBe('signedIn');
    expect(tab.events.map(({ type }) => type)).not.toContain('expiring');
    await pass(0.1 * day - 4 * minute);
    for (let times = 0; times < 3; times++) {
      window.dispatchEvent(new Event('focus'));
      await pass(1_000);
    }
    await pass(0.1 * day);
    expect(tab.auth.getSession()).toEqual({ status: 'signedOut', reason: 'expired' });
    const { length } = tab.events.filter(({ type }) => type === 'expiring');
    expect(length).toBe(1);
    expect(tab.events.at(-2)).toMatchObject({ type: 'renewalFailed', nextAttemptAt: null });
    expect(tab.events.at(-1)).toMatchObject({ type: 'signedOut', reason: 'expired' });
  });
});

describe('after a renewal that failed', () => {
  it('tries again with growing, jittered pauses, and says when', async () => {
    const tab = await tabInTime();
    tab.shop.inject({ kind: 'http', status: 503, times: Infinity });
    await pass(21 * day + 6 * hour);
    const attempts = tab.events.flatMap((event) =>
      event.type === 'renewalFailed' ? [event.nextAttemptAt ?? 0] : [],
    );
    expect(attempts.length).toBe(tab.renewals());
    expect(attempts.length).toBeLessThan(20);
    const pauses = attempts.slice(1).map((at, index) => at - (attempts[index] ?? 0));
    const limits = pauses.map((_, index) => Math.min(minute * 2 ** (index + 1), hour));
    pauses.forEach((pause, index) => {
      const limit = limits[index] ?? 0;
      expect(pause).toBeGreaterThanOrEqual(limit / 2);
      // The timer may come a second late.
      expect(pause).toBeLessThanOrEqual(limit + 1_001);
    });
    expect(new Set(pauses.slice(-4)).size).toBeGreaterThan(1);
    expect(tab.auth.getSession().status).toBe('signedIn');
  });

  it('starts over with short pauses once one has come through', async () => {
    const tab = await tabInTime();
    const mend = tab.shop.inject({ kind: 'offline', times: Infinity });
    await pass(21 * day + 6 * hour);
    mend();
    await pass(hour);
    const before = tab.renewals();
    tab.shop.inject({ kind: 'offline' });
    await pass(21 * day + 2 * minute);
    expect(tab.renewals() - before).toBe(2);
    expect(isAlive(tab)).toBe(true);
  });

  it('waits for as long as Retry-After says', async () => {
    const tab = await tabInTime();
    tab.shop.inject({ kind: 'http', status: 429, headers: { 'Retry-After': '7200' } });
    await pass(21 * day + hour);
    expect(tab.renewals()).toBe(1);
    await pass(hour + minute);
    expect(tab.renewals()).toBe(2);
  });

  it('does not wait beyond the end of the session, whatever Retry-After says', async () => {
    const tab = await tabInTime();
    const faults = { kind: 'http', status: 429, times: Infinity } as const;
    tab.shop.inject({ ...faults, headers: { 'Retry-After': '80000' } });
    await pass(42 * day + hour);
    expect(tab.auth.getSession()).toEqual({ status: 'signedOut', reason: 'expired' });
  });

  it('does not wait for longer than a day, whatever Retry-After says', async () => {
    const tab = await tabInTime();
    tab.shop.inject({ kind: 'http', status: 429, headers: { 'Retry-After': '99999999' } });
    await pass(22 * day + minute);
    expect(tab.renewals()).toBe(2);
    expect(isAlive(tab)).toBe(true);
  });

  it('forgets a pause that a clock has left behind', async () => {
    const tab = await tabInTime();
    vi.setSystemTime(Date.now() + 30 * day);
    tab.shop.inject({ kind: 'offline' });
    await pass(hour);
    expect(tab.renewals()).toBeGreaterThanOrEqual(1);
    const before = tab.renewals();
    tab.shop.inject({ kind: 'offline' });
    await tab.auth.renew();
    vi.setSystemTime(Date.now() - 30 * day);
    await pass(22 * day);
    expect(tab.renewals()).toBeGreaterThan(before + 1);
  });

  it('does not destroy, by an answer that is late, the token that is in use', async () => {
    const tab = await tabInTime({ renewedToken: 'same' });
    tab.shop.inject({ kind: 'slow', ms: 40_000, operation: 'customerAccessTokenRenew' });
    void tab.auth.renew();
    await pass(minute);
    expect(isAlive(tab)).toBe(true);
  });

  it('counts a request that hangs as failed after half a minute, and destroys what it brings later', async () => {
    const tab = await tabInTime();
    tab.shop.inject({ kind: 'slow', ms: 40_000, operation: 'customerAccessTokenRenew' });
    const renewing = tab.auth.renew();
    await pass(30_000);
    expect(await renewing).toMatchObject({ ok: false, error: { kind: 'network' } });
    expect(tab.auth.getSession().status).toBe('signedIn');
    expect(tab.shop.livingTokens()).toHaveLength(2);
    await pass(10_000);
    expect(tab.shop.livingTokens()).toEqual([tab.auth.getAccessToken()]);
    expect((await tab.auth.renew()).ok).toBe(true);
  });
});

describe('odd ends and clocks', () => {
  type Row = [
    name: string,
    expiresAt: (end: number) => string,
    session: { life: number | null; next: number; inFirstHour: number },
    clockAhead?: number,
  ];
  const from = (ms: number) => (end: number) => new Date(end - shopifyTokenLife + ms).toISOString();
  const unknown = { life: null, next: day, inFirstHour: 0 };
  const rows: Row[] = [
    ['equal to now', from(0), unknown],
    ['a second ago', from(-1_000), unknown],
    ['a year ago', from(-365 * day), unknown],
    ['1970', () => '1970-01-01T00:00:00Z', unknown],
    ['absent', () => '', unknown],
    ['unparsable', () => 'in six weeks', unknown],
    ['a number in words', () => '1e400', unknown],
    ['beyond the last date', () => '+275761-01-01T00:00:00Z', unknown],
    ['in a second', from(1_000), { life: 1_000, next: minute, inFirstHour: 5 }],
    ['in half a minute', from(30_000), { life: 30_000, next: minute, inFirstHour: 5 }],
    ['in two minutes', from(2 * minute), { life: 2 * minute, next: minute, inFirstHour: 60 }],
    ['in an hour', from(hour), { life: hour, next: hour / 2, inFirstHour: 2 }],
    ['in a day', from(day), { life: day, next: day / 2, inFirstHour: 0 }],
    ['in 42 days', from(42 * day), { life: 42 * day, next: 21 * day, inFirstHour: 0 }],
    ['in 100 days', from(100 * day), { life: 100 * day, next: 50 * day, inFirstHour: 0 }],
    [
      'the year 9999',
      () => '9999-12-31T23:59:59Z',
      {
        life: Date.UTC(9999, 11, 31, 23, 59, 59) - Date.UTC(2026, 2, 20, 12),
        next: (Date.UTC(9999, 11, 31, 23, 59, 59) - Date.UTC(2026, 2, 20, 12)) / 2,
        inFirstHour: 0,
      },
    ],
    ['with the clock 43 days ahead', from(42 * day), unknown, 43 * day],
    [
      'with the clock 3 days ahead',
      from(42 * day),
      { life: 39 * day, next: 19.5 * day, inFirstHour: 0 },
      3 * day,
    ],
    [
      'with the clock 3 days behind',
      from(42 * day),
      { life: 45 * day, next: 22.5 * day, inFirstHour: 0 },
      -3 * day,
    ],
  ];
  it.each(rows)('%s', async (_, expiresAt, { life, next, inFirstHour }, clockAhead = 0) => {
    const tab = await tabInTime({ expiresAt, clockAhead });
    const session = tab.auth.getSession();
    if (session.status !== 'signedIn') throw new Error('Nobody is signed in.');
    expect(session.expiresAt).toBe(life === null ? null : session.issuedAt + life);
    const { issuedAt } = session;
    await pass(hour);
    // Jitter and the second that a timer may be late move some renewals across the hour.
    expect(tab.renewals()).toBeGreaterThanOrEqual(inFirstHour - 1);
    expect(tab.renewals()).toBeLessThanOrEqual(inFirstHour);
    expect(tab.auth.getSession().status).toBe('signedIn');
    if (next > hour && next < 51 * day) {
      await pass(issuedAt + next - Date.now() - 1_000);
      expect(tab.renewals()).toBe(0);
      await pass(3_000);
      expect(tab.renewals()).toBe(1);
    }
  });
});

/** How many timers there are, once jsdom has sent its storage events. */
async function timers() {
  await pass(1);
  return vi.getTimerCount();
}

describe('watching', () => {
  it('leaves no timer and no listener when it is over', async () => {
    const added: string[] = [];
    const add = vi.spyOn(window, 'addEventListener');
    const remove = vi.spyOn(window, 'removeEventListener');
    const tab = await tabInTime();
    expect(await timers()).toBe(1);
    tab.stop();
    expect(await timers()).toBe(0);
    for (const [name] of add.mock.calls) added.push(name);
    expect(added.sort()).toEqual(remove.mock.calls.map(([name]) => name).sort());
    expect(added.length).toBeGreaterThan(0);
  });

  it('has no timer while nobody is signed in', async () => {
    const tab = await tabInTime();
    await tab.auth.logout();
    expect(await timers()).toBe(0);
    await tab.auth.login(ada);
    expect(await timers()).toBe(1);
  });

  it('sets no timer every second while a life that is told too short is not renewed yet', async () => {
    const { shop } = await tabInTime({
      expiresAt: () => new Date(Date.now() + 1_000).toISOString(),
    });
    await pass(10 * minute);
    const before = shop.requests.length;
    const timers = vi.spyOn(globalThis, 'setTimeout');
    await pass(hour);
    expect(timers.mock.calls.length).toBeLessThan(60);
    expect(shop.requests.length).toBeGreaterThan(before);
    timers.mockRestore();
  });

  it('leaves no timer either where the page was looked at while a renewal was under way', async () => {
    const tab = await tabInTime();
    tab.shop.inject({ kind: 'slow', ms: 5_000 });
    await pass(21 * day + 1_000);
    window.dispatchEvent(new Event('focus'));
    window.dispatchEvent(new Event('online'));
    await pass(10_000);
    expect(await timers()).toBe(1);
    tab.stop();
    expect(await timers()).toBe(0);
  });

  it('ends while a renewal is under way', async () => {
    const tab = await tabInTime();
    tab.shop.inject({ kind: 'slow', ms: 5_000 });
    await pass(21 * day + 1_000);
    tab.stop();
    await pass(10_000);
    expect(await timers()).toBe(0);
    expect(tab.renewals()).toBe(1);
  });
});
