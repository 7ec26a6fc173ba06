/**
 * The Shopify Storefront API as a backend, with the actions that only some apps need. No React: safe in code that runs on a server.
 *
 * Its mutations serve what Shopify calls legacy customer accounts. They are deprecated, and closed to new shops; they work for the shops
 * that have them.
 *
 * @module react-customer-auth/shopify
 */
export { shopify } from './shopify.js';
export type { ShopifyAction, ShopifyOptions } from './shopify.js';
export { recoverPassword, resetPassword } from './passwords.js';
export { loginAsCustomer } from './multipass.js';
export { proxiedShopify } from './proxied.js';
export { customerAccessToken } from './placeholder.js';
export type * from '../contract.js';
export type { ProxiedBackend, TokenField, TokenLife } from '../proxied.js';
