/** Signs in; `password` takes the account's password, a token from a reset email, or a one-time code. */
export const generate =
  'mutation generateCustomerToken($email:String!,$password:String!){generateCustomerToken(email:$email,password:$password){token}}';

/** Destroys: for JWTs every token that the customer has been given so far. */
export const revoke = 'mutation revokeCustomerToken{revokeCustomerToken{result}}';

/** Asks for the customer behind a token. */
export const currentCustomer =
  'query currentCustomer{customer{email firstname lastname is_subscribed}}';
