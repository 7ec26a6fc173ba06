import { useRef } from 'react';
import { money } from './money';
import { shop } from './shops';
import type { Order } from './shops/shop';
import { Trouble } from './Trouble';
import { useShopQuery } from './useShopQuery';

const date = new Intl.DateTimeFormat('en', { dateStyle: 'long' });

/** The customer's latest orders, by a query of the theme's own. */
export function Orders() {
  const [{ answer: orders, error, fetching }, load] = useShopQuery(
    shop.orders,
    'cache-and-network',
  );
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

function OrderList({ orders }: { orders: Order[] }) {
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
      {orders.map(({ id, name, placedAt, total }) => (
        <li key={id}>
          <strong>{name}</strong>
          <span>{money(total)}</span>
          <time dateTime={placedAt}>{date.format(new Date(placedAt))}</time>
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
