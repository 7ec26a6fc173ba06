import { Client, fetchExchange } from '@urql/core';
import type { FakeAdobeCommerce } from 'react-customer-auth/testing';
import { describe, expect, it } from 'vitest';
import { ada, ask, createShop, grace, refusalOf, signIn } from './fakeAdobeCommerceRequests';

describe('the catalogue and configuration of the fake Adobe Commerce shop', () => {
  it('are there for a urql client', async () => {
    const { shop } = createShop({ tokenLifetime: 7_200_000 });
    const client = new Client({ ...shop.connection, exchanges: [fetchExchange] });
    const { data } = await client.query(
      `{
        storeConfig { customer_access_token_lifetime shopping_assistance_enabled }
        products(search: "mu") {
          items { uid sku name price_range { minimum_price { final_price { value currency } } } }
        }
      }`,
      {},
    );
    expect(data).toMatchObject({
      storeConfig: { customer_access_token_lifetime: 2, shopping_assistance_enabled: true },
      products: {
        items: [
          {
            uid: 'MQ==',
            sku: 'mug',
            name: 'Mug',
            price_range: { minimum_price: { final_price: { value: 18, currency: 'EUR' } } },
          },
        ],
      },
    });
  });

  it('may disagree with the tokens on how long they live', async () => {
    const { shop, clock } = createShop({ configuredLifetime: 5 });
    const token = await signIn(shop);
    const query = '{ storeConfig { customer_access_token_lifetime } }';
    expect((await ask(shop, query, { token })).data).toEqual({
      storeConfig: { customer_access_token_lifetime: 5 },
    });
    clock.time += 3_600_000;
    expect((await ask(shop, query, { token })).status).toBe(401);
  });

  it('want to be searched', async () => {
    const { shop } = createShop();
    expect((await ask(shop, '{ products(search: "tee") { items { sku } } }')).data).toEqual({
      products: { items: [] },
    });
    const tea = { sku: 'tea', name: 'Tea for a mug', price: 5 };
    const larger = createShop({ products: [tea, { ...tea, sku: 'tea-2' }] }).shop;
    const found = await ask(larger, '{ products(search: "MUG", pageSize: 1) { items { sku } } }');
    expect(found.data).toEqual({ products: { items: [{ sku: 'tea' }] } });
    const message = "'search' or 'filter' input argument is required.";
    const answer = ask(shop, '{ products { items { sku } } }');
    expect(await refusalOf(answer)).toEqual([message, 'graphql-input', 200]);
  });
});

describe('a cart of the fake Adobe Commerce shop', () => {
  const cart = 'query ($id: String!) { cart(cart_id: $id) { email total_quantity } }';
  const merge = `mutation ($source: String!, $destination: String) {
    mergeCarts(source_cart_id: $source, destination_cart_id: $destination) {
      id email total_quantity
    }
  }`;
  const add = `mutation ($id: String!, $sku: String!) {
    addProductsToCart(cartId: $id, cartItems: [{ sku: $sku, quantity: 2 }]) {
      cart { total_quantity }
      user_errors { code }
    }
  }`;

  async function openCart(shop: FakeAdobeCommerce, token?: string): Promise<string> {
    const { data } = await ask(shop, 'mutation { createEmptyCart }', { token });
    return String(data?.createEmptyCart);
  }

  it('goes from a guest to the customer whom the guest turns out to be', async () => {
    const { shop } = createShop();
    const source = await openCart(shop);
    const added = await ask(shop, add, { id: source, sku: 'mug' });
    expect(added.data?.addProductsToCart).toEqual({
      cart: { total_quantity: 2 },
      user_errors: [],
    });
    const token = await signIn(shop);
    const destination = await openCart(shop, token);
    await ask(shop, add, { token, id: destination, sku: 'mug' });
    const merged = await ask(shop, merge, { token, source });
    const shown = { id: destination, email: ada.email, total_quantity: 4 };
    expect(merged.data?.mergeCarts).toEqual(shown);
    const query = '{ customerCart { id email total_quantity } }';
    expect((await ask(shop, query, { token })).data?.customerCart).toEqual(shown);
    const again = ask(shop, merge, { token, source, destination });
    expect(await refusalOf(again)).toEqual([
      "The cart isn't active.",
      'graphql-no-such-entity',
      200,
    ]);
  });

  it('is nobody else’s, which has the category of a guest who asks for a customer', async () => {
    const { shop } = createShop();
    const id = await openCart(shop, await signIn(shop));
    const message = `The current user cannot perform operations on cart "${id}"`;
    const refused = [message, 'graphql-authorization', 403];
    expect(await refusalOf(ask(shop, cart, { id }))).toEqual(refused);
    const token = await signIn(shop, grace);
    expect(await refusalOf(ask(shop, cart, { id, token }))).toEqual(refused);
    expect(await refusalOf(ask(shop, merge, { source: id, token }))).toEqual(refused);
  });

  it('is refused by an unknown id, an empty one, and for an unknown product', async () => {
    const { shop } = createShop();
    const token = await signIn(shop);
    const missing = 'Could not find a cart with ID "none"';
    expect(await refusalOf(ask(shop, cart, { id: 'none' }))).toEqual([
      missing,
      'graphql-no-such-entity',
      200,
    ]);
    const noSource = 'Required parameter "source_cart_id" is missing';
    expect(await refusalOf(ask(shop, merge, { token, source: '' }))).toEqual([
      noSource,
      'graphql-input',
      200,
    ]);
    const noDestination = 'The parameter "destination_cart_id" cannot be empty';
    const [message] = await refusalOf(ask(shop, merge, { token, source: 'any', destination: '' }));
    expect(message).toBe(noDestination);
    const id = await openCart(shop);
    expect((await ask(shop, add, { id, sku: 'none' })).data?.addProductsToCart).toEqual({
      cart: { total_quantity: 0 },
      user_errors: [{ code: 'PRODUCT_NOT_FOUND' }],
    });
  });
});
