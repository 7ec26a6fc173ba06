import { createFakeShopify, shopifyTokenLife } from '../dist/testing/index.js';
import { fakeClock } from './requests/clock.js';
import { launch, serve } from './support/chromium.mjs';
import { table } from './support/markdown.mjs';

export const title = 'Requests a day';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.UTC(2026, 0, 1);
const tabCounts = [1, 5, 20];

/** How often the customer comes back to a tab, each time to the next one. */
const timeToNextLook = 30 * minute;

const customer = { email: 'ada@example.com', password: 'analytical' };

/** A fake shop whose tokens say that they live so long. */
const shopOf = (life) => (time) =>
  createFakeShopify({
    customers: [customer],
    now: () => time.now,
    expiresAt: (end) => new Date(end - shopifyTokenLife + life).toISOString(),
  }).listener;

/** A server that has no more to say than these answers, by path. */
const serverOf = (answers) => () => (request, response) => {
  const answer = answers[new URL(request.url, 'http://server').pathname];
  response.writeHead(answer ? 200 : 404, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(answer ?? {}));
};

const nextAuthServer = serverOf({
  '/api/auth/session': { user: { name: 'Ada' }, expires: '2100-01-01T00:00:00.000Z' },
  '/api/auth/providers': { credentials: { id: 'credentials', type: 'credentials' } },
  '/api/auth/csrf': { csrfToken: 'token' },
  '/api/auth/callback/credentials': { url: 'http://server/' },
});

const identityProvider = serverOf({
  '/token': { access_token: 'a', refresh_token: 'r', token_type: 'Bearer', expires_in: 3600 },
});

const user = { id: 'ada', email: customer.email };

const betterAuthServer = serverOf({
  '/api/auth/sign-in/email': { redirect: false, token: 't', user },
  '/api/auth/get-session': {
    user,
    session: { id: 's', userId: user.id, token: 't', expiresAt: '2100-01-01T00:00:00.000Z' },
  },
});

const subjects = [
  {
    label: 'react-customer-auth, tokens of 42 days (Shopify’s)',
    entry: 'ours',
    open: shopOf(shopifyTokenLife),
  },
  { label: 'react-customer-auth, tokens of an hour', entry: 'ours', open: shopOf(hour) },
  {
    label: 'react-oidc-context, tokens of an hour',
    entry: 'react-oidc-context',
    open: identityProvider,
  },
  { label: 'better-auth', entry: 'better-auth', open: betterAuthServer },
  { label: 'next-auth 4', entry: 'next-auth-4', open: nextAuthServer },
  { label: 'next-auth 5', entry: 'next-auth-5', open: nextAuthServer },
];

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** How many requests a day of so many tabs takes, the sign-in in the first of them included. */
async function requestsOf(browser, { entry, open }, tabCount) {
  const time = { now: start };
  let requests = 0;
  const answer = open(time);
  const server = await serve(`requests/${entry}.jsx`, (request, response) => {
    if (request.url !== '/favicon.ico') requests++;
    answer(request, response);
  });
  const context = await browser.newContext();
  const tabs = [];

  /** Moves every tab to this time, until none has anything left to do. Resolves to the time at which one has. */
  async function moveTo(now) {
    time.now = now;
    for (;;) {
      const states = await Promise.all(
        tabs.map((tab) => tab.evaluate((now) => globalThis.clock.moveTo(now), now)),
      );
      const before = requests;
      if (states.some(({ isBusy }) => isBusy)) await pause(10);
      else if (before === requests) return Math.min(...states.map(({ next }) => next));
    }
  }

  try {
    for (let count = 0; count < tabCount; count++) {
      const tab = await context.newPage();
      await tab.addInitScript(fakeClock, time.now);
      await tab.goto(server.url);
      await tab.waitForFunction(() => 'signIn' in globalThis);
      tabs.push(tab);
      await moveTo(time.now);
      if (count === 0) await tab.evaluate(() => void globalThis.signIn());
      // A minute later the next one.
      await moveTo(time.now + minute);
    }
    let next = await moveTo(time.now);
    for (let look = 1; look * timeToNextLook <= day; look++) {
      const at = start + look * timeToNextLook;
      // To the full minute, as browsers do in the background.
      while (next < at) next = await moveTo(Math.ceil(next / minute) * minute);
      await moveTo(at);
      await tabs[look % tabCount].evaluate(() => {
        globalThis.document.dispatchEvent(new Event('visibilitychange'));
        globalThis.dispatchEvent(new Event('focus'));
      });
      await pause(20);
      next = await moveTo(at);
    }
    for (const tab of tabs) {
      if (!(await tab.evaluate(() => globalThis.isSignedIn()))) throw new Error('Signed out.');
    }
    return requests;
  } finally {
    await context.close();
    server.stop();
  }
}

export async function measure() {
  const browser = await launch();
  try {
    const rows = [];
    for (const subject of subjects) {
      const row = { subject: subject.label };
      for (const count of tabCounts) {
        const requests = await requestsOf(browser, subject, count);
        row[count === 1 ? '1 tab' : `${count} tabs`] = requests.toLocaleString('en');
      }
      rows.push(row);
    }
    return `What a customer’s browser asks the server in 24 hours for the session alone, sign-in included: real tabs of one Chromium, with their
storage, channels and locks, on a clock that the bench moves on. The customer signs in, opens another tab every
minute, and comes back to the next one every half hour. Every package as it is by default, but that react-oidc-context’s tabs share their session in
localStorage. All tabs count as visible, as windows side by side do. next-auth has its session in a cookie, so that coming back is when
it asks for it. @supabase/auth-js is left out: its tabs look every half minute at what others have stored, and this clock, which wakes
all tabs at one time, would have them collide more often than they do.

${table(rows)}`;
  } finally {
    await browser.close();
  }
}
