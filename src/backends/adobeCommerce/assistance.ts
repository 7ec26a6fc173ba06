import type { AnyVariables } from '@urql/core';
import { failureOf, judge } from './errors.js';
import type { AdobeCommerceAction } from './shop.js';

const update =
  'mutation allowRemoteShoppingAssistance($allowed:Boolean){updateCustomerV2(input:{allow_remote_shopping_assistance:$allowed}){customer{allow_remote_shopping_assistance}}}';

/**
 * Keeps whether support agents may sign in as the customer: for `useRemoteShoppingAssistance` and `RemoteAssistanceSwitch`.
 *
 * @see https://developer.adobe.com/commerce/webapi/graphql/schema/customer/mutations/update-v2/
 */
export const remoteShoppingAssistance: AdobeCommerceAction = (shop) => ({
  remoteShoppingAssistance: {
    query: 'query remoteShoppingAssistance{customer{allow_remote_shopping_assistance}}',
    read: ({ customer }: { customer?: Consent | null }) =>
      customer?.allow_remote_shopping_assistance ?? null,
    async allow(send, token, allowed) {
      const result = await send<Answer, AnyVariables>(
        'mutation',
        update,
        { allowed },
        shop.withToken(token),
      );
      const kept = result.data?.updateCustomerV2?.customer?.allow_remote_shopping_assistance;
      if (typeof kept === 'boolean') return { ok: true, data: kept };
      const verdict = judge(result);
      // A field may be denied for other reasons than a dead token.
      const isDead =
        verdict === 'rejected' || (verdict === 'unclear' && (await shop.isDead(send, token)));
      const refused = isDead ? 'rejected' : 'forbidden';
      return failureOf(result, { refused, fields: {}, secrets: [token] });
    },
  },
});

interface Consent {
  allow_remote_shopping_assistance?: boolean | null;
}

interface Answer {
  updateCustomerV2?: { customer?: Consent | null } | null;
}
