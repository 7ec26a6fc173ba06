import type { Tab } from '../simulation/tab';
import { agentsIn, watchBoxes } from './box';
import { demand } from './demand';
import type { watchTokens } from './tokens';
import { isOrdered, patience, type Seen, type World } from './world';

/** What must hold of a tab at any time, and between two looks at it. */
export function watchTabs(world: World, tokens: ReturnType<typeof watchTokens>) {
  const { seen, ended, browser } = world;
  const { renewal, sessionIdOf } = browser.storefront.backend();
  const canRenew = renewal !== undefined;
  const lookIntoBox = watchBoxes(world);
  /** The ends that were seen to be true ones: other tabs may hear of them later. */
  const justified = new Set<string>();

  /** Other tabs hear of it a millisecond later. */
  const isHeardOf = (id: string) => browser.uptime() - (ended.get(id) ?? Infinity) > 2;

  function look(tab: Tab) {
    const session = tab.auth.getSession();
    const token = tab.held();
    const known = seen.get(tab);
    const agents = agentsIn(tab);
    // What is beneath is looked at again when the agent has gone.
    if (agents && known) {
      lookIntoBox(tab, agents);
      return;
    }
    const before = known && { session: known.session, token: known.token };
    if (known) Object.assign(known, { session, token });
    else seen.set(tab, { ...unseen, session, token });
    if (token !== null) tokens.noteHeld(token);
    demand(session.status !== 'loading', 'Never loading in a browser.');
    demand(
      sessionIdOf === undefined || tab.auth.getAccessToken() === null,
      'A token on the server is told to no script.',
    );
    demand(
      (token !== null) === (session.status === 'signedIn'),
      'A token and a session come together.',
    );
    if (session.status === 'signedIn' && !tab.isFrozen) {
      const { id } = session;
      // Who clears the storage takes away what tells a frozen tab that another one has signed in since.
      demand(!isOrdered(world) || !isHeardOf(id), 'No session rises from the dead.');
      demand(
        !isOrdered(world) || ended.has(id) || !tokens.isRevoked(token),
        'No token is destroyed that is in use.',
      );
    }
    if (before?.session.status !== 'signedIn' || session.status === 'signedIn') return;
    world.count(`signedOut: ${session.reason}`);
    const { id, expiresAt } = before.session;
    // A tab that was frozen hears of the end alone where another session came and went in the meantime.
    if (ended.has(id) || justified.has(`${session.reason} ${id}`)) return;
    // A tab that could not store its session may take the end of an older, stored one for its own.
    if (!world.isShared) return;
    if (session.reason === 'rejected') {
      const isRefused = !tokens.isLiving(before.token) || tokens.isDisowned(before.token);
      demand(isRefused, 'Only a dead token is rejected.');
    } else if (session.reason === 'expired') {
      const isOver = expiresAt !== null && Date.now() >= expiresAt;
      demand(isOver, 'Only at its end has a session expired.');
    } else {
      demand(world.isCleared, 'Nobody is signed out by accident.');
    }
    justified.add(`${session.reason} ${id}`);
  }

  return {
    look,
    /** Demands that no login waits for too long. */
    lookForWaiting: (tab: Tab) => {
      const { isWaiting = false, startedAt = 0 } = seen.get(tab)?.intent ?? {};
      const hasWaited = browser.uptime() - startedAt;
      demand(tab.isFrozen || !isWaiting || hasWaited <= patience, 'A login waits 5 s at most.');
    },

    /** Demands that a session is no longer there when it is over, or so many milliseconds later. */
    lookForEnd: (tab: Tab, lateness: number) => {
      const session = tab.auth.getSession();
      if (canRenew || tab.isFrozen || session.status !== 'signedIn') return;
      const end = (session.expiresAt ?? Infinity) + lateness;
      demand(Date.now() <= end, 'Where nothing prolongs it, a session is over at its end.');
    },
  };
}

const unseen: Omit<Seen, 'session' | 'token'> = {
  intent: null,
  asked: 0,
  toRevoke: 0,
  renewedAt: -Infinity,
};
