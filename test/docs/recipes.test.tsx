// @vitest-environment jsdom
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cacheExchange, Client, fetchExchange, Provider } from 'urql';
import { render, waitFor } from '@testing-library/react';
import {
  customerAuthExchange,
  CustomerAuthProvider,
  isolateCustomers,
  type CustomerAuth,
} from 'react-customer-auth';
import { createFakeShopify } from 'react-customer-auth/testing';
import { describe, expect, it } from 'vitest';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The example of the README that exports `name`, as a module. */
async function recipe<Value>(name: string): Promise<Value> {
  const readme = readFileSync(at('../../README.md'), 'utf8');
  const blocks = [...readme.matchAll(/^```tsx\n(.*?)^```$/gms)].map(([, code]) => code ?? '');
  const code = blocks.find((block) => new RegExp(`export (function|const) ${name}\\b`).test(block));
  const folder = at('../../node_modules/.cache/recipes');
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}.tsx`, code ?? '');
  const module: Record<string, Value | undefined> = await import(
    /* @vite-ignore */ `${folder}/${name}.tsx`
  );
  return module[name] ?? expect.fail(`No example exports ${name}.`);
}

const customer = { email: 'ada@example.com', password: 'analytical' };
const another = { email: 'grace@example.com', password: 'debugging' };

const openTheme = (auth: CustomerAuth) =>
  new Client({
    ...createFakeShopify({ customers: [customer, another] }).connection,
    exchanges: [isolateCustomers(auth, cacheExchange), customerAuthExchange(auth), fetchExchange],
  });

describe('the recipe for a cart', () => {
  it('gives the cart of a guest to the customer, and lets go of it at sign-out', async () => {
    const auth = await recipe<CustomerAuth>('authWithCart');
    const useCartOfCustomer = await recipe<() => void>('useCartOfCustomer');
    const client = openTheme(auth);
    const { data } = await client
      .mutation<{
        cartCreate: { cart: { id: string } };
      }>('mutation Create { cartCreate { cart { id } } }', {})
      .toPromise();
    localStorage.setItem('cartId', data?.cartCreate.cart.id ?? '');
    function Cart() {
      useCartOfCustomer();
      return null;
    }
    const { unmount } = render(
      <Provider value={client}>
        <CustomerAuthProvider auth={auth}>
          <Cart />
        </CustomerAuthProvider>
      </Provider>,
    );
    expect((await auth.login(customer)).ok).toBe(true);
    await waitFor(async () => {
      const { data: seen } = await client
        .query(
          'query Cart($id: ID!) { cart(id: $id) { buyerIdentity { email } } }',
          { id: data?.cartCreate.cart.id },
          { requestPolicy: 'network-only' },
        )
        .toPromise();
      expect(seen).toMatchObject({ cart: { buyerIdentity: { email: customer.email } } });
    });
    await auth.logout();
    await waitFor(() => {
      expect(localStorage.getItem('cartId')).toBeNull();
    });
    unmount();
  });

  it('lets go of it when another customer follows at once', async () => {
    const auth = await recipe<CustomerAuth>('authWithCart');
    auth.connect(openTheme(auth));
    await auth.login(customer);
    localStorage.setItem('cartId', 'theirs');
    await auth.login(another);
    expect(localStorage.getItem('cartId')).toBeNull();
  });
});
