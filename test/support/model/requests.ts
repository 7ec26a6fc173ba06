import type { Request } from '../simulation/network';
import type { Page } from '../simulation/tab';
import { minute } from '../time';
import { demand } from './demand';
import { isOrdered, patience, type Seen, type World } from './world';

/** How long a renewal may take, in milliseconds. */
const timeLimit = 30_000;

/** What must hold of each request that a tab sends. */
export function demandOfRequest(world: World, request: Request) {
  const { browser, seen } = world;
  const { renewal, revocation } = browser.storefront.backend();
  const tab = request.tab && seen.get(request.tab);
  if (!tab) return;
  const others = [...browser.network.underWay];

  switch (request.does) {
    case 'login':
      demandOfLogin(world, tab);
      if (revocation === 'customer' && browser.uptime() - (tab.intent?.startedAt ?? 0) < patience) {
        const isUnderWay = others.some(
          (other) => other.does === 'revoke' && other.tab === request.tab,
        );
        demand(!isUnderWay, 'A login waits for a revocation in its tab.');
      }
      break;
    case 'revoke':
      if (revocation === 'token') break;
      demand(
        tab.toRevoke-- > 0,
        'Every token of a customer is revoked only where that was asked for.',
      );
      demand(!world.agents.has(request.token ?? ''), 'An agent leaves the customer signed in.');
      break;
    case 'renew':
      demand(renewal !== undefined, 'Nothing is renewed that cannot be.');
      demandOfRenewal(world, tab, request, others);
      break;
    case 'ask':
      demand(
        renewal !== undefined || tab.asked > 0,
        'Without renewal no request goes out by itself.',
      );
  }
}

function demandOfLogin(world: World, { intent }: Seen) {
  if (!intent) return;
  demand(intent.isWaiting, 'A login that was overtaken is not sent.');
  demand(
    intent.number === world.intents || !isOrdered(world),
    'A login that was overtaken in another tab is not sent.',
  );
  if (world.browser.uptime() > intent.startedAt) world.count('waited for a revocation');
  intent.isWaiting = false;
}

function demandOfRenewal(
  world: World,
  tab: Seen,
  { tab: page, token }: Request,
  others: Request[],
) {
  const { browser, withoutLocks } = world;
  if (!page || token === null) return;
  if (!withoutLocks) {
    const now = browser.uptime();
    const rivals = others.filter(
      (other) =>
        other.does === 'renew' &&
        other.token === token &&
        other.tab?.isClosed === false &&
        now - other.startedAt < timeLimit,
    );
    // Who has waited for the time limit goes beside one that hangs, and may then meet the one whose turn it is next.
    const gaveUp = (one: Page | null) => one !== null && now - one.waivedLockAt < minute;
    const mayMeet = [page, ...rivals.map((rival) => rival.tab)].some(gaveUp);
    demand(rivals.length <= (mayMeet ? 1 : 0), 'One renewal in flight for each token.');
    const stored = [...browser.values.values()].join('\n');
    demand(
      !isOrdered(world) || stored.includes(token),
      'No token is renewed that has been renewed already.',
    );
  }
  if (tab.asked) return;
  const now = browser.shopTime();
  demand(now - tab.renewedAt >= timeLimit - 1_000, 'Never a tight loop.');
  tab.renewedAt = now;
}
