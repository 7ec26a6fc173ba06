export { adobeCommerce } from './adobeCommerce.js';
export type { AdobeCommerceOptions } from './adobeCommerce.js';
export { remoteShoppingAssistance } from './assistance.js';
export { exchangeOneTimeCode, loginAsCustomer } from './oneTimeCode.js';
export { proxiedAdobeCommerce } from './proxied.js';
export type { ProxiedAdobeCommerceOptions } from './proxied.js';
export { loginWithResetToken, recoverPassword, resetPassword } from './passwords.js';
export type { AdobeCommerceAction, AdobeShop, AdobeShopOptions, GuardedOperation } from './shop.js';
export type * from '../contract.js';
