/** The part of the Storefront API's schema that the fake shop speaks, true to the original in every name and type. */
export const shopifySchema = /* GraphQL */ `
  schema {
    query: QueryRoot
    mutation: Mutation
  }

  directive @inContext(buyer: BuyerInput) on QUERY | MUTATION

  scalar DateTime
  scalar Decimal
  scalar URL

  enum CurrencyCode {
    EUR
    USD
  }

  enum CustomerErrorCode {
    ALREADY_ENABLED
    BAD_DOMAIN
    BLANK
    CONTAINS_HTML_TAGS
    CONTAINS_URL
    CUSTOMER_DISABLED
    INVALID
    INVALID_MULTIPASS_REQUEST
    NOT_FOUND
    PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE
    TAKEN
    TOKEN_INVALID
    TOO_LONG
    TOO_SHORT
    UNIDENTIFIED_CUSTOMER
  }

  type QueryRoot {
    cart(id: ID!): Cart
    customer(customerAccessToken: String!): Customer
    product(handle: String): Product
    products(first: Int): ProductConnection!
    shop: Shop!
  }

  type Mutation {
    cartBuyerIdentityUpdate(
      cartId: ID!
      buyerIdentity: CartBuyerIdentityInput!
    ): CartBuyerIdentityUpdatePayload
    cartCreate(input: CartInput): CartCreatePayload
    customerAccessTokenCreateWithMultipass(
      multipassToken: String!
    ): CustomerAccessTokenCreateWithMultipassPayload
    customerActivateByUrl(activationUrl: URL!, password: String!): CustomerActivateByUrlPayload
    customerCreate(input: CustomerCreateInput!): CustomerCreatePayload
    customerRecover(email: String!): CustomerRecoverPayload
    customerReset(id: ID!, input: CustomerResetInput!): CustomerResetPayload
    customerResetByUrl(resetUrl: URL!, password: String!): CustomerResetByUrlPayload
    customerAccessTokenCreate(
      input: CustomerAccessTokenCreateInput!
    ): CustomerAccessTokenCreatePayload
    customerAccessTokenDelete(customerAccessToken: String!): CustomerAccessTokenDeletePayload
    customerAccessTokenRenew(customerAccessToken: String!): CustomerAccessTokenRenewPayload
  }

  input BuyerInput {
    customerAccessToken: String!
  }

  input CartBuyerIdentityInput {
    customerAccessToken: String
    email: String
  }

  input CartInput {
    buyerIdentity: CartBuyerIdentityInput
  }

  input CustomerCreateInput {
    acceptsMarketing: Boolean
    email: String!
    firstName: String
    lastName: String
    password: String!
    phone: String
  }

  input CustomerResetInput {
    password: String!
    resetToken: String!
  }

  input CustomerAccessTokenCreateInput {
    email: String!
    password: String!
  }

  type CustomerAccessToken {
    accessToken: String!
    expiresAt: DateTime!
  }

  type CustomerAccessTokenCreatePayload {
    customerAccessToken: CustomerAccessToken
    customerUserErrors: [CustomerUserError!]!
    userErrors: [UserError!]!
  }

  type CustomerAccessTokenDeletePayload {
    deletedAccessToken: String
    deletedCustomerAccessTokenId: String
    userErrors: [UserError!]!
  }

  type CustomerAccessTokenRenewPayload {
    customerAccessToken: CustomerAccessToken
    userErrors: [UserError!]!
  }

  type CustomerAccessTokenCreateWithMultipassPayload {
    customerAccessToken: CustomerAccessToken
    customerUserErrors: [CustomerUserError!]!
  }

  type CustomerActivateByUrlPayload {
    customer: Customer
    customerAccessToken: CustomerAccessToken
    customerUserErrors: [CustomerUserError!]!
  }

  type CustomerCreatePayload {
    customer: Customer
    customerUserErrors: [CustomerUserError!]!
  }

  type CustomerRecoverPayload {
    customerUserErrors: [CustomerUserError!]!
  }

  type CustomerResetPayload {
    customer: Customer
    customerAccessToken: CustomerAccessToken
    customerUserErrors: [CustomerUserError!]!
  }

  type CustomerResetByUrlPayload {
    customer: Customer
    customerAccessToken: CustomerAccessToken
    customerUserErrors: [CustomerUserError!]!
  }

  type CartBuyerIdentityUpdatePayload {
    cart: Cart
    userErrors: [CartUserError!]!
  }

  type CartCreatePayload {
    cart: Cart
    userErrors: [CartUserError!]!
  }

  type Cart {
    buyerIdentity: CartBuyerIdentity!
    id: ID!
  }

  type CartBuyerIdentity {
    customer: Customer
    email: String
  }

  type CartUserError {
    field: [String!]
    message: String!
  }

  type CustomerUserError {
    code: CustomerErrorCode
    field: [String!]
    message: String!
  }

  type UserError {
    field: [String!]
    message: String!
  }

  type Customer {
    acceptsMarketing: Boolean!
    displayName: String!
    email: String
    firstName: String
    id: ID!
    lastName: String
    orders(first: Int, reverse: Boolean): OrderConnection!
    phone: String
  }

  type OrderConnection {
    nodes: [Order!]!
  }

  type Order {
    id: ID!
    name: String!
    processedAt: DateTime!
    totalPrice: MoneyV2!
  }

  type Shop {
    name: String!
  }

  type ProductConnection {
    nodes: [Product!]!
  }

  type Product {
    description: String!
    handle: String!
    id: ID!
    priceRange: ProductPriceRange!
    title: String!
  }

  type ProductPriceRange {
    minVariantPrice: MoneyV2!
  }

  type MoneyV2 {
    amount: Decimal!
    currencyCode: CurrencyCode!
  }
`;
