import type { OperationResult } from '@urql/core';
import { fail, type Outcome } from '../../auth/errors.js';
import { createRenewal } from '../../auth/renewal.js';
import type { Grant } from '../../auth/session.js';
import { httpOf } from '../answer.js';
import type { Backend, LoginField, Send } from '../backend.js';
import {
  create,
  destroy,
  probe,
  renew,
  type Answer,
  type Payload,
  type TokenVariables,
} from './documents.js';
import { codesOf, topLevelFailure, userErrorFailure } from './errors.js';

const loginFields: readonly LoginField[] = ['email', 'password'];

/**
 * Sessions on the Shopify Storefront API: what Shopify calls legacy customer accounts. The address and the storefront
 * access token are those of the app's urql client.
 *
 * @see https://shopify.dev/docs/api/storefront/latest/mutations/customerAccessTokenCreate
 *
 * @example
 * ```ts
 * const auth = createCustomerAuth({ backend: shopify() });
 * ```
 */
export function shopify(): Backend {
  return {
    revocation: 'token',

    async login(send, { email, password }) {
      const result = await send<Answer, object>('mutation', create, { input: { email, password } });
      return outcomeOf(result, 'customerAccessTokenCreate', password, grantOf, loginFields);
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
            customerAccessToken,
            ({ deletedAccessToken }) => deletedAccessToken,
          );
    },

    renewal: (host) => createRenewal(host, (token) => renewToken(host.send, token)),
  };
}

/**
 * A shop does not say plainly that a token is dead: it denies access, as it does to an app without the scope, or it complains
 * without a code, or gives a payload without a token. So it is asked whether it still knows the customer.
 */
async function renewToken(send: Send, customerAccessToken: string): Promise<Outcome<Grant>> {
  const variables: TokenVariables = { customerAccessToken };
  const result = await send<Answer, TokenVariables>('mutation', renew, variables);
  const name = 'customerAccessTokenRenew';
  const outcome = outcomeOf(result, name, customerAccessToken, grantOf);
  const isUnclear = isDenied(result) || (result.data?.[name] && !result.error);
  if (outcome.ok || !isUnclear) return outcome;
  const { data, error } = await send<{ customer: unknown }, TokenVariables>(
    'query',
    probe,
    variables,
  );
  return data?.customer === null && !error ? fail('rejected') : outcome;
}

/** What `take` finds in a mutation's payload; what the shop complains of where it finds nothing, without `secret` in its words. */
function outcomeOf<Data, Field extends string = never>(
  result: OperationResult<Answer>,
  name: string,
  secret: string,
  take: (payload: Payload) => Data | null | undefined | '',
  fields: readonly Field[] = [],
): Outcome<Data, Field> {
  const payload = result.data?.[name];
  const errors = payload?.customerUserErrors ?? payload?.userErrors ?? [];
  if (errors.length) return userErrorFailure(errors, fields, secret);
  const data = payload && take(payload);
  return data ? { ok: true, data } : topLevelFailure(result, secret);
}

const grantOf = ({ customerAccessToken }: Payload): Grant | null | undefined | '' => {
  const { accessToken, expiresAt } = customerAccessToken ?? {};
  return accessToken && { token: accessToken, life: Date.parse(expiresAt ?? '') - Date.now() };
};

/** Access was denied to this token; by an HTTP status it is denied to the app. */
const isDenied = ({ error }: OperationResult) =>
  error && httpOf(error).status < 400 && codesOf(error).includes('ACCESS_DENIED');
