import type { Preview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import { onPage } from '../stories/support/page';
import { inStorefront, openStorefront } from '../stories/support/storefront';
import 'react-customer-auth/styles.css';
import '../stories/support/page.css';

// As patient as the machine is busy.
configure({ asyncUtilTimeout: 5_000 });

const preview: Preview = {
  globalTypes: {
    shop: {
      description: 'The fake shop',
      toolbar: {
        title: 'Shop',
        icon: 'database',
        dynamicTitle: true,
        items: [
          { value: 'shopify', title: 'Shopify' },
          { value: 'adobe', title: 'Adobe Commerce' },
        ],
      },
    },
    theme: {
      description: 'Colours',
      toolbar: {
        title: 'Theme',
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'system', title: "The system's colours" },
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    language: {
      description: 'Language of the components',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'de', title: 'Deutsch' },
          { value: 'fr', title: 'Français' },
          { value: 'es', title: 'Español' },
          { value: 'ja', title: '日本語' },
          { value: 'ar', title: 'العربية' },
        ],
      },
    },
    direction: {
      description: 'Direction of writing',
      toolbar: {
        title: 'Direction',
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
  },
  initialGlobals: { shop: 'shopify', theme: 'system', language: 'en', direction: 'ltr' },
  parameters: {
    // Of WCAG 2.2, which axe leaves out unless it is asked.
    a11y: { test: 'error', config: { rules: [{ id: 'target-size', enabled: true }] } },
  },
  loaders: [openStorefront],
  decorators: [inStorefront, onPage],
};

export default preview;
