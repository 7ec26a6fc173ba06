import { boxImpersonation } from '../../auth/box.js';
import { CustomerAuthError, failureWith, type Failure, type Outcome } from '../../auth/errors.js';
import { isSameEmail } from '../../auth/knownCustomer.js';
import type { Grant } from '../../auth/session.js';
import type { OneTimeCodeField } from '../actions.js';
import type { Send } from '../backend.js';
import { destroy, type Answer, type TokenVariables } from './documents.js';
import { topLevelFailure } from './errors.js';
import { grantOf, outcomeOf } from './outcome.js';
import type { ShopifyAction } from './shopify.js';

const create =
  'mutation customerAccessTokenCreateWithMultipass($multipassToken:String!){customerAccessTokenCreateWithMultipass(multipassToken:$multipassToken){customerAccessToken{accessToken expiresAt}customerUserErrors{code field message}}}';
const whose =
  'query multipassCustomer($customerAccessToken:String!){customer(customerAccessToken:$customerAccessToken){email}}';

/**
 * Signs a support agent in as a customer by a Multipass token in the place of a one-time code: for `useLoginAsCustomer`. Your server
 * makes the token, for the customer whom it names; the shop needs the Plus plan and Multipass switched on. Shopify takes a token for
 * whomever it names, so the shop is asked whose session came of it: one of another email than the agent gave is refused, as `code`.
 *
 * @see https://shopify.dev/docs/api/storefront/latest/mutations/customerAccessTokenCreateWithMultipass
 */
export const loginAsCustomer: ShopifyAction = {
  box: boxImpersonation,
  async loginAsCustomer(send, { email, code }) {
    const result = await send<Answer, object>('mutation', create, { multipassToken: code });
    const name = 'customerAccessTokenCreateWithMultipass';
    const outcome = outcomeOf(result, name, [code], grantOf, ['multipassToken']);
    if (outcome.ok) return ofCustomer(send, email, outcome);
    const { multipassToken = [] } = outcome.fieldErrors;
    if (!multipassToken.length) return failureWith(outcome.error, outcome.formErrors);
    return failureWith<OneTimeCodeField>(new CustomerAuthError('code', outcome.error.message), [
      ...multipassToken.map((complaint) => ({ ...complaint, about: 'code' as const })),
      ...outcome.formErrors,
    ]);
  },
};

/** A grant, if it is that of the customer with this email. */
async function ofCustomer(
  send: Send,
  email: string,
  granted: { ok: true; data: Grant },
): Promise<Outcome<Grant, OneTimeCodeField>> {
  const variables = { customerAccessToken: granted.data.token };
  try {
    const asked = await send<WhoseAnswer, TokenVariables>('query', whose, variables);
    const found = asked.data?.customer?.email;
    if (found && isSameEmail(found, email)) return granted;
    await send('mutation', destroy, variables);
    return found ? ofSomebodyElse() : topLevelFailure(asked, [variables.customerAccessToken]);
  } catch (error) {
    // What nobody will use is let go of by whoever has overtaken it.
    if (error instanceof CustomerAuthError && error.kind === 'superseded') return granted;
    throw error;
  }
}

const ofSomebodyElse = (): Failure<OneTimeCodeField> =>
  failureWith(
    new CustomerAuthError(
      'code',
      process.env.NODE_ENV !== 'production' &&
        'The Multipass token is for a customer with another email than the agent has given.',
    ),
    [{ code: 'INVALID_MULTIPASS_REQUEST', message: '', path: ['multipassToken'], about: 'code' }],
  );

interface WhoseAnswer {
  customer?: { email: string | null } | null;
}
