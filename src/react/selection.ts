import type { CustomerAuth } from '../auth/customerAuth.js';
import type { SessionView } from '../auth/host.js';
import type { CustomerSession } from '../auth/session.js';

/** Picks what a component needs of a session. */
export type Selector = (session: CustomerSession) => unknown;

/** What a selector picks of the session that is on the screen, and of the one that a server renders. */
interface Selection {
  view: SessionView;
  getSelected: () => unknown;
  getInitial: () => unknown;
}

const selections = new WeakMap<Selector, Selection>();

/** What this selector picks: the same functions for every component that has it, and one pick from each session for them all. */
export function selectionOf(auth: CustomerAuth, view: SessionView, selector: Selector): Selection {
  const known = selections.get(selector);
  if (known?.view === view) return known;
  const select = oncePerSession(selector);
  const selection = {
    view,
    getSelected: () => select(view.getSession()),
    getInitial: () => select(auth.getInitialSession()),
  };
  selections.set(selector, selection);
  return selection;
}

/** Selects once from each session, so that a selector of fresh objects does not look like endless change. */
function oncePerSession(selector: Selector) {
  let known: { session: CustomerSession; selected: unknown } | undefined;
  return (session: CustomerSession) => {
    if (known?.session !== session) known = { session, selected: selector(session) };
    return known.selected;
  };
}
