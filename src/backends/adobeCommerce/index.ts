export { adobeCommerce } from './adobeCommerce.js';
export type { AdobeCommerceOptions, GuardedOperation } from './adobeCommerce.js';
export type * from '../contract.js';
