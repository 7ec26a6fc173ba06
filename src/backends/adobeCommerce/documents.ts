/** Destroys: for JWTs every token that the customer has been given so far. */
export const revoke = 'mutation revokeCustomerToken{revokeCustomerToken{result}}';

/** Tells whether a token lives. */
export const probe = 'query customerTokenProbe{customer{email}}';

/** Asks for the customer behind a token. */
export const currentCustomer =
  'query currentCustomer{customer{email firstname lastname is_subscribed}}';
