import type { Page } from 'playwright';
import { createFakeShopify, type FakeServer } from 'react-customer-auth/testing';
import { expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../support/browser';
import { recipe } from '../support/recipe';

type ServeShop = (page: Page, url: string, shop: FakeServer) => Promise<void>;

it('the recipe for a whole app answers a page in the place of its shop', async () => {
  const serveShop = await recipe<ServeShop>('serveShop', 'testing.md');
  const shop = createFakeShopify({
    customers: [{ email: 'ada@example.com', password: 'analytical' }],
    storefrontAccessToken: 'public token',
  });
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const url = 'https://my-shop.myshopify.com/api/2026-04/graphql.json';
  await serveShop(page, url, shop);

  const token = await page.evaluate(async (address) => {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Shopify-Storefront-Access-Token': 'public token',
      },
      body: JSON.stringify({
        query: `mutation {
          customerAccessTokenCreate(input: { email: "ada@example.com", password: "analytical" }) {
            customerAccessToken { accessToken }
          }
        }`,
      }),
    });
    const { data }: Answer = await response.json();
    return data.customerAccessTokenCreate.customerAccessToken.accessToken;
  }, url);
  expect(shop.livingTokens()).toEqual([token]);
});

interface Answer {
  data: { customerAccessTokenCreate: { customerAccessToken: { accessToken: string } } };
}
