import { createCustomerAuth, customerAuthExchange } from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';
import { describe, expect, it } from 'vitest';
import { ada, createClient, createShop } from '../support/shop';

it('an exchange wants an auth of this package, and says so', () => {
  const { ...copy } = createCustomerAuth({ backend: shopify() });
  expect(() => customerAuthExchange(copy)).toThrow(/not made by createCustomerAuth\(\)/);
});

describe('connect', () => {
  it('is what a login needs, and says so', async () => {
    const auth = createCustomerAuth({ backend: shopify() });
    const outcome = await auth.login(ada);
    if (outcome.ok) throw new Error('The login succeeded.');
    expect(outcome.error.name).toBe('CustomerAuthError');
    expect(outcome.error.message).toMatch(
      /no urql client is connected.*Put <CustomerAuthProvider/s,
    );
  });

  it('takes the same client as often as it comes, and no other beside it', () => {
    const auth = createCustomerAuth({ backend: shopify() });
    const client = createClient(createShop());
    const stops = [auth.connect(client), auth.connect(client)];
    expect(() => auth.connect(createClient(createShop()))).toThrow(/already connected.*share/s);
    for (const stop of stops) stop();
    expect(() => auth.connect(createClient(createShop()))).not.toThrow();
  });
});
