import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { visitAccount } from '../support/accountPage';
import { violations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { startDemo, type Demo } from '../support/demo';

let browser: Browser;
let demo: Demo;
let page: Page;

beforeAll(async () => {
  [browser, demo] = await Promise.all([launchBrowser(), startDemo()]);
});
afterAll(async () => {
  await browser.close();
  demo.stop();
});

const email = () => page.getByLabel('Email');
const submit = () => page.getByRole('button', { name: 'Sign in', exact: true });
const styleOf = (locator: ReturnType<typeof email>, property: string) =>
  locator.evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);

/** Opens the sign-in for a person with such wishes. */
async function open(wishes: Parameters<Browser['newPage']>[0]) {
  page = await browser.newPage(wishes);
  await visitAccount(page, demo.url);
  await submit().waitFor();
}

describe('a form in forced colours', () => {
  beforeEach(async () => {
    await open({ forcedColors: 'active' });
    return () => page.close();
  });

  it('shows what is wrong by more than a colour', async () => {
    expect(await styleOf(email(), 'border-top-width')).toBe('1px');
    await submit().click();
    await page.getByText('Please fill this in.').first().waitFor();
    expect(await styleOf(email(), 'border-top-width')).toBe('3px');
    expect(await violations(page)).toEqual([]);
  });

  it('has a border around its button, and a ring where the focus is', async () => {
    expect(await styleOf(submit(), 'border-top-color')).not.toBe('rgba(0, 0, 0, 0)');
    await submit().focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    expect(await styleOf(submit(), 'outline-style')).toBe('solid');
  });
});

it.each(['reduce', 'no-preference'] as const)(
  'a form moves only for people who do not mind: %s',
  async (reducedMotion) => {
    await open({ reducedMotion });
    const time = reducedMotion === 'reduce' ? '0s' : '0.12s';
    expect(await styleOf(email(), 'transition-duration')).toBe(time);
    expect(await styleOf(submit(), 'transition-duration')).toBe(time);
    await page.close();
  },
);

it.each(['ltr', 'rtl'])('a form fits the smallest phone, written %s', async (direction) => {
  await open({ viewport: { width: 320, height: 640 }, hasTouch: true });
  await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
  await submit().click();
  await page.getByText('Please fill this in.').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const controls = page.locator('form').locator('input:not([type=checkbox]), button, .rca-check');
  const boxes = await controls.evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect().height),
  );
  expect(boxes.length).toBeGreaterThan(3);
  expect(Math.min(...boxes)).toBeGreaterThanOrEqual(44);
  await page.close();
});
