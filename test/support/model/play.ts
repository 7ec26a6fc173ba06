import { openBrowser } from '../simulation/browser';
import { toError, type Tab } from '../simulation/tab';
import { minute } from '../time';
import { actions, type Settled } from './actions';
import { agentsIn } from './box';
import { demand } from './demand';
import type { Ground } from './ground';
import { happen, type Stage } from './happenings';
import { watchTabs } from './looks';
import { demandOfRequest } from './requests';
import { mostTabs, type Sequence, type Step } from './steps';
import { watchTokens } from './tokens';
import { failing, type World } from './world';

/** No timer of a session is shorter, in milliseconds. */
const shortestTimer = 1_000;

/** Plays a sequence, demands after each step what must always hold, and counts what happened. */
export async function playSequence<Manner>(
  ground: Ground<Manner>,
  { withoutLocks, manner, tabs: atFirst, steps }: Sequence<Manner>,
  tokensOnServer = false,
) {
  let odd: number | null = null;
  const openStorefront = ground.open(manner, () => odd);
  const browser = openBrowser(openStorefront, { withoutLocks, latency: 15, tokensOnServer });
  const counts: Record<string, number> = {};
  let failure: Error | undefined;

  const world: World = {
    browser,
    withoutLocks,
    seen: new Map(),
    ended: new Map(),
    agents: new Set(),
    intents: 0,
    isShared: true,
    isCleared: false,
    count(name) {
      counts[name] = (counts[name] ?? 0) + 1;
    },
    fail(error) {
      failure ??= toError(error);
      // Whatever runs in a loop stops here, not after weeks.
      for (const tab of open()) tab.close();
    },
  };
  const tokens = watchTokens(world);
  const { look, lookForWaiting, lookForEnd } = watchTabs(world, tokens);
  const { act, settled } = actions(world, tokens);
  const stage: Stage = {
    world,
    tokens,
    act,
    tabs: Array.from({ length: mostTabs }),
    /** A tab, looked at before anything runs in it, and whenever its session changes. */
    openTab: () =>
      browser.openTab((tab) => {
        failing(world, lookForEnd)(tab, 0);
        failing(world, look)(tab);
        tab.auth.subscribe(() => failing(world, look)(tab));
      }),
    setLife(life) {
      // A server takes the shop's word for it, and no token after its end.
      const isShort = life !== null && life > 0 && life < browser.storefront.life;
      odd = tokensOnServer && isShort ? null : life;
    },
  };
  const open = () => stage.tabs.filter((tab) => tab !== undefined);
  browser.network.onAnswer(failing(world, tokens.noteAnswer));
  browser.network.onRequest(
    failing(world, (request) => {
      demandOfRequest(world, request);
      tokens.noteRequest(request);
    }),
  );

  function check() {
    if (failure) throw failure;
    for (const tab of open()) {
      look(tab);
      lookForEnd(tab, shortestTimer);
      lookForWaiting(tab);
    }
    tokens.check();
  }

  async function play(step: Step, ms: number) {
    await happen(step, stage);
    check();
    await browser.pass(ms);
    check();
  }

  try {
    for (let tab = 0; tab < atFirst; tab++) await play({ do: 'open', tab }, 5);
    // Most of what there is to break begins with somebody signed in.
    await play({ do: 'login', tab: 0, as: 0, proof: 'password' }, 20);
    for (const step of steps) await play(step, 5);
    odd = null;
    for (const tab of open()) tab.thaw();
    await browser.pass(3 * minute);
    check();
    demandOfQuiet(world, open(), settled);
    const limit = tokensOnServer ? 15_000 : 20_000;
    if (arrivesInTime(steps, limit) && world.isShared && !world.isCleared) {
      tokens.checkUnused(open());
      if (tokensOnServer) await demandOfRendering(world, tokens, open());
    }
  } finally {
    browser.dispose();
  }
  for (const event of browser.events) {
    if (!('here' in event) || event.here) world.count(`event: ${event.type}`);
  }
  return { counts };
}

/** What must hold when everything has come to its end. */
function demandOfQuiet({ isShared, intents }: World, tabs: Tab[], settled: Settled) {
  const [first, ...others] = tabs.filter((tab) => !agentsIn(tab));
  if (!first || !isShared) return;
  const shown = ({ auth, held }: Tab) => {
    const token = held();
    return token === null ? null : JSON.stringify([auth.getSession(), token]);
  };
  for (const other of others) demand(shown(other) === shown(first), 'All tabs agree.');
  const session = first.auth.getSession();
  if (settled.intent === intents && session.status === 'signedIn') {
    demand(session.id === settled.sessionId, 'The last intent is what remains.');
  }
}

/** What must hold of a page that a server would render now: it is for whom the tabs are. */
async function demandOfRendering(
  { browser }: World,
  tokens: ReturnType<typeof watchTokens>,
  tabs: Tab[],
) {
  const first = tabs.find((tab) => !agentsIn(tab));
  if (!first) return;
  const renderedFor = await browser.network.renderedFor();
  const session = first.auth.getSession();
  const isCustomers = session.status === 'signedIn' && !session.impersonation;
  // Of a dead token the tab may not have heard yet.
  if (isCustomers && !tokens.isLiving(first.held())) return;
  demand(
    renderedFor === (isCustomers ? session.id : null),
    'A server renders a page for the customer of the tabs.',
  );
}

/** Whether every answer arrives before anybody has given it up, after so many milliseconds, in a tab that is still there. */
const arrivesInTime = (steps: Step[], limit: number) =>
  steps.every(
    (step) =>
      step.do !== 'close' &&
      step.do !== 'reload' &&
      (step.do !== 'fault' || (step.fault.kind === 'slow' && step.fault.ms < limit)),
  );
