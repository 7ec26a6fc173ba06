import type { Account } from './adobeAccounts.js';

/** An order that a customer of a fake Adobe Commerce shop has placed. */
export interface FakeAdobeOrder {
  /** As customers know it: `'000000001'`. */
  number: string;
  /** In UTC, as the API has it: `'2026-02-03 04:05:06'`. */
  orderDate: string;
  /** In euros. */
  total: number;
}

/** A customer as the API has one. */
export function customerOf(account: Account) {
  return {
    id: btoa(String(account.id)),
    email: account.email,
    firstname: account.firstname,
    lastname: account.lastname,
    is_subscribed: account.isSubscribed,
    allow_remote_shopping_assistance: account.allowsAssistance,
    orders: ({ pageSize }: { pageSize: number }) => ({
      items: account.orders.slice(0, pageSize).map(({ number, orderDate, total }) => ({
        id: btoa(number),
        number,
        order_date: orderDate,
        total: { grand_total: { value: total, currency: 'EUR' } },
      })),
    }),
  };
}
