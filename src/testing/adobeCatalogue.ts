import { refusal } from './adobeErrors.js';

/** A product of a fake Adobe Commerce shop. */
export interface FakeAdobeProduct {
  sku: string;
  name: string;
  /** In euros. */
  price: number;
}

/** The query for a shop's products, by what stands in their names. */
export function catalogueFields(products: FakeAdobeProduct[]) {
  const catalogue = products.map(({ sku, name, price }, index) => ({
    uid: btoa(String(index + 1)),
    sku,
    name,
    price_range: { minimum_price: { final_price: { value: price, currency: 'EUR' } } },
  }));

  return {
    products({ search, pageSize }: { search?: string | null; pageSize: number }) {
      if (typeof search !== 'string') {
        throw refusal('graphql-input', "'search' or 'filter' input argument is required.");
      }
      const found = catalogue.filter(({ name, sku }) =>
        [name, sku].some((text) => text.toLowerCase().includes(search.toLowerCase())),
      );
      return { items: found.slice(0, pageSize) };
    },
  };
}
