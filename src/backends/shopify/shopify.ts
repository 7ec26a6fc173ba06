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
      return grantOf(result, 'customerAccessTokenCreate', loginFields, password);
    },

    async revoke(send, customerAccessToken) {
      const result = await send<Answer, TokenVariables>('mutation', destroy, {
        customerAccessToken,
      });
      const outcome = payloadOf(result, 'customerAccessTokenDelete', [], customerAccessToken);
      // A token that is dead already is denied access: the shop has nothing left to destroy.
      return isDenied(result) || (outcome.ok && outcome.data.deletedAccessToken)
        ? { ok: true, data: null }
        : outcome.ok
          ? topLevelFailure(result, customerAccessToken)
          : outcome;
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
  const outcome = grantOf(result, 'customerAccessTokenRenew', [], customerAccessToken);
  const isUnclear = isDenied(result) || (result.data?.customerAccessTokenRenew && !result.error);
  if (outcome.ok || !isUnclear) return outcome;
  const { data, error } = await send<{ customer: unknown }, TokenVariables>(
    'query',
    probe,
    variables,
  );
  return data?.customer === null && !error ? fail('rejected') : outcome;
}

/** A mutation's payload, if it complains of nothing. */
function payloadOf<Field extends string>(
  result: OperationResult<Answer>,
  name: string,
  fields: readonly Field[],
  secret: string,
): Outcome<Payload, Field> {
  const payload = result.data?.[name];
  if (!payload) return topLevelFailure(result, secret);
  const errors = payload.customerUserErrors ?? payload.userErrors ?? [];
  return errors.length ? userErrorFailure(errors, fields, secret) : { ok: true, data: payload };
}

function grantOf<Field extends string>(
  result: OperationResult<Answer>,
  name: string,
  fields: readonly Field[],
  secret: string,
): Outcome<Grant, Field> {
  const outcome = payloadOf(result, name, fields, secret);
  if (!outcome.ok) return outcome;
  const { accessToken, expiresAt } = outcome.data.customerAccessToken ?? {};
  return accessToken
    ? { ok: true, data: { token: accessToken, life: Date.parse(expiresAt ?? '') - Date.now() } }
    : topLevelFailure(result, secret);
}

/** Access was denied to this token; by HTTP status it is denied to the app. */
const isDenied = ({ error }: OperationResult) =>
  error && httpOf(error).status < 400 && codesOf(error).includes('ACCESS_DENIED');
