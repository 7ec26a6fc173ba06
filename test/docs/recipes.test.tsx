// @vitest-environment jsdom
import { cacheExchange, Client, fetchExchange, Provider } from 'urql';
import { cleanup, render, waitFor } from '@testing-library/react';
import {
  customerAuthExchange,
  CustomerAuthProvider,
  isolateCustomers,
  useLoginAsCustomer,
  type CustomerAuth,
} from 'react-customer-auth';
import { createCustomerAuth } from 'react-customer-auth';
import { adobeCommerce, loginAsCustomer } from 'react-customer-auth/adobe-commerce';
import { loginAsCustomer as multipass, shopify } from 'react-customer-auth/shopify';
import {
  createFakeAdobeCommerce,
  createFakeShopify,
  type Trouble,
} from 'react-customer-auth/testing';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { recipe } from '../support/recipe';

const customer = { email: 'ada@example.com', password: 'analytical' };
const another = { email: 'grace@example.com', password: 'debugging' };

const openTheme = (auth: CustomerAuth) =>
  new Client({
    ...createFakeShopify({ customers: [customer, another] }).connection,
    exchanges: [isolateCustomers(auth, cacheExchange), customerAuthExchange(auth), fetchExchange],
  });

const renderIn = (auth: CustomerAuth, client: Client, ui: ReactNode) =>
  render(
    <Provider value={client}>
      <CustomerAuthProvider auth={auth}>{ui}</CustomerAuthProvider>
    </Provider>,
  );

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
    const { unmount } = renderIn(auth, client, <Cart />);
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

  it('gives no cart of a support agent away', async () => {
    const useCartOfCustomer = await recipe<() => void>('useCartOfCustomer');
    const shop = createFakeShopify({ customers: [customer] });
    const auth = createCustomerAuth({ backend: shopify({ actions: [multipass] }) });
    const exchanges = [customerAuthExchange(auth), fetchExchange];
    const client = new Client({ ...shop.connection, exchanges });
    localStorage.setItem('cartId', 'of the agent');
    function Agent() {
      useCartOfCustomer();
      const [{ data }, login] = useLoginAsCustomer();
      const code = () => shop.secretFor('multipass', customer.email);
      return (
        <button onClick={() => void login({ email: customer.email, code: code() })}>
          {data ? 'in' : 'out'}
        </button>
      );
    }
    const { getByRole, findByText } = renderIn(auth, client, <Agent />);
    getByRole('button').click();
    await findByText('in');
    expect(shop.requests.map(({ operationName }) => operationName)).not.toContain('CartBuyer');
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

describe('the recipe for a cart on Adobe Commerce', () => {
  const addMug =
    'mutation Add($cart: String!) { addProductsToCart(cartId: $cart, cartItems: [{ quantity: 2, sku: "mug" }]) { cart { id } } }';

  /** A theme with the recipe in it, and a guest who has put two mugs into a cart. */
  async function openWithCart() {
    const shop = createFakeAdobeCommerce({
      customers: [{ ...customer, allowsAssistance: true }],
      products: [{ sku: 'mug', name: 'Mug', price: 18 }],
    });
    const auth = createCustomerAuth({
      backend: adobeCommerce({ actions: [loginAsCustomer] }),
      key: crypto.randomUUID(),
    });
    const client = new Client({
      ...shop.connection,
      exchanges: [isolateCustomers(auth, cacheExchange), customerAuthExchange(auth), fetchExchange],
    });
    const useMergedCart = await recipe<() => void>('useMergedCart');
    const { data } = await client
      .mutation<{ createEmptyCart: string }>('mutation Open { createEmptyCart }', {})
      .toPromise();
    const cart = data?.createEmptyCart ?? expect.fail('There is no cart.');
    await client.mutation(addMug, { cart }).toPromise();
    localStorage.setItem('guestCart', cart);
    function Cart() {
      useMergedCart();
      return null;
    }
    renderIn(auth, client, <Cart />);
    const merged = () => shop.requests.some(({ operationName }) => operationName === 'MergeCarts');
    return { shop, auth, client, merged };
  }

  afterEach(() => {
    cleanup();
    localStorage.clear();
  });

  it('merges the cart of a guest into the customer’s', async () => {
    const { auth, client } = await openWithCart();
    await auth.login(customer);
    await waitFor(() => expect(localStorage.getItem('guestCart')).toBeNull());
    const { data } = await client
      .query('query Cart { customerCart { total_quantity } }', {})
      .toPromise();
    expect(data).toEqual({ customerCart: { __typename: 'Cart', total_quantity: 2 } });
  });

  it.each<[string, Trouble]>([
    ['the network fails', { kind: 'offline' }],
    ['too much was asked', { kind: 'http', status: 429, body: {} }],
    ['the server crashes', { kind: 'http', status: 500, body: { errors: [{ message: 'Oh' }] } }],
    [
      'the token is dead',
      {
        kind: 'http',
        status: 401,
        body: {
          errors: [
            {
              message: 'User token has been revoked',
              extensions: { category: 'graphql-authentication' },
            },
          ],
        },
      },
    ],
  ])('keeps the cart for another time when %s', async (_, trouble) => {
    const { shop, auth, merged } = await openWithCart();
    shop.inject({ ...trouble, operation: 'MergeCarts' });
    await auth.login(customer);
    await waitFor(() => expect(merged()).toBe(true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(localStorage.getItem('guestCart')).not.toBeNull();
  });

  it('lets go of a cart that the server no longer has', async () => {
    const { auth } = await openWithCart();
    localStorage.setItem('guestCart', 'gone');
    await auth.login(customer);
    await waitFor(() => expect(localStorage.getItem('guestCart')).toBeNull());
  });

  it('leaves the cart of a support agent alone', async () => {
    const { shop, auth, merged } = await openWithCart();
    await auth.login({ ...customer, password: shop.secretFor('code', customer.email) });
    expect(auth.getSession()).toMatchObject({ status: 'signedIn' });
    await Promise.resolve();
    expect(merged()).toBe(false);
    expect(localStorage.getItem('guestCart')).not.toBeNull();
  });
});
