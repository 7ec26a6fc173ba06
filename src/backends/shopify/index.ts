export { shopify } from './shopify.js';
export { customerAccessToken } from './placeholder.js';
export type * from '../contract.js';
