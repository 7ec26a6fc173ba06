import type { SignedInSession } from 'react-customer-auth';
import type { Tab } from '../simulation/tab';
import { minute } from '../time';
import { demand } from './demand';
import type { World } from './world';

/** The session of a support agent that is on top of a tab's own; undefined where there is none. */
export function agentsIn({ auth }: Pick<Tab, 'auth'>): SignedInSession | undefined {
  const session = auth.getSession();
  return session.status === 'signedIn' && session.impersonation ? session : undefined;
}

/** What must hold of a support agent's session: it is this tab's alone, and for a quarter of an hour at most. */
export function watchBoxes({ browser, agents }: World) {
  const homes = new Map<string, Tab>();

  return (tab: Tab, { id, issuedAt, expiresAt }: SignedInSession) => {
    const token = tab.held() ?? '';
    agents.add(token);
    demand((homes.get(id) ?? tab) === tab, 'An agent acts in one tab alone.');
    homes.set(id, tab);
    const stored = [...browser.values.values()].join('\n');
    demand(!stored.includes(token), 'No storage that tabs share has a token of an agent.');
    const life = (expiresAt ?? Infinity) - issuedAt;
    demand(life <= 15 * minute, 'No agent acts for longer than a quarter of an hour.');
  };
}
