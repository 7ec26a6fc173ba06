import type { Tab } from '../simulation/tab';
import type { actions } from './actions';
import { customers, type Step } from './steps';
import type { watchTokens } from './tokens';
import type { World } from './world';

/** What steps happen to. */
export interface Stage {
  world: World;
  tokens: ReturnType<typeof watchTokens>;
  tabs: (Tab | undefined)[];
  openTab: () => Tab;
  act: ReturnType<typeof actions>['act'];
  /** How long new tokens say from now on that they live; null: the truth. */
  setLife: (odd: number | null) => void;
}

/** Has a step happen to the world, or to one of the tabs where it is there. */
export async function happen(step: Step, stage: Stage): Promise<void> {
  const { world, tabs } = stage;
  switch (step.do) {
    case 'open':
      tabs[step.tab] ??= stage.openTab();
      break;
    case 'close':
      tabs[step.tab]?.close();
      tabs[step.tab] = undefined;
      break;
    case 'reload':
      tabs[step.tab]?.close();
      tabs[step.tab] &&= stage.openTab();
      break;
    case 'freeze':
      tabs[step.tab]?.freeze();
      break;
    case 'thaw':
      tabs[step.tab]?.thaw();
      // What it missed takes a moment.
      await world.browser.pass(1);
      break;
    case 'login':
    case 'logout':
    case 'renew':
    case 'ask': {
      const tab = tabs[step.tab];
      if (tab) stage.act(tab, step);
      break;
    }
    default:
      await happenToAll(step, stage);
  }
}

async function happenToAll(
  step: Exclude<Step, { tab: number }>,
  { world, tokens, setLife }: Stage,
): Promise<void> {
  const { browser, seen } = world;
  switch (step.do) {
    case 'pass':
      await browser.pass(step.ms);
      break;
    case 'sleep':
      await browser.sleep(step.ms);
      break;
    case 'setClock':
      // What was put off until then comes at another time.
      for (const known of seen.values()) known.renewedAt = -Infinity;
      await browser.setClock(step.by);
      break;
    case 'fault':
      browser.shop.inject({ ...step.fault, times: step.times });
      break;
    case 'congest':
      browser.network.congest(step.ms, step.requests);
      break;
    case 'changePassword': {
      const { email, password } = customers[step.as] ?? customers[0];
      tokens.notePassword(email);
      browser.shop.changePassword(email, password);
      break;
    }
    case 'loginElsewhere': {
      const { email, password } = customers[step.as] ?? customers[0];
      void browser.openDevice().auth.login({ email, password });
      break;
    }
    case 'oddLife':
      setLife(step.odd);
      break;
    case 'storage':
      browser.trouble.storage = step.trouble;
      if (step.trouble) world.isShared = false;
      break;
    case 'clearStorage':
      world.isCleared = true;
      browser.clearStorage();
  }
}
