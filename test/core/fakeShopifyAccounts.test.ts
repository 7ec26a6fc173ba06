import type { FakeShopify } from 'react-customer-auth/testing';
import { describe, expect, it } from 'vitest';
import { ada, createClient, createShop, openTab } from '../support/shop';

/** Runs a mutation and gives back its payload, or the errors that came in its place. */
async function run(shop: FakeShopify, call: string, fields: string, variables: object = {}) {
  const declared = Object.keys(variables).map((name) => `$${name}: ${types[name] ?? 'String!'}`);
  const { data, error } = await createClient(shop).mutation(
    `mutation ${declared.length ? `(${declared.join(', ')})` : ''} { payload: ${call} { ${fields} } }`,
    { ...variables },
  );
  const { payload = null }: { payload?: unknown } = data ?? {};
  return (
    payload ?? error?.graphQLErrors.map(({ message, extensions }) => ({ message, ...extensions }))
  );
}
const types: Record<string, string> = { input: 'CustomerCreateInput!', url: 'URL!', id: 'ID!' };
const userErrors = 'customerUserErrors { code field }';
const withToken = `${userErrors} customerAccessToken { accessToken }`;

describe('the fake shop, asked for its accounts', () => {
  it('tells at recovery whether an account exists, as the real one does', async () => {
    const shop = createShop();
    const call = 'customerRecover(email: $email)';
    expect(await run(shop, call, userErrors, { email: ada.email })).toEqual({
      customerUserErrors: [],
    });
    expect(await run(shop, call, userErrors, { email: 'nobody@example.com' })).toEqual({
      customerUserErrors: [{ code: 'UNIDENTIFIED_CUSTOMER', field: ['email'] }],
    });
  });

  it('resets a password by an address that is good once, and kills every token', async () => {
    const shop = createShop();
    await openTab(shop).auth.login(ada);
    const [old] = shop.livingTokens();
    const url = shop.secretFor('reset', ada.email);
    const call = 'customerResetByUrl(resetUrl: $url, password: "new-password")';
    expect(await run(shop, call, withToken, { url })).toMatchObject({
      customerUserErrors: [],
      customerAccessToken: { accessToken: shop.livingTokens()[0] },
    });
    expect(shop.livingTokens()).not.toContain(old);
    expect(await run(shop, call, withToken, { url })).toEqual({
      customerUserErrors: [{ code: 'TOKEN_INVALID', field: ['input'] }],
      customerAccessToken: null,
    });
    expect(await run(shop, call, withToken, { url: 'https://example.com/' })).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect((await openTab(shop).auth.login({ ...ada, password: 'new-password' })).ok).toBe(true);
  });

  it('resets a password by id and token', async () => {
    const shop = createShop();
    const token = shop.secretFor('reset', ada.email).split('/').pop();
    const call =
      'customerReset(id: "gid://shopify/Customer/1", input: { resetToken: $token, password: "new" })';
    expect(await run(shop, call, withToken, { token })).toMatchObject({ customerUserErrors: [] });
    expect(await run(shop, call, withToken, { token })).toMatchObject({
      customerUserErrors: [{ code: 'TOKEN_INVALID' }],
    });
  });

  it('activates an invited customer', async () => {
    const shop = createShop({ customers: [{ ...ada, state: 'invited' }] });
    const url = shop.secretFor('activate', ada.email);
    const call = 'customerActivateByUrl(activationUrl: $url, password: "chosen")';
    expect(await run(shop, call, withToken, { url })).toMatchObject({ customerUserErrors: [] });
    expect((await openTab(shop).auth.login({ ...ada, password: 'chosen' })).ok).toBe(true);
  });

  it.each([
    [{ email: ada.email, password: 'secret' }, 'TAKEN', 'email'],
    [{ email: 'no address', password: 'secret' }, 'INVALID', 'email'],
    [{ email: 'new@example.com', password: '' }, 'BLANK', 'password'],
  ])('refuses to create %o: %s', async (input, code, field) => {
    const call = 'customerCreate(input: $input)';
    expect(await run(createShop(), call, userErrors, { input })).toEqual({
      customerUserErrors: [{ code, field: ['input', field] }],
    });
  });

  it('creates a customer, without a token', async () => {
    const shop = createShop();
    const input = { email: 'new@example.com', password: 'secret', firstName: 'New' };
    const fields = `${userErrors} customer { displayName }`;
    expect(await run(shop, 'customerCreate(input: $input)', fields, { input })).toEqual({
      customerUserErrors: [],
      customer: { displayName: 'New' },
    });
    expect(shop.livingTokens()).toEqual([]);
    expect((await openTab(shop).auth.login(input)).ok).toBe(true);
  });

  it('takes a Multipass token once', async () => {
    const shop = createShop();
    const token = shop.secretFor('multipass', ada.email);
    const call = 'customerAccessTokenCreateWithMultipass(multipassToken: $token)';
    expect(await run(shop, call, withToken, { token })).toMatchObject({ customerUserErrors: [] });
    expect(await run(shop, call, withToken, { token })).toMatchObject({
      customerUserErrors: [{ code: 'INVALID_MULTIPASS_REQUEST', field: ['multipassToken'] }],
    });
  });

  it('knows whom a cart belongs to, and no dead token', async () => {
    const shop = createShop();
    await openTab(shop).auth.login(ada);
    const [token] = shop.livingTokens();
    const fields = 'cart { id buyerIdentity { email } } userErrors { field message }';
    const created = await run(shop, 'cartCreate', fields);
    expect(created).toMatchObject({ cart: { buyerIdentity: { email: null } } });
    const id = 'gid://shopify/Cart/1';
    const call =
      'cartBuyerIdentityUpdate(cartId: $id, buyerIdentity: { customerAccessToken: $token })';
    expect(await run(shop, call, fields, { id, token })).toMatchObject({
      cart: { buyerIdentity: { email: ada.email } },
      userErrors: [],
    });
    expect(await run(shop, call, fields, { id, token: 'dead' })).toEqual({
      cart: null,
      userErrors: [
        { field: ['buyerIdentity', 'customerAccessToken'], message: 'Customer is invalid' },
      ],
    });
  });

  it('refuses a whole request in the context of a buyer whose token is dead', async () => {
    const shop = createShop();
    await openTab(shop).auth.login(ada);
    const query =
      'query ($token: String!) @inContext(buyer: { customerAccessToken: $token }) { shop { name } }';
    const ask = (token: string | undefined) => createClient(shop).query(query, { token });
    expect((await ask(shop.livingTokens()[0])).data).toEqual({ shop: { name: 'Fake Shop' } });
    const { data, error } = await ask('dead');
    expect(data).toBeUndefined();
    expect(error?.graphQLErrors[0]?.message).toBe('The token provided is not valid');
  });
});
