/**
 * The GraphQL API of Adobe Commerce and Magento as a backend, with the actions that only some apps need. No React: safe in code that runs
 * on a server.
 *
 * @module react-customer-auth/adobe-commerce
 */
export { adobeCommerce } from './adobeCommerce.js';
export type { AdobeCommerceOptions } from './adobeCommerce.js';
export { remoteShoppingAssistance } from './assistance.js';
export { exchangeOneTimeCode, loginAsCustomer } from './oneTimeCode.js';
export { proxiedAdobeCommerce } from './proxied.js';
export type { ProxiedAdobeCommerceOptions } from './proxied.js';
export { loginWithResetToken, recoverPassword, resetPassword } from './passwords.js';
export type { AdobeCommerceAction, AdobeShop, AdobeShopOptions, GuardedOperation } from './shop.js';
export type * from '../contract.js';
export type { ProxiedBackend, TokenField, TokenLife } from '../proxied.js';
