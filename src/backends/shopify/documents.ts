/** A complaint of the shop: with a code in `customerUserErrors`, without one in `userErrors`. */
export interface UserError {
  code?: string | null;
  field: string[] | null;
  message: string;
}

/** What the mutations on customer access tokens answer, each with what it has of it. */
export interface Payload {
  deletedAccessToken?: string | null;
  customer?: object | null;
  customerAccessToken?: { accessToken: string | null; expiresAt: string | null } | null;
  customerUserErrors?: UserError[];
  userErrors?: UserError[];
}

/** Any of the mutations' answers: one payload under the mutation's name. */
export type Answer = Record<string, Payload | null>;

/** The variables of whatever concerns a token that there is. */
export interface TokenVariables {
  customerAccessToken: string;
}

const token = 'customerAccessToken{accessToken expiresAt}';

/** A mutation on a token that there is; none of them has `customerUserErrors`. */
const onToken = (name: string, selection: string) =>
  `mutation ${name}($customerAccessToken:String!){${name}(customerAccessToken:$customerAccessToken){${selection} userErrors{field message}}}`;

/** Signs in. The deprecated `userErrors` say the same as `customerUserErrors`, without the codes. */
export const create = `mutation customerAccessTokenCreate($input:CustomerAccessTokenCreateInput!){customerAccessTokenCreate(input:$input){${token} customerUserErrors{code field message}}}`;

/** Renews. */
export const renew = onToken('customerAccessTokenRenew', token);

/** Destroys. */
export const destroy = onToken('customerAccessTokenDelete', 'deletedAccessToken');

/** A query for the customer behind a token: for a dead one the shop answers `customer: null`, and no error. */
const ofToken = (name: string, selection: string) =>
  `query ${name}($customerAccessToken:String!){customer(customerAccessToken:$customerAccessToken){${selection}}}`;

/** Tells whether a token lives. */
export const probe = ofToken('customerAccessTokenProbe', 'id');

/** Asks for the customer who is signed in. */
export const currentCustomer = ofToken(
  'currentCustomer',
  'id email firstName lastName phone acceptsMarketing',
);
