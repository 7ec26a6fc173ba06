import type { OperationResult } from '@urql/core';
import { fail, type Outcome } from '../../auth/errors.js';
import { createRenewal } from '../../auth/renewal.js';
import type { Grant } from '../../auth/session.js';
import type { BackendActions } from '../actions.js';
import type { Backend, Customer, LoginField, Send } from '../backend.js';
import {
  create,
  currentCustomer,
  destroy,
  probe,
  renew,
  type Answer,
  type TokenVariables,
} from './documents.js';
import { codesOf, isDenied } from './errors.js';
import { grantOf, outcomeOf } from './outcome.js';
import { customerAccessToken } from './placeholder.js';

/** What not every app needs of a Shopify shop. */
export type ShopifyAction = BackendActions & Pick<Backend, 'box'>;

/** Options of {@link shopify}. */
export interface ShopifyOptions {
  /** What the app needs beyond login, renewal and logout, `recoverPassword` for example. Default: nothing. */
  actions?: ShopifyAction[];
}

const loginFields: readonly LoginField[] = ['email', 'password'];

/**
 * Sessions on the Shopify Storefront API: what Shopify calls legacy customer accounts. The address and the storefront
 * access token are those of the app's urql client.
 *
 * @see https://shopify.dev/docs/api/storefront/latest/mutations/customerAccessTokenCreate
 *
 * @example
 * ```ts
 * import { createCustomerAuth } from 'react-customer-auth';
 * import { recoverPassword, resetPassword, shopify } from 'react-customer-auth/shopify';
 *
 * export const auth = createCustomerAuth({
 *   backend: shopify({ actions: [recoverPassword, resetPassword] }),
 * });
 * ```
 */
export function shopify({ actions = [] }: ShopifyOptions = {}): Backend {
  const backend: Backend = {
    revocation: 'token',

    async login(send, { email, password }) {
      const result = await send<Answer, object>('mutation', create, { input: { email, password } });
      return outcomeOf(result, 'customerAccessTokenCreate', [password], grantOf, loginFields);
    },

    async revoke(send, customerAccessToken) {
      const result = await send<Answer, TokenVariables>('mutation', destroy, {
        customerAccessToken,
      });
      // A token that is dead already is denied access: the shop has nothing left to destroy.
      return isDenied(result)
        ? { ok: true, data: null }
        : outcomeOf(
            result,
            'customerAccessTokenDelete',
            [customerAccessToken],
            ({ deletedAccessToken }) => deletedAccessToken,
          );
    },

    renewal: (host) => createRenewal(host, (token) => renewToken(host.send, token)),

    placeholder: customerAccessToken,
    customer: {
      query: currentCustomer,
      variables: { customerAccessToken },
      read: ({ customer }: { customer?: Customer | null }) => customer ?? null,
    },
    judge: (result) =>
      isDenied(result) || isBare(result) || isInvalid(result) ? 'unclear' : undefined,
    isDead,
  };
  Object.assign(backend, ...actions);
  return backend;
}

/** Whether a whole request failed without a code, as it does for `@inContext` with a dead token. */
const isBare = ({ data, error }: OperationResult) =>
  !data && error?.graphQLErrors.length && !codesOf(error).some(Boolean);

/** Whether a mutation complains of the token that it was given, as those on carts do. */
function isInvalid({ data }: OperationResult): boolean {
  const answer: Answer = data ?? {};
  return Object.values(answer).some((payload) =>
    payload?.userErrors?.some(({ field }) => field?.includes('customerAccessToken')),
  );
}

/** Whether the shop no longer knows the customer behind a token. */
async function isDead(send: Send, customerAccessToken: string): Promise<boolean> {
  const { data, error } = await send<{ customer: unknown }, TokenVariables>('query', probe, {
    customerAccessToken,
  });
  return data?.customer === null && !error;
}

/**
 * A shop does not say plainly that a token is dead: it denies access, as it does to an app without the scope, or it complains
 * without a code, or gives a payload without a token. So it is asked whether it still knows the customer.
 */
async function renewToken(send: Send, customerAccessToken: string): Promise<Outcome<Grant>> {
  const result = await send<Answer, TokenVariables>('mutation', renew, { customerAccessToken });
  const name = 'customerAccessTokenRenew';
  const outcome = outcomeOf(result, name, [customerAccessToken], grantOf);
  const isUnclear = isDenied(result) || (result.data?.[name] && !result.error);
  if (outcome.ok || !isUnclear) return outcome;
  return (await isDead(send, customerAccessToken)) ? fail('rejected') : outcome;
}
