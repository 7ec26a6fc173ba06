import {
  adobeCommerce,
  remoteShoppingAssistance,
  loginAsCustomer,
  loginWithResetToken,
  proxiedAdobeCommerce,
  recoverPassword as adobeRecoverPassword,
  resetPassword as adobeResetPassword,
} from 'react-customer-auth/adobe-commerce';
import {
  customerAccessToken,
  loginAsCustomer as multipass,
  proxiedShopify,
  recoverPassword,
  resetPassword,
  shopify,
} from 'react-customer-auth/shopify';
import type { Backend, ResetProof } from 'react-customer-auth';
import {
  createFakeAdobeCommerce,
  createFakeShopify,
  type FakeAdobeCommerce,
  type FakeShopify,
} from 'react-customer-auth/testing';
import type { ClientOptions } from '@urql/core';
import { behindProxy, type ProxiedBackendUnderTest } from './proxied';
import { ada, grace } from './shop';

/** A shop in memory, and how an app speaks to it: what differs from one backend to the other. */
export interface ShopUnderTest {
  shop: FakeShopify | FakeAdobeCommerce;
  /** How a urql client reaches it. */
  connection: Pick<ClientOptions, 'url' | 'fetch' | 'fetchOptions' | 'preferGetMethod'>;
  /** With every action that it has. */
  backend: Backend;
  /** With none. */
  bare: Backend;
  /** The operations that sign in, sign out on the server, and set a new password. */
  names: { login: string; revoke: string; reset: string };
  /** Queries and a mutation of an app's own. */
  customerQuery: string;
  publicQuery: string;
  variables: Record<string, unknown>;
  /** What the customer finds in an email about a forgotten password. */
  resetProof: (email: string) => ResetProof;
  /** What lets a support agent sign in as the customer, once. */
  codeFor: (email: string) => string;
  /** What stands for a proof that the shop never gave. */
  forgedProof: (email: string) => ResetProof;
  /** What the shop says to a forged one. */
  forgedKind: 'code' | 'invalid';
}

/** A backend, and what it can. Where it cannot, the suite of behaviour says what happens instead. */
export interface BackendUnderTest {
  name: string;
  renews: boolean;
  /** A logout destroys the token; else only one from everywhere does, and each other token of the customer with it. */
  revokesOneToken: boolean;
  asksForAssistance: boolean;
  /** Scripts can read the token. */
  holdsTokens: boolean;
  /** What a request that gets no answer from the shop fails with. */
  unreachable: 'network' | 'server';
  /** Whether its customers let support agents sign in as them from the start. Default: false. */
  open: (allowsAssistance?: boolean) => ShopUnderTest;
}

/** Every action of Adobe Commerce that does not stand in another's way. */
export const adobeActions = [
  adobeRecoverPassword,
  adobeResetPassword,
  loginWithResetToken,
  loginAsCustomer,
  remoteShoppingAssistance,
];

const onShopify: BackendUnderTest = {
  name: 'Shopify',
  renews: true,
  revokesOneToken: true,
  asksForAssistance: false,
  holdsTokens: true,
  unreachable: 'network',
  open() {
    const shop = createFakeShopify({ customers: [ada, grace] });
    return {
      shop,
      connection: shop.connection,
      backend: shopify({ actions: [recoverPassword, resetPassword, multipass] }),
      bare: shopify(),
      names: {
        login: 'customerAccessTokenCreate',
        revoke: 'customerAccessTokenDelete',
        reset: 'customerResetByUrl',
      },
      customerQuery:
        'query Mine($customerAccessToken: String!) { customer(customerAccessToken: $customerAccessToken) { email } }',
      publicQuery: 'query Products { products(first: 1) { nodes { handle } } }',
      variables: { customerAccessToken },
      resetProof: (email) => ({ resetUrl: shop.secretFor('reset', email) }),
      codeFor: (email) => shop.secretFor('multipass', email),
      forgedProof: () => ({
        resetUrl: 'https://fake-shop.myshopify.com/account/reset/1/forged',
      }),
      forgedKind: 'code',
    };
  },
};

const onAdobeCommerce: BackendUnderTest = {
  name: 'Adobe Commerce',
  renews: false,
  revokesOneToken: false,
  asksForAssistance: true,
  holdsTokens: true,
  unreachable: 'network',
  open(allowsAssistance = false) {
    const shop = createFakeAdobeCommerce({
      customers: [ada, grace].map(({ email, password }) => ({
        email,
        password,
        allowsAssistance,
      })),
    });
    return {
      shop,
      connection: shop.connection,
      backend: adobeCommerce({ actions: adobeActions }),
      bare: adobeCommerce(),
      names: {
        login: 'generateCustomerToken',
        revoke: 'revokeCustomerToken',
        reset: 'resetPassword',
      },
      customerQuery: 'query Mine { customer { email } }',
      publicQuery: 'query Products { products(search: "") { items { sku } } }',
      variables: {},
      resetProof: (email) => ({ email, token: shop.secretFor('reset', email) }),
      codeFor: (email) => shop.secretFor('code', email),
      forgedProof: (email) => ({ email, token: 'forged' }),
      forgedKind: 'invalid',
    };
  },
};

export const backends: BackendUnderTest[] = [onShopify, onAdobeCommerce];

/** The same with tokens that no script can read. */
export const proxiedBackends: ProxiedBackendUnderTest[] = [
  behindProxy(onShopify, proxiedShopify()),
  behindProxy(onAdobeCommerce, proxiedAdobeCommerce()),
];
