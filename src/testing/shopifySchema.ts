/** The part of the Storefront API's schema that the fake shop speaks, true to the original in every name and type. */
export const shopifySchema = /* GraphQL */ `
  schema {
    query: QueryRoot
    mutation: Mutation
  }

  scalar DateTime
  scalar Decimal

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
    customer(customerAccessToken: String!): Customer
    product(handle: String): Product
    products(first: Int): ProductConnection!
    shop: Shop!
  }

  type Mutation {
    customerAccessTokenCreate(
      input: CustomerAccessTokenCreateInput!
    ): CustomerAccessTokenCreatePayload
    customerAccessTokenDelete(customerAccessToken: String!): CustomerAccessTokenDeletePayload
    customerAccessTokenRenew(customerAccessToken: String!): CustomerAccessTokenRenewPayload
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
    phone: String
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
