export { createFakeShopify, shopifyTokenLife } from './fakeShopify.js';
export type { FakeCustomer, FakeProduct, FakeShopify, FakeShopifyOptions } from './fakeShopify.js';
export type { Fault, Trouble } from './faults.js';
export type { FakeRequest, FakeServer } from './http.js';
