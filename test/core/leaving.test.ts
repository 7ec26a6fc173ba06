import { Client, fetchExchange } from '@urql/core';
import { createCustomerAuth } from 'react-customer-auth';
import { afterEach, describe, expect, it } from 'vitest';
import { backends } from '../support/backends';
import { ada } from '../support/shop';

afterEach(() => localStorage.clear());

describe.each(backends)('on $name', ({ open }) => {
  it('a revocation arrives though the page is left at once, with the app’s own options', async () => {
    const { backend, connection, shop, names } = open();
    const auth = createCustomerAuth({ backend, key: crypto.randomUUID() });
    const inits = new Map<string, RequestInit | undefined>();
    const { fetchOptions } = connection;
    const own = typeof fetchOptions === 'object' ? fetchOptions : {};
    auth.connect(
      new Client({
        ...connection,
        fetchOptions: () => ({ ...own, credentials: 'include' }),
        fetch: async (input, init) => {
          const response = await shop.fetch(input, init);
          inits.set(shop.requests.at(-1)?.operationName ?? '', init);
          return response;
        },
        exchanges: [fetchExchange],
      }),
    );
    await auth.login(ada);
    const { data } = await auth.logout({ everywhere: true });
    expect(data).toEqual({ revoked: true });
    expect(inits.get(names.revoke)).toMatchObject({ keepalive: true, credentials: 'include' });
    expect(inits.get(names.login)).not.toHaveProperty('keepalive');
  });
});
