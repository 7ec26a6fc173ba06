import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The same of a page without its script, in another one that has what it shows. */
export async function violationsWithoutScript(page: Page, tab: Page): Promise<string[]> {
  await tab.goto(page.url(), { waitUntil: 'commit' });
  await tab.setContent((await page.content()).replace(/<script.*?<\/script>/gs, ''));
  return violations(tab);
}

/** The rules of axe that the page breaks now, and where. */
export async function violations(page: Page): Promise<string[]> {
  const found: { id: string; nodes: { html: string }[] }[] = await page.evaluate(
    `${axe}; axe.run().then((result) => result.violations)`,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
