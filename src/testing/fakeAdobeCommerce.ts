import { buildSchema, execute, validate, type GraphQLError } from 'graphql';
import { accountBook, type Account } from './adobeAccounts.js';
import { allPermissions, type FakeAdobePermission } from './adobeAdmins.js';
import { admit } from './adobeAdmission.js';
import { cartFields } from './adobeCarts.js';
import { catalogueFields } from './adobeCatalogue.js';
import { signedIn, type Context } from './adobeContext.js';
import { customerOf } from './adobeCustomer.js';
import { refusal, statusOf } from './adobeErrors.js';
import { passwordMutations } from './adobePasswords.js';
import type { FakeAdobeCommerceOptions } from './adobeOptions.js';
import { isRest, readRest, restApi } from './adobeRest.js';
import { adobeSchema } from './adobeSchema.js';
import { secretBox } from './adobeSecrets.js';
import { signInMutations } from './adobeSignIn.js';
import { tokenLedger } from './adobeTokens.js';
import { jsonAnswer, type Answer } from './faults.js';
import { createFakeServer, readGraphQL, type FakeRequest, type FakeServer } from './http.js';

/** A shop in memory, and what a test may ask of it or do to it. */
export interface FakeAdobeCommerce extends FakeServer {
  /** What a urql client needs to reach the shop: spread it into the client's options. */
  connection: {
    url: string;
    /** Answers from memory. */
    fetch: typeof fetch;
    preferGetMethod: false;
  };
  /** Where its REST API is, as on premises. The paths of the cloud service are served too: a tenant in the place of `rest/default`. */
  restUrl: string;
  /** The customers' tokens that are alive now, oldest first. */
  livingTokens(): string[];
  /** Gives a customer another password, which ends each of their tokens. */
  changePassword(email: string, password: string): void;
  /** Locks a customer's account as too many wrong passwords do, for the same time. */
  lock(email: string): void;
  /**
   * What the shop would send a customer, or an admin: the token of a reset email, or a one-time code. Each is good for one use. Throws
   * where the real one gives no code: to a customer who does not allow it.
   */
  secretFor(kind: 'reset' | 'code', email: string): string;
  /** A bearer of an admin whose role allows this, for REST and `generateCustomerTokenAsAdmin`. Default: everything. */
  adminToken(permissions?: readonly FakeAdobePermission[]): string;
}

const hour = 60 * 60 * 1000;
const fullSchema = buildSchema(adobeSchema);
const olderSchema = buildSchema(adobeSchema.replace(/^.*exchangeOtp.*$/m, ''));

/**
 * Makes an Adobe Commerce shop in memory that speaks GraphQL over `fetch`, and as much REST as it takes to a one-time code. It answers
 * as Magento does, errors included, and lets a test see what came in and break what it likes. Needs `graphql`.
 *
 * @example
 * ```ts
 * import { Client, fetchExchange } from '@urql/core';
 * import { createFakeAdobeCommerce } from 'react-customer-auth/testing';
 *
 * const shop = createFakeAdobeCommerce({
 *   customers: [{ email: 'ada@example.com', password: 'lovelace' }],
 * });
 *
 * export const client = new Client({ ...shop.connection, exchanges: [fetchExchange] });
 * ```
 */
export function createFakeAdobeCommerce({
  customers = [],
  products = [],
  now = Date.now,
  tokens = 'jwt',
  tokenLifetime = hour,
  configuredLifetime = tokenLifetime / hour,
  claims = (claims) => claims,
  signingKey = 'fake-adobe-commerce-signing-key',
  manner = 'new',
  deadTokenCategory = 'graphql-authentication',
  loginAttempts = 10,
  lockout = hour / 6,
  codeLifetime = 30_000,
  captcha,
  stores,
  translate = (message) => message,
  loginAsCustomer = true,
  shoppingAssistance = true,
  exchangesCodes = true,
  admins = [],
  tellsConsent = 'customer',
  refusesAssistance = 'message',
  takesReason = () => true,
  makesTokens = true,
}: FakeAdobeCommerceOptions = {}): FakeAdobeCommerce {
  const schema = exchangesCodes ? fullSchema : olderSchema;
  const accounts = accountBook({ customers, now, loginAttempts, lockout });
  const ledger = tokenLedger({ kind: tokens, lifetime: tokenLifetime, now, signingKey, claims });
  const secrets = secretBox({ now, codeLifetime });

  function demandCaptcha({ headers }: Context) {
    if (captcha !== undefined && headers['x-recaptcha'] !== captcha) {
      throw refusal('graphql-input', 'ReCaptcha validation failed, please try again');
    }
  }

  function setPassword(account: Account, password: string) {
    account.password = password;
    ledger.revokeAll(account);
  }

  const root = {
    ...signInMutations({
      accounts,
      secrets,
      ledger,
      demandCaptcha,
      loginAsCustomer,
      shoppingAssistance,
      makesTokens,
    }),
    ...passwordMutations({ accounts, secrets, setPassword, demandCaptcha }),
    ...cartFields({ accounts, isSold: (sku) => products.some((one) => one.sku === sku) }),
    ...catalogueFields(products),

    storeConfig: {
      customer_access_token_lifetime: configuredLifetime,
      shopping_assistance_enabled: shoppingAssistance,
    },

    customer: (_: unknown, context: Context) => customerOf(signedIn(context, accounts)),

    updateCustomerV2({ input }: { input: CustomerUpdate }, context: Context) {
      const account = signedIn(context, accounts);
      account.firstname = input.firstname ?? account.firstname;
      account.lastname = input.lastname ?? account.lastname;
      account.allowsAssistance = input.allow_remote_shopping_assistance ?? account.allowsAssistance;
      return { customer: customerOf(account) };
    },
  };

  const spoken = (errors: readonly GraphQLError[]) =>
    errors.map((error) => ({ ...error.toJSON(), message: translate(error.message) }));

  const rest = restApi({
    accounts,
    secrets,
    ledger,
    admins,
    tellsConsent,
    refusesAssistance,
    takesReason,
    loginAsCustomer,
    shoppingAssistance,
    translate,
  });

  async function answerGraphQL(request: FakeRequest): Promise<Answer> {
    const admission = admit(request, { manner, ledger, stores, deadTokenCategory });
    if ('refused' in admission) {
      return jsonAnswer({ errors: spoken([admission.refused]) }, admission.status);
    }
    const { document, token } = admission;
    const invalid = validate(schema, document);
    if (invalid.length) return jsonAnswer({ errors: spoken(invalid) });
    const contextValue: Context = { token, headers: request.headers };
    const { errors = [], data } = await execute({
      schema,
      document,
      rootValue: root,
      contextValue,
      variableValues: request.variables,
      operationName: request.operationName,
    });
    if (!errors.length) return jsonAnswer({ data });
    return jsonAnswer({ errors: spoken(errors), data }, statusOf(errors, manner));
  }

  const server = createFakeServer(
    async (request) => (isRest(request) ? rest(request) : answerGraphQL(request)),
    (...request) => readRest(...request) ?? readGraphQL(...request),
  );

  return {
    ...server,
    connection: {
      url: 'https://fake-shop.example.com/graphql',
      fetch: server.fetch,
      preferGetMethod: false,
    },
    restUrl: 'https://fake-shop.example.com/rest/default',
    livingTokens: ledger.living,
    changePassword: (email, password) => setPassword(accounts.demand(email), password),
    lock: (email) => accounts.lock(accounts.demand(email)),
    secretFor(kind, email) {
      const account = accounts.demand(email);
      if (kind === 'code' && !(loginAsCustomer && shoppingAssistance && account.allowsAssistance)) {
        throw new Error(`The fake shop gives no code for ${email}, who allows no assistance.`);
      }
      return secrets.give(kind, account);
    },
    adminToken: (permissions = allPermissions) => ledger.issueOpaque({ permissions }),
  };
}

interface CustomerUpdate {
  firstname?: string | null;
  lastname?: string | null;
  allow_remote_shopping_assistance?: boolean | null;
}
