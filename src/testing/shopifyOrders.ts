/** An order that a customer of a fake shop has placed. */
export interface FakeOrder {
  /** As customers know it: `'#1001'`. */
  name: string;
  /** In ISO 8601, as the API has it: `'2026-02-03T04:05:06Z'`. */
  processedAt: string;
  /** In euros, as the API has it: `'64.00'`. */
  total: string;
}

/** An order as the API has it. */
interface Order {
  id: string;
  name: string;
  processedAt: string;
  totalPrice: { amount: string; currencyCode: 'EUR' };
}

interface OrdersArguments {
  first?: number | null;
  reverse?: boolean | null;
}

/** Answers for the orders of one customer, in the order of their ids unless `reverse` is asked for. */
export type Orders = (input: OrdersArguments) => { nodes: Order[] };

/** Gives the orders of a shop their ids, customer by customer. */
export function orderBook(): (orders: FakeOrder[]) => Orders {
  let entered = 0;

  return (orders) => {
    const known = orders.map(({ total, ...order }) => ({
      ...order,
      id: `gid://shopify/Order/${++entered}`,
      totalPrice: { amount: total, currencyCode: 'EUR' as const },
    }));
    return ({ first, reverse }) => {
      const sorted = reverse ? known.toReversed() : known;
      return { nodes: sorted.slice(0, first ?? 20) };
    };
  };
}
