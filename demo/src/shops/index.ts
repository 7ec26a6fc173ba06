import type { ShopsForBrowser } from '../../shops';
import { adobeCommerceShop } from './adobeCommerce';
import { shopifyShop } from './shopify';
import { tokenHomes } from './tokenHomes';

declare const __SHOPS__: ShopsForBrowser;

const asked = new URLSearchParams(location.search);

/** Where the address has customers' tokens kept; in the browser where it does not say. */
export const tokenHome = tokenHomes.find(({ id }) => id === asked.get('tokens')) ?? tokenHomes[0];

/** Every shop that there is to look at. */
export const shops = [
  shopifyShop(__SHOPS__.shopify, tokenHome),
  adobeCommerceShop(__SHOPS__.adobeCommerce, tokenHome),
] as const;

/** The shop that the address names, by which a reload keeps it; the first one where it names none. */
export const shop = shops.find(({ id }) => id === asked.get('shop')) ?? shops[0];
