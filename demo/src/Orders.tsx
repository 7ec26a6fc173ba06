import { useRef } from 'react';
import { customerAccessToken } from 'react-customer-auth/shopify';
import { useQuery } from 'urql';
import { money, type Money } from './money';
import { Trouble } from './Trouble';

interface OrderData {
  id: string;
  name: string;
  processedAt: string;
  totalPrice: Money;
}

const ordersQuery = `query Orders($customerAccessToken: String!) {
  customer(customerAccessToken: $customerAccessToken) {
    orders(first: 10, reverse: true) {
      nodes { id name processedAt totalPrice { amount currencyCode } }
    }
  }
}`;

const date = new Intl.DateTimeFormat('en', { dateStyle: 'long' });

/** The customer's latest orders, by a query of the theme's own. */
export function Orders() {
  const [{ data, error, fetching }, load] = useQuery<{
    customer: { orders: { nodes: OrderData[] } } | null;
  }>({
    query: ordersQuery,
    variables: { customerAccessToken },
    requestPolicy: 'cache-and-network',
  });
  const orders = data?.customer?.orders.nodes;
  const isLost = Boolean(error) && !fetching;
  const heading = useRef<HTMLHeadingElement>(null);

  function retry() {
    heading.current?.focus();
    load({ requestPolicy: 'network-only' });
  }

  return (
    <section className="card column">
      <h2 ref={heading} tabIndex={-1}>
        Your orders
      </h2>
      <p role="status" className="unseen">
        {!orders && !isLost && 'Your orders are loading.'}
      </p>
      <div className="orders">
        {isLost ? (
          <Trouble action="Load orders" onRetry={retry}>
            Your orders could not be loaded. Check your connection, then try again.
          </Trouble>
        ) : orders ? (
          <OrderList orders={orders} />
        ) : (
          <Blanks />
        )}
      </div>
    </section>
  );
}

function OrderList({ orders }: { orders: OrderData[] }) {
  if (!orders.length) {
    return (
      <div className="empty">
        <p>You have not ordered anything yet.</p>
        <a href="#/">See what there is</a>
      </div>
    );
  }
  return (
    <ul>
      {orders.map(({ id, name, processedAt, totalPrice }) => (
        <li key={id}>
          <strong>{name}</strong>
          <span>{money(totalPrice)}</span>
          <time dateTime={processedAt}>{date.format(new Date(processedAt))}</time>
        </li>
      ))}
    </ul>
  );
}

/** Keeps the room that orders will take. */
function Blanks() {
  return (
    <ul aria-hidden="true">
      {[1, 2, 3].map((row) => (
        <li key={row}>
          <strong />
          <span />
          <time />
        </li>
      ))}
    </ul>
  );
}
