/**
 * Shops in memory, with a `fetch` for your urql client, for tests and demos. They need the package `graphql`.
 *
 * @module react-customer-auth/testing
 */
export type { FakeAdobeCustomer } from './adobeAccounts.js';
export type { FakeAdobeAdmin, FakeAdobePermission } from './adobeAdmins.js';
export type { FakeAdobeProduct } from './adobeCatalogue.js';
export type { FakeAdobeOrder } from './adobeCustomer.js';
export type { FakeAdobeCommerceOptions } from './adobeOptions.js';
export type { AdobeClaims } from './adobeTokenStrings.js';
export { createFakeAdobeCommerce } from './fakeAdobeCommerce.js';
export type { FakeAdobeCommerce } from './fakeAdobeCommerce.js';
export { createFakeShopify } from './fakeShopify.js';
export type { FakeShopify } from './fakeShopify.js';
export type { Fault, Trouble } from './faults.js';
export type { FakeRequest, FakeServer } from './http.js';
export type { FakeCustomer, FakeProduct, FakeShopifyOptions } from './shopifyOptions.js';
export type { FakeOrder } from './shopifyOrders.js';
export { shopifyTokenLife } from './shopifyTokens.js';
