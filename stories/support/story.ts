import type { StoryContext, StoryObj } from '@storybook/react-vite';
import type { SentFailure, SentForm } from 'react-customer-auth';
import type { Messages } from 'react-customer-auth/messages/en';
import type {
  FakeAdobeCommerceOptions,
  FakeShopifyOptions,
  Fault,
} from 'react-customer-auth/testing';
import { languages } from './languages';

/** What a story may ask of its storefront, as `parameters.storefront`. */
export interface StorefrontParameters {
  /** How its shop is made where that is Shopify; Ada is the customer unless this says otherwise. */
  shopify?: FakeShopifyOptions;
  /** The same for Adobe Commerce. */
  adobe?: FakeAdobeCommerceOptions;
  /** Whether Ada is signed in when it opens. Default: false. */
  signedIn?: boolean;
  /** A support agent acts as a customer of Adobe Commerce when it opens, for so many milliseconds. Default: none does. */
  actsFor?: number | undefined;
  /** Whose email that is. Default: Ada's. */
  actsAs?: string;
  /** What goes wrong between it and its shop from then on. */
  faults?: Fault[];
  /** What has become of a form that was sent without a script. Default: none was, and none could be. */
  sent?: Pick<SentForm, 'action'> &
    Partial<Pick<SentForm, 'email' | 'remember'>> & { failure?: Partial<SentFailure> };
  /** Some messages that differ from those of the language. */
  messages?: Partial<Messages>;
}

/** What the toolbar offers, and a story may settle for itself. */
export interface StorefrontGlobals {
  shop: 'shopify' | 'adobe';
  theme: 'system' | 'light' | 'dark';
  language: keyof typeof languages;
  direction: 'ltr' | 'rtl';
}

/** A story of a component, and what it asks for. */
export type Story<Component> = StoryObj<Component> & {
  parameters?: { storefront?: StorefrontParameters };
  globals?: Partial<StorefrontGlobals>;
};

/** What a story asks for, and the toolbar where the story leaves it open. */
export function wishesOf({ parameters, globals }: Pick<StoryContext, 'parameters' | 'globals'>) {
  const { storefront }: { storefront?: StorefrontParameters } = parameters;
  const chosen: StorefrontGlobals = {
    shop: globals.shop,
    theme: globals.theme,
    language: globals.language,
    direction: globals.direction,
  };
  const messages = { ...languages[chosen.language], ...storefront?.messages };
  return { ...storefront, ...chosen, messages };
}
