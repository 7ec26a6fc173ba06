export { shopify } from './shopify.js';
export type { ShopifyAction, ShopifyOptions } from './shopify.js';
export { recoverPassword, resetPassword } from './passwords.js';
export { loginAsCustomer } from './multipass.js';
export { proxiedShopify } from './proxied.js';
export { customerAccessToken } from './placeholder.js';
export type * from '../contract.js';
