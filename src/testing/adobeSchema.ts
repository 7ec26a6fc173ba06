/** The part of Adobe Commerce's GraphQL schema that the fake shop speaks, true to the original in every name and type. */
export const adobeSchema = /* GraphQL */ `
  enum CurrencyEnum {
    EUR
    USD
  }

  enum CartUserInputErrorType {
    INSUFFICIENT_STOCK
    NOT_SALABLE
    PRODUCT_NOT_FOUND
    UNDEFINED
  }

  type Query {
    cart(cart_id: String!): Cart
    customer: Customer
    customerCart: Cart!
    products(search: String, pageSize: Int = 20): Products
    storeConfig: StoreConfig
  }

  type Mutation {
    addProductsToCart(cartId: String!, cartItems: [CartItemInput!]!): AddProductsToCartOutput
    createEmptyCart: String
    exchangeOtpForCustomerToken(email: String!, otp: String!): CustomerToken
    generateCustomerToken(email: String!, password: String!): CustomerToken
    generateCustomerTokenAsAdmin(
      input: GenerateCustomerTokenAsAdminInput!
    ): GenerateCustomerTokenAsAdminOutput
    mergeCarts(source_cart_id: String!, destination_cart_id: String): Cart!
    requestPasswordResetEmail(email: String!): Boolean
    resetPassword(email: String!, resetPasswordToken: String!, newPassword: String!): Boolean
    revokeCustomerToken: RevokeCustomerTokenOutput
    updateCustomerV2(input: CustomerUpdateInput!): CustomerOutput
  }

  input CartItemInput {
    quantity: Float!
    sku: String!
  }

  input CustomerUpdateInput {
    allow_remote_shopping_assistance: Boolean
    firstname: String
    lastname: String
  }

  input GenerateCustomerTokenAsAdminInput {
    customer_email: String!
  }

  type AddProductsToCartOutput {
    cart: Cart!
    user_errors: [CartUserInputError]!
  }

  type Cart {
    email: String
    id: ID!
    total_quantity: Float!
  }

  type CartUserInputError {
    code: CartUserInputErrorType!
    message: String!
  }

  type Customer {
    allow_remote_shopping_assistance: Boolean!
    email: String
    firstname: String
    id: ID! @deprecated(reason: "The token tells the server who the customer is.")
    is_subscribed: Boolean
    lastname: String
    orders(pageSize: Int = 20): CustomerOrders
  }

  type CustomerOrder {
    id: ID!
    number: String!
    order_date: String!
    total: OrderTotal
  }

  type CustomerOrders {
    items: [CustomerOrder]!
  }

  type CustomerOutput {
    customer: Customer!
  }

  type CustomerToken {
    token: String
  }

  type GenerateCustomerTokenAsAdminOutput {
    customer_token: String!
  }

  type Money {
    currency: CurrencyEnum
    value: Float
  }

  type OrderTotal {
    grand_total: Money!
  }

  type PriceRange {
    minimum_price: ProductPrice!
  }

  type Product {
    name: String
    price_range: PriceRange!
    sku: String
    uid: ID!
  }

  type ProductPrice {
    final_price: Money!
  }

  type Products {
    items: [Product]
  }

  type RevokeCustomerTokenOutput {
    result: Boolean!
  }

  type StoreConfig {
    customer_access_token_lifetime: Float
    shopping_assistance_enabled: Boolean
  }
`;
