import { afterEach, describe, expect, it } from 'vitest';
import { ada } from '../support/shop';
import { openBrowser, type BrowserOptions } from '../support/simulation/browser';
import { onShopify } from '../support/simulation/storefront';
import { day } from '../support/time';

let browser: ReturnType<typeof openBrowser>;
afterEach(() => browser.dispose());

/** A browser with two tabs, where Ada has signed in half of a token's life ago. */
async function openTabs(options: BrowserOptions) {
  browser = openBrowser(onShopify(), { tokensOnServer: true, latency: 15, ...options });
  const tabs = [browser.openTab(), browser.openTab()] as const;
  const [first] = tabs;
  void first.run(() => first.auth.login(ada));
  await browser.pass(50);
  await browser.sleep(21 * day);
  return tabs;
}

describe('a session whose token is on a server', () => {
  it('outlives two tabs that renew it at once, and one of the tokens that come of it', async () => {
    const tabs = await openTabs({ withoutLocks: true });
    await browser.pass(1_000);
    for (const tab of tabs) {
      const coming = tab.run(() => tab.auth.renew());
      await browser.pass(100);
      expect(await coming).toMatchObject({ ok: true });
    }
    expect(browser.events.filter(({ type }) => type === 'signedOut')).toEqual([]);
  });

  it('outlives a page that is left while its renewal is under way', async () => {
    const tabs = await openTabs({});
    for (const tab of tabs) tab.close();
    await browser.sleep(day);
    const tab = browser.openTab();
    await browser.pass(1_000);
    expect(tab.auth.getSession().status).toBe('signedIn');
    const coming = tab.run(() => tab.auth.renew());
    await browser.pass(100);
    expect(await coming).toMatchObject({ ok: true });
  });

  it('leaves no cookie of it to a server after the sign-out', async () => {
    const [first] = await openTabs({});
    await browser.pass(1_000);
    const { status } = first.auth.getSession();
    expect([status, await browser.network.renderedFor()]).toEqual(['signedIn', expect.any(String)]);
    void first.run(() => first.auth.logout());
    await browser.pass(100);
    expect(await browser.network.renderedFor()).toBeNull();
  });
});
