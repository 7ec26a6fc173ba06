/**
 * Stands for the customer's access token in the variables of an app's own operations, at any depth; `customerAuthExchange`
 * puts the token in its place behind the cache. In a nullable variable (`$buyer: BuyerInput`, for `@inContext`) the token is
 * welcome but not needed: a query goes without that variable while nobody is signed in.
 *
 * @example
 * ```tsx
 * const [{ data }] = useQuery({ query: OrdersDocument, variables: { customerAccessToken } });
 * ```
 */
export const customerAccessToken: string = 'customerAuthExchange puts the token here';
