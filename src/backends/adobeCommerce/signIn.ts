import type { AnyVariables } from '@urql/core';
import type { Outcome } from '../../auth/errors.js';
import { isWord, type Grant } from '../../auth/session.js';
import type { Send } from '../backend.js';
import { failureOf } from './errors.js';
import type { AdobeShop } from './shop.js';

/** The mutations that give a customer's token for an email and a secret. */
export type SignInMutation = 'generateCustomerToken' | 'exchangeOtpForCustomerToken';

/** How to sign in by one of them; `field` is what the app calls the secret, which is the mutation's `argument`. */
export function signInBy<Field extends string>(
  shop: AdobeShop,
  mutation: SignInMutation,
  argument: string,
  field: Field,
) {
  const document = `mutation ${mutation}($email:String!,$${argument}:String!){${mutation}(email:$email,${argument}:$${argument}){token}}`;

  return async (
    send: Send,
    email: string,
    secret: string,
  ): Promise<Outcome<Grant, 'email' | Field>> => {
    const result = await send<Partial<Record<SignInMutation, Answer>>, AnyVariables>(
      'mutation',
      document,
      { email, [argument]: secret },
      await shop.guarded(mutation),
    );
    const token = result.data?.[mutation]?.token;
    return isWord(token)
      ? { ok: true, data: shop.grantOf(token) }
      : failureOf<'email' | Field>(result, {
          refused: 'credentials',
          fields: { email: 'email', [argument]: field },
          secrets: [secret],
        });
  };
}

type Answer = { token: string | null } | null;
