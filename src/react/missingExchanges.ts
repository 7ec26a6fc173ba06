import { CombinedError } from '@urql/core';
import { CustomerAuthError } from '../auth/errors.js';

/** What becomes of a query by the token where the urql client does not carry it: nothing is sent. */
export const missingExchanges = (name: string) =>
  new CombinedError({
    networkError: new CustomerAuthError(
      'unsupported',
      process.env.NODE_ENV !== 'production' &&
        `${name} asks by the customer's token, which this urql client does not put into operations: nothing was sent. Give the client exchanges: [isolateCustomers(auth, cacheExchange), customerAuthExchange(auth), fetchExchange].`,
    ),
  });
