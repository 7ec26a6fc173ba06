import { boxImpersonation } from '../../auth/box.js';
import type { AdobeCommerceAction } from './shop.js';
import { signInBy } from './signIn.js';

/**
 * Signs in with a support agent's one-time code in the place of a password, as every instance with Login as Customer takes it: for
 * `useLoginAsCustomer`.
 *
 * @see https://developer.adobe.com/commerce/webapi/graphql/schema/customer/mutations/generate-token/
 */
export const loginAsCustomer: AdobeCommerceAction = (shop) => {
  const signIn = signInBy(shop, 'generateCustomerToken', 'password', 'code');
  return {
    box: boxImpersonation,
    loginAsCustomer: (send, { email, code }) => signIn(send, email, code),
  };
};

/**
 * Signs in with a support agent's one-time code by the mutation that is for codes alone, `exchangeOtpForCustomerToken`: for
 * `useLoginAsCustomer`. Not every instance has it; one that has not answers `unsupported`.
 *
 * @see https://developer.adobe.com/commerce/webapi/graphql/schema/customer/mutations/exchange-otp/
 */
export const exchangeOneTimeCode: AdobeCommerceAction = (shop) => {
  const signIn = signInBy(shop, 'exchangeOtpForCustomerToken', 'otp', 'code');
  return {
    box: boxImpersonation,
    loginAsCustomer: (send, { email, code }) => signIn(send, email, code),
  };
};
