import { readFileSync } from 'node:fs';
import { Client } from '@urql/core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { CustomerAuthProvider, LoginForm } from 'react-customer-auth';
import { ar } from 'react-customer-auth/messages/ar';
import { de } from 'react-customer-auth/messages/de';
import { en, type Messages } from 'react-customer-auth/messages/en';
import { es } from 'react-customer-auth/messages/es';
import { fr } from 'react-customer-auth/messages/fr';
import { ja } from 'react-customer-auth/messages/ja';
import { shopify } from 'react-customer-auth/shopify';
import type { Browser } from 'playwright';
import { Provider } from 'urql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const styles = readFileSync(`${import.meta.dirname}/../../src/styles.css`, 'utf8');

/** The sign-in form as a server renders it. */
function markup(messages: Messages): string {
  const client = new Client({ url: 'https://shop.example/api', exchanges: [] });
  const form = createElement(LoginForm);
  return renderToStaticMarkup(
    createElement(
      Provider,
      { value: client },
      createElement(CustomerAuthProvider, { backend: shopify(), messages }, form),
    ),
  );
}

it.each(Object.entries({ ar, de, en, es, fr, ja }))(
  'the button in the field for a password covers none of it in %s',
  async (_, messages) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 600 } });
    const dir = messages.language === 'ar' ? 'rtl' : 'ltr';
    await page.setContent(`<html lang="${messages.language}" dir="${dir}">
      <style>body { font-family: sans-serif } ${styles}</style>${markup(messages)}`);
    const button = page.locator('.rca-reveal');
    const room = await page.getByLabel(messages.password, { exact: true }).evaluate((input) => {
      const { direction } = getComputedStyle(document.documentElement);
      const { paddingLeft, paddingRight } = getComputedStyle(input);
      return parseFloat(direction === 'rtl' ? paddingLeft : paddingRight);
    });
    for (const text of [messages.show, messages.hide]) {
      await button.evaluate((element, shown) => (element.textContent = shown), text);
      // As wide as the word, where that does not fit.
      expect(await button.evaluate(({ scrollWidth }) => scrollWidth)).toBeLessThanOrEqual(room);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.close();
  },
);
