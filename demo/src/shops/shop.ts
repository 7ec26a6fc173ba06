import {
  cacheExchange,
  Client,
  fetchExchange,
  type AnyVariables,
  type ClientOptions,
} from '@urql/core';
import {
  customerAuthExchange,
  isolateCustomers,
  type CustomerAuth,
  type ResetLink,
} from 'react-customer-auth';
import type { Trial } from '../../shops/served';
import type { Money } from '../money';

/** Something to buy, as the theme shows it. */
export interface Product {
  handle: string;
  title: string;
  /** Null where the shop tells none. */
  description: string | null;
  price: Money;
}

/** What a customer has bought, as the theme shows it. */
export interface Order {
  id: string;
  name: string;
  /** In ISO 8601. */
  placedAt: string;
  total: Money;
}

/** A question in a shop's own words, and what its answer is to the theme. */
export interface ShopQuery<Answer> {
  query: string;
  variables: AnyVariables;
  read: (data: Record<string, unknown>) => Answer;
}

/** A shop that the theme can be looked at with: all that differs from one to the other. */
export interface Shop {
  /** What the address calls it: `?shop=adobe`. */
  id: string;
  name: string;
  auth: CustomerAuth;
  client: Client;
  /** Whether a customer can be signed out on every device, and is not by any other logout. */
  signsOutEverywhere: boolean;
  trials: Trial[];
  /** Where to read what a fake shop has emailed. */
  mailbox: string | undefined;
  /** What the link of an email has brought to the page for a new password. */
  resetLink: (found: URLSearchParams) => ResetLink;
  /** Whether support agents may sign in as a customer who allows it. */
  asksForAssistance: boolean;

  products: ShopQuery<Product[]>;
  product: (handle: string) => ShopQuery<Product | null>;
  /** Newest first; null where nobody is signed in. */
  orders: ShopQuery<Order[] | null>;
}

/** How a urql client reaches a shop. */
export type Connection = Pick<ClientOptions, 'url' | 'fetchOptions'>;

/** A urql client for a shop, with the customer's token in what asks for the customer's own. */
export const clientFor = (auth: CustomerAuth, { url, ...options }: Connection) =>
  new Client({
    ...options,
    url: new URL(url, location.href).href,
    preferGetMethod: false,
    exchanges: [isolateCustomers(auth, cacheExchange), customerAuthExchange(auth), fetchExchange],
  });
