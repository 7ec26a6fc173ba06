import fc from 'fast-check';
import type { CustomerSession } from 'react-customer-auth';
import type { Trouble } from 'react-customer-auth/testing';
import { ada, grace } from './shop';
import { openBrowser, type Tab } from './tabs';
import { day, hour, minute } from './time';

const most = 3;
const customers = [ada, grace];

/** What can happen, to one of up to three tabs or to the world around them. */
type Step =
  | { do: 'open' | 'close' | 'reload' | 'freeze' | 'thaw' | 'logout' | 'renew'; tab: number }
  | { do: 'login'; tab: number; as: number; wrong: boolean }
  | { do: 'pass' | 'sleep'; ms: number }
  | { do: 'fault'; fault: Trouble; times: number }
  | { do: 'changePassword'; as: number }
  | { do: 'expiresAt'; odd: number | null }
  | { do: 'storage'; trouble: 'blocked' | 'full' | null }
  | { do: 'clearStorage' };

/** A browser and what happens in it. */
export interface Sequence {
  withoutLocks: boolean;
  renewedToken: 'another' | 'same';
  deadRenewal: 'accessDenied' | 'userErrors' | 'empty';
  steps: Step[];
}

const tab = fc.nat(most - 1);
const as = fc.nat(customers.length - 1);
/** Milliseconds, from the blink of an eye to `longest`. */
const upTo = (longest: number) =>
  fc.oneof(
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 1_000, max: minute }),
    fc.integer({ min: minute, max: day }),
    fc.integer({ min: day, max: longest }),
  );
const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('slow' as const),
      ms: fc.integer({ min: 1, max: minute }),
    }),
  },
  fc.constantFrom<Trouble>(
    { kind: 'offline' },
    { kind: 'lost' },
    { kind: 'html', status: 503 },
    { kind: 'html' },
    { kind: 'half' },
    { kind: 'throttled', retryAfter: 120 },
    { kind: 'http', status: 500 },
  ),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('login' as const),
      tab,
      as,
      wrong: fc.nat(4).map((n) => n === 0),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('logout' as const, 'renew' as const), tab }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('open' as const, 'close' as const, 'reload' as const),
      tab,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('freeze' as const, 'thaw' as const), tab }),
  },
  {
    weight: 8,
    arbitrary: fc.oneof(
      fc.record({ do: fc.constant('pass' as const), ms: upTo(4 * day) }),
      fc.record({ do: fc.constant('sleep' as const), ms: upTo(25 * day) }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      fault: trouble,
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('changePassword' as const), as }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('expiresAt' as const),
      odd: fc.constantFrom(null, 0, -day, 1_000, 30_000, hour, 100 * day, NaN),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('storage' as const),
      trouble: fc.constantFrom('blocked' as const, 'full' as const, null),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'clearStorage' as const }) },
);

export const sequences: fc.Arbitrary<Sequence> = fc.record({
  withoutLocks: fc.boolean(),
  renewedToken: fc.constantFrom('another' as const, 'same' as const),
  deadRenewal: fc.constantFrom('accessDenied' as const, 'userErrors' as const, 'empty' as const),
  steps: fc.array(step, { minLength: 5, maxLength: 30 }),
});

/** A promise of the package that was not kept. */
function demand(kept: boolean, promise: string): asserts kept {
  if (!kept) throw new Error(promise);
}

/** What the model remembers of a tab. */
interface Seen {
  session: CustomerSession;
  token: string | null;
  /** When its last renewal went out that nobody had asked for. */
  renewedAt: number;
}

/** Plays a sequence, demands after each step what must always hold, and counts what happened. */
export async function runSequence({ steps, ...options }: Sequence) {
  let odd: number | null = null;
  const browser = openBrowser({
    ...options,
    latency: 15,
    expiresAt: (end) => {
      if (odd === null) return new Date(end).toISOString();
      return Number.isNaN(odd) ? 'never' : new Date(Date.now() + odd).toISOString();
    },
  });
  const { shop, pass } = browser;
  const tabs: (Tab | undefined)[] = [undefined, undefined, undefined];
  const seen = new Map<Tab, Seen>();
  const everHeld = new Set<string>();
  const counts: Record<string, number> = {};
  /** Sessions that somebody has signed out of or replaced, and when. */
  const ended = new Map<string, number>();
  const end = (id: string) => ended.set(id, ended.get(id) ?? Date.now());
  /** Other tabs hear of it a millisecond later. */
  const isHeardOf = (id: string) => Date.now() - (ended.get(id) ?? Infinity) > 2;
  let intents = 0;
  let asked = 0;
  /** Whether tabs can still hear of each other. */
  let shared = true;
  let cleared = false;
  let settled: { intent: number; sessionId: string | null } = { intent: 0, sessionId: null };

  const count = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  const statusOf = (one: Tab): Seen => ({
    session: one.auth.getSession(),
    token: one.auth.getAccessToken(),
    renewedAt: seen.get(one)?.renewedAt ?? -Infinity,
  });
  const open = () => tabs.filter((one) => one !== undefined);

  browser.onRenewal((renewal) => {
    const now = Date.now();
    const others = [...browser.renewals].filter(
      ({ tab: other, token, startedAt }) =>
        token === renewal.token && !other.isClosed && now - startedAt < 30_000,
    );
    // Who has waited for the time limit may go beside one that hangs, not beside another that has waited.
    const gaveUp = now - renewal.tab.waivedLockAt < minute;
    if (others.length > (gaveUp ? 1 : 0) && !options.withoutLocks) {
      fail(new Error('One renewal in flight for each token.'));
    }
    const stored = [...browser.values.values()].join('\n');
    if (shared && !cleared && !options.withoutLocks && !stored.includes(renewal.token)) {
      fail(new Error('No token is renewed that has been renewed already.'));
    }
    const known = seen.get(renewal.tab);
    if (!known || asked) return;
    if (now - known.renewedAt < 29_000) fail(new Error('Never a tight loop.'));
    known.renewedAt = now;
  });

  /** What must hold of a tab between two looks at it. */
  function look(one: Tab) {
    const before = seen.get(one);
    const after = statusOf(one);
    seen.set(one, after);
    const { session, token } = after;
    if (token !== null) everHeld.add(token);
    demand(session.status !== 'loading', 'Never loading in a browser.');
    demand(
      (token !== null) === (session.status === 'signedIn'),
      'A token and a session come together.',
    );
    if (session.status === 'signedIn' && shared && !one.isFrozen) {
      demand(!isHeardOf(session.id), 'No session rises from the dead.');
    }
    if (before?.session.status !== 'signedIn' || session.status === 'signedIn') return;
    count('signedOut');
    const { id, expiresAt } = before.session;
    if (session.reason === 'rejected') {
      // A tab that could not store its session may take the end of an older, stored one for its own.
      const isDead = !shop.livingTokens().includes(before.token ?? '');
      demand(isDead || !shared, 'Only a dead token is rejected.');
    } else if (session.reason === 'expired') {
      const isOver = expiresAt !== null && Date.now() >= expiresAt;
      // A tab that was frozen hears of the end alone where another session came and went in the meantime.
      demand(isOver || ended.has(id), 'Only at its end has a session expired.');
    } else {
      demand(ended.has(id) || cleared || !shared, 'Nobody is signed out by accident.');
    }
  }

  const check = () => open().forEach(look);

  /** A tab, looked at whenever its session changes. */
  function openWatched(): Tab {
    const one = browser.openTab();
    look(one);
    one.auth.subscribe(() => {
      try {
        look(one);
      } catch (error) {
        fail(error);
      }
    });
    return one;
  }

  function endCurrent() {
    for (const one of open()) {
      const session = one.auth.getSession();
      if (session.status === 'signedIn') end(session.id);
    }
  }

  function act(one: Tab, action: Step & { tab: number }) {
    if (one.isFrozen) return;
    if (action.do === 'login') {
      const { password, ...customer } = customers[action.as] ?? ada;
      const intent = ++intents;
      const credentials = { ...customer, password: action.wrong ? 'wrongpassword' : password };
      void one
        .run(() => one.auth.login(credentials))
        .then((outcome) => {
          const newest = intent === intents;
          if (outcome.ok) {
            count('signedIn');
            demand(newest || !shared || cleared, 'The last intent wins.');
            const { sessionId } = outcome.data;
            endOthers(sessionId);
            settled = { intent, sessionId };
          } else if (outcome.error.kind === 'superseded') {
            count('superseded');
            demand(!newest, 'Only a newer intent supersedes.');
          }
        })
        .catch(fail);
    } else if (action.do === 'logout') {
      intents++;
      const session = one.auth.getSession();
      // Out of what this tab does not know yet, nobody signs out by it.
      if (session.status === 'signedIn') end(session.id);
      if (shared) endCurrent();
      settled = { intent: intents, sessionId: null };
      void one.run(() => one.auth.logout()).catch(fail);
      demand(one.auth.getSession().status === 'signedOut', 'Logout is local first.');
    } else if (action.do === 'renew') {
      asked++;
      void one
        .run(() => one.auth.renew())
        .then((outcome) => {
          if (!outcome.ok) count(`renew: ${outcome.error.kind}`);
        })
        .finally(() => asked--)
        .catch(fail);
    }
  }

  function endOthers(sessionId: string) {
    for (const [, { session }] of seen) {
      if (session.status === 'signedIn' && session.id !== sessionId) end(session.id);
    }
  }

  let failure: Error | undefined;
  const fail = (error: unknown) => {
    failure ??= error instanceof Error ? error : new Error(String(error));
    // Whatever runs in a loop stops here, not after weeks.
    for (const one of open()) one.close();
  };

  async function play(action: Step) {
    switch (action.do) {
      case 'pass':
        return pass(action.ms);
      case 'sleep':
        return browser.sleep(action.ms);
      case 'fault':
        shop.inject({ ...action.fault, times: action.times });
        return;
      case 'changePassword': {
        const { email, password } = customers[action.as] ?? ada;
        shop.changePassword(email, password);
        return;
      }
      case 'expiresAt':
        odd = action.odd;
        return;
      case 'storage':
        browser.trouble.storage = action.trouble;
        if (action.trouble) shared = false;
        return;
      case 'clearStorage':
        cleared = true;
        browser.clearStorage();
        return;
    }
    const one = tabs[action.tab];
    if (action.do === 'open') tabs[action.tab] ??= openWatched();
    else if (!one) return;
    else if (action.do === 'close' || action.do === 'reload') {
      one.close();
      tabs[action.tab] = action.do === 'reload' ? openWatched() : undefined;
    } else if (action.do === 'freeze') one.freeze();
    else if (action.do === 'thaw') one.thaw();
    else act(one, action);
  }

  try {
    // Most of what there is to break begins with somebody signed in.
    await play({ do: 'open', tab: 0 });
    await play({ do: 'login', tab: 0, as: 0, wrong: false });
    await pass(20);
    check();
    for (const action of steps) {
      await play(action);
      check();
      await pass(5);
      check();
      if (failure) throw failure;
    }
    await quiet();
    if (failure) throw failure;
    for (const event of browser.events) {
      if (!('here' in event) || event.here) count(`event: ${event.type}`);
    }
    return { counts };
  } finally {
    browser.dispose();
  }

  /** Lets everything come to its end, and demands what must hold then. */
  async function quiet() {
    for (const one of open()) one.thaw();
    odd = null;
    await pass(3 * minute);
    check();
    if (!shared) return;
    const [first, ...others] = open();
    if (!first) return;
    const state = JSON.stringify([first.auth.getSession(), first.auth.getAccessToken()]);
    for (const other of others) {
      const { status } = other.auth.getSession();
      if (status === 'signedOut' && first.auth.getSession().status === 'signedOut') continue;
      demand(
        JSON.stringify([other.auth.getSession(), other.auth.getAccessToken()]) === state,
        'All tabs agree.',
      );
    }
    const session = first.auth.getSession();
    if (settled.intent === intents && session.status === 'signedIn') {
      demand(session.id === settled.sessionId, 'The last intent is what remains.');
    }
    // Where every answer arrives in time, nothing is left of what nobody took.
    const isPlain = steps.every(
      (action) =>
        action.do !== 'close' &&
        action.do !== 'reload' &&
        (action.do !== 'fault' || (action.fault.kind === 'slow' && action.fault.ms < 29_000)),
    );
    if (!isPlain || cleared) return;
    const unused = shop.livingTokens().filter((token) => token !== first.auth.getAccessToken());
    demand(
      unused.every((token) => everHeld.has(token)),
      'A token that nobody took is destroyed.',
    );
    // A renewed token lives on where renewal gives another string.
    if (options.renewedToken === 'same') {
      demand(unused.length === 0, 'No token is left alive that nobody uses.');
    }
  }
}
