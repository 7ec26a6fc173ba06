import type { Decorator, Loader, StoryContext } from '@storybook/react-vite';
import {
  createCustomerAuth,
  CustomerAuthProvider,
  customerAuthExchange,
  isolateCustomers,
  memoryStorage,
  progressiveForms,
  type CustomerAuth,
  type CustomerSession,
  type ProgressiveForms,
  type ResetLink,
} from 'react-customer-auth';
import * as adobe from 'react-customer-auth/adobe-commerce';
import * as shopify from 'react-customer-auth/shopify';
import {
  createFakeAdobeCommerce,
  createFakeShopify,
  type FakeAdobeCommerce,
  type FakeShopify,
} from 'react-customer-auth/testing';
import { cacheExchange, Client, fetchExchange, Provider } from 'urql';
import { wishesOf, type StorefrontParameters } from './story';

/** A story's own shop, urql client and session. */
export interface Storefront {
  /** No other storefront has it. */
  key: string;
  shop: FakeShopify | FakeAdobeCommerce;
  client: Client;
  auth: CustomerAuth;
  /** Where a story asks for what a form without a script has left. */
  forms: ProgressiveForms | undefined;
  /** What Ada finds in an email about a forgotten password, which is good for one use. */
  resetLink: ResetLink;
  /** What lets a support agent sign in as a customer, once. */
  codeFor: (email: string) => string;
}

/** A customer of every shop. */
export const ada = { email: 'ada@example.com', password: 'analytical' };
const customers = [ada];

const shops = {
  shopify(options: StorefrontParameters) {
    const shop = createFakeShopify({ customers, ...options.shopify });
    const { recoverPassword, resetPassword, loginAsCustomer } = shopify;
    return {
      shop,
      backend: shopify.shopify({ actions: [recoverPassword, resetPassword, loginAsCustomer] }),
      resetLink: { resetUrl: shop.secretFor('reset', ada.email) },
      codeFor: (email: string) => shop.secretFor('multipass', email),
    };
  },
  adobe(options: StorefrontParameters) {
    const shop = createFakeAdobeCommerce({ customers, ...options.adobe });
    const { recoverPassword, resetPassword, remoteShoppingAssistance, loginAsCustomer } = adobe;
    return {
      shop,
      backend: adobe.adobeCommerce({
        actions: [recoverPassword, resetPassword, remoteShoppingAssistance, loginAsCustomer],
      }),
      resetLink: { token: shop.secretFor('reset', ada.email) },
      codeFor: (email: string) => shop.secretFor('code', email),
    };
  },
};

/** Opens a storefront for a story, before it is rendered. */
export const openStorefront: Loader = async (context) => {
  const wishes = wishesOf(context);
  const { shop, backend, resetLink, codeFor } = shops[wishes.shop](wishes);
  const key = crypto.randomUUID();
  const { actsFor } = wishes;
  const auth = createCustomerAuth({
    backend,
    key,
    storage: memoryStorage(),
    maxImpersonation: actsFor,
  });
  const client = new Client({
    ...shop.connection,
    exchanges: [isolateCustomers(auth, cacheExchange), customerAuthExchange(auth), fetchExchange],
  });
  const disconnect = auth.connect(client);
  if (wishes.signedIn) await auth.login(ada);
  if (actsFor) {
    const { actsAs: email = ada.email } = wishes;
    // Adobe Commerce takes the code in the place of the password.
    await auth.login({ email, password: codeFor(email) });
  }
  disconnect();
  for (const fault of wishes.faults ?? []) shop.inject(fault);
  const forms = wishes.sent && formsAfter(wishes.sent, auth.getSession());
  const storefront: Storefront = { key, shop, client, auth, forms, resetLink, codeFor };
  return { storefront };
};

/** The forms of a page that was rendered after one of them was sent without a script. */
const formsAfter = (
  { failure, ...sent }: NonNullable<StorefrontParameters['sent']>,
  session: CustomerSession,
) =>
  progressiveForms({
    action: '/api/customer',
    page: '/login',
    session,
    sent: {
      email: ada.email,
      remember: true,
      isSignedIn: session.status === 'signedIn',
      ...sent,
      failure: failure
        ? { kind: 'invalid', retryAfter: null, fieldErrors: {}, formErrors: [], ...failure }
        : null,
    },
  });

/** The storefront of a story, for its `play`. */
export function storefrontOf({ loaded }: Pick<StoryContext, 'loaded'>): Storefront {
  const { storefront }: { storefront?: Storefront } = loaded;
  if (!storefront) throw new Error('This story has no storefront.');
  return storefront;
}

/** Puts a story into its storefront. */
export const inStorefront: Decorator = (Story, context) => {
  const { key, client, auth, forms } = storefrontOf(context);
  return (
    <Provider key={key} value={client}>
      <CustomerAuthProvider auth={auth} forms={forms} messages={wishesOf(context).messages}>
        <Story />
      </CustomerAuthProvider>
    </Provider>
  );
};
