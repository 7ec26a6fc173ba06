import type { PluginOption } from 'vite';
import { serveAdobeCommerce, type AdobeCommerceForBrowser } from './adobeCommerce';
import type { Environment } from './served';
import { serveShopify, type ShopifyForBrowser } from './shopify';

/** What the theme has to know of its shops. */
export interface ShopsForBrowser {
  shopify: ShopifyForBrowser;
  adobeCommerce: AdobeCommerceForBrowser;
}

/** The shops that the theme can be looked at with: fake ones, or real ones that the environment names. */
export function serveShops(env: Environment): {
  forBrowser: ShopsForBrowser;
  plugins: PluginOption[];
} {
  const [shopify, adobeCommerce] = [serveShopify(env), serveAdobeCommerce(env)];
  return {
    forBrowser: { shopify: shopify.forBrowser, adobeCommerce: adobeCommerce.forBrowser },
    plugins: [shopify.plugin, adobeCommerce.plugin, adobeCommerce.panel ?? []],
  };
}
