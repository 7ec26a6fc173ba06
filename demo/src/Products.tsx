import { money } from './money';
import { shop } from './shops';
import { useShopQuery } from './useShopQuery';

/** Everything there is. */
export function Products() {
  const [{ answer: products, fetching, error }] = useShopQuery(shop.products);
  if (fetching) return <p>One moment…</p>;
  if (error || !products) return <p role="alert">The products could not be loaded.</p>;
  return (
    <section>
      <h1>For the kitchen</h1>
      <ul className="grid">
        {products.map(({ handle, title, price }) => (
          <li key={handle}>
            <a className="tile" href={`#/products/${handle}`}>
              <Picture handle={handle} />
              <strong>{title}</strong>
              <span>{money(price)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One product. */
export function Product({ handle }: { handle: string }) {
  const [{ answer: product, fetching, error }] = useShopQuery(shop.product(handle));
  if (fetching) return <p>One moment…</p>;
  if (error || product === undefined) return <p role="alert">The product could not be loaded.</p>;
  if (!product) return <p>There is no such product.</p>;
  const { title, description, price } = product;
  return (
    <section className="product">
      <Picture handle={handle} />
      <div>
        <h1>{title}</h1>
        <p className="price">{money(price)}</p>
        {description && <p>{description}</p>}
        <p>
          <a href="#/">All products</a>
        </p>
      </div>
    </section>
  );
}

function Picture({ handle }: { handle: string }) {
  return (
    <svg className="picture" viewBox="0 0 120 90" aria-hidden="true" data-handle={handle}>
      <rect width="120" height="90" />
      {handle === 'enamel-mug' && (
        <g>
          <path d="M38 28h36v34a8 8 0 0 1-8 8H46a8 8 0 0 1-8-8z" />
          <path d="M74 36h6a9 9 0 0 1 0 20h-6" className="line" />
        </g>
      )}
      {handle === 'linen-apron' && (
        <g>
          <path d="M50 20h20l4 18 12 4v30H34V42l12-4z" />
          <path d="M50 20a10 9 0 0 1 20 0M44 52h14v10H44zM62 52h14v10H62z" className="line" />
        </g>
      )}
      {handle === 'oak-board' && (
        <g>
          <path d="M26 34h56a6 6 0 0 1 6 6v14a6 6 0 0 1-6 6H26z" />
          <path d="M88 44h10v6H88M34 42h36M34 48h28M34 54h40" className="line" />
        </g>
      )}
    </svg>
  );
}
