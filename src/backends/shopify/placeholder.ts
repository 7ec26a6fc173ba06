/**
 * Stands for the customer's access token in the variables of an app's own operations, at any depth; `customerAuthExchange`
 * puts the token in its place behind the cache. In a nullable variable (`$buyer: BuyerInput`, for `@inContext`) the token is
 * welcome but not needed: a query goes without that variable while nobody is signed in.
 *
 * @example
 * ```tsx
 * import { customerAccessToken } from 'react-customer-auth/shopify';
 * import { useQuery } from 'urql';
 *
 * const query = `
 *   query Phone($customerAccessToken: String!) {
 *     customer(customerAccessToken: $customerAccessToken) { phone }
 *   }
 * `;
 *
 * export function Phone() {
 *   const [{ data }] = useQuery<{ customer: { phone: string | null } | null }>({
 *     query,
 *     variables: { customerAccessToken },
 *   });
 *   return <p>{data?.customer?.phone}</p>;
 * }
 * ```
 */
export const customerAccessToken: string = 'customerAuthExchange puts the token here';
