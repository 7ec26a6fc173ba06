import { ada } from '../shop';
import type { Tab } from '../simulation/tab';
import { agentsIn } from './box';
import { demand } from './demand';
import { customers, type Action } from './steps';
import type { watchTokens } from './tokens';
import { isOrdered, type Intent, type Seen, type World } from './world';

/** Which intent was the last to come to something, and who is signed in by it. */
export interface Settled {
  intent: number;
  sessionId: string | null;
}

/** What customers do in a tab, and what must hold of its outcome. */
export function actions(world: World, tokens: ReturnType<typeof watchTokens>) {
  const { browser, seen, ended, count, fail } = world;
  const { storefront } = browser;
  const backend = storefront.backend();
  const settled: Settled = { intent: 0, sessionId: null };
  const end = (id: string) => ended.set(id, ended.get(id) ?? browser.uptime());

  function begin(known: Seen, does: Intent['does']): Intent {
    const number = ++world.intents;
    const isWaiting = does === 'login';
    const intent = { number, does, startedAt: browser.uptime(), isWaiting, isOvertaken: false };
    known.intent = intent;
    return intent;
  }

  /** Remembers that each session but this one is over: those that are on a screen, or were. */
  function endAll(but: string | null) {
    for (const { session } of seen.values()) {
      if (session.status === 'signedIn' && session.id !== but) end(session.id);
    }
  }

  async function login(tab: Tab, known: Seen, { as, proof }: Action & { do: 'login' }) {
    const customer = customers[as] ?? ada;
    const password = storefront.passwordFor(customer, proof);
    const intent = begin(known, 'login');
    const outcome = await tab.auth.login({ email: customer.email, password });
    intent.isWaiting = false;
    const isNewest = intent.number === world.intents;
    if (outcome.ok) {
      count('signedIn');
      demand(isNewest || !isOrdered(world), 'The last intent wins.');
      demand(!intent.isOvertaken, 'The last intent in a tab wins.');
      const { sessionId } = outcome.data;
      if (agentsIn(tab)) {
        count('impersonated');
        return;
      }
      endAll(sessionId);
      Object.assign(settled, { intent: intent.number, sessionId });
    } else if (outcome.error.kind === 'superseded') {
      count('superseded');
      demand(!isNewest || intent.isOvertaken, 'Only a newer intent supersedes.');
    }
  }

  /** An agent leaves: the session beneath is as it was, and so are those in other tabs. */
  async function leave(tab: Tab, known: Seen, id: string, everywhere: boolean) {
    if (known.intent) known.intent.isOvertaken = true;
    const coming = tab.auth.logout({ everywhere });
    const now = tab.auth.getSession();
    demand(now.status !== 'signedIn' || now.id !== id, 'An agent is gone at once.');
    demand(!agentsIn(tab), 'Beneath an agent is no other agent.');
    const { data } = await coming;
    demand(!data.revoked && !data.error, 'An agent leaves the customer signed in.');
    count('an agent left');
  }

  async function logout(tab: Tab, known: Seen, { everywhere }: Action & { do: 'logout' }) {
    const agents = agentsIn(tab);
    if (agents) return leave(tab, known, agents.id, everywhere);
    const intent = begin(known, 'logout');
    const session = tab.auth.getSession();
    const token = tab.held();
    const isStored = token !== null && [...browser.values.values()].join('\n').includes(token);
    // Out of what this tab does not know yet, nobody signs out by it.
    if (session.status === 'signedIn') end(session.id);
    if (world.isShared) endAll(null);
    Object.assign(settled, { intent: intent.number, sessionId: null });
    if (everywhere) known.toRevoke++;
    const coming = tab.auth.logout({ everywhere });
    demand(tab.auth.getSession().status === 'signedOut', 'Logout is local first.');
    const { data } = await coming;
    const isSent = data.revoked || data.error !== undefined;
    if (everywhere && !isSent) known.toRevoke--;
    if (everywhere && data.revoked) count('revoked everywhere');
    demand(
      everywhere || !isSent || backend.revocation === 'token',
      'A logout here asks nothing of the server.',
    );
    // Another tab may have stored another one that this tab had not heard of.
    demand(
      !data.revoked || !isStored || !tokens.isLiving(token),
      'A token that was revoked is dead.',
    );
  }

  async function renew(tab: Tab, known: Seen) {
    known.asked++;
    const outcome = await tab.auth.renew();
    known.asked--;
    if (!outcome.ok) count(`renew: ${outcome.error.kind}`);
    demand(
      backend.renewal !== undefined ||
        (!outcome.ok && ['unsupported', 'signedOut'].includes(outcome.error.kind)),
      'What cannot be renewed says so.',
    );
  }

  async function ask(tab: Tab, known: Seen) {
    const { query, variables } = backend.customer;
    known.asked++;
    await tab.client.query(query, variables, { requestPolicy: 'network-only' }).toPromise();
    known.asked--;
    count('asked');
  }

  function perform(tab: Tab, known: Seen, action: Action): Promise<void> {
    switch (action.do) {
      case 'login':
        return login(tab, known, action);
      case 'logout':
        return logout(tab, known, action);
      case 'renew':
        return renew(tab, known);
      case 'ask':
        return ask(tab, known);
    }
  }

  return {
    settled,
    act: (tab: Tab, action: Action) => {
      const known = seen.get(tab);
      if (known && !tab.isFrozen) tab.run(() => perform(tab, known, action)).catch(fail);
    },
  };
}
