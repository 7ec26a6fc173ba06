import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import type { CustomerFormsState } from 'react-customer-auth';
import {
  adobeCommerce,
  recoverPassword as adobeRecoverPassword,
  resetPassword as adobeResetPassword,
} from 'react-customer-auth/adobe-commerce';
import { recoverPassword, resetPassword, shopify } from 'react-customer-auth/shopify';
import { Site } from './Site';

const backends = {
  Shopify: () => shopify({ actions: [recoverPassword, resetPassword] }),
  'Adobe Commerce': () => adobeCommerce({ actions: [adobeRecoverPassword, adobeResetPassword] }),
};

interface PageData {
  shop: keyof typeof backends;
  state: CustomerFormsState;
}

const { shop, state }: PageData = JSON.parse(
  document.getElementById('data')?.textContent ?? 'null',
);
const root = document.getElementById('root');
if (root) {
  hydrateRoot(
    root,
    <StrictMode>
      <Site backend={backends[shop]()} state={state} />
    </StrictMode>,
    { onRecoverableError: (error) => console.error(error) },
  );
}
