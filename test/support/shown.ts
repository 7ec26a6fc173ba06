import type { Page } from 'playwright';

/** Collects what the page shows from now on, after every change of the document, however short it lasts. */
export async function watch(tab: Page): Promise<() => Promise<string[]>> {
  const record = await tab.evaluateHandle(() => {
    const shown = [document.body.innerHTML];
    new MutationObserver(() => shown.push(document.body.innerHTML)).observe(document, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
    return shown;
  });
  return () => record.evaluate((shown) => shown);
}
