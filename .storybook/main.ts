import type { StorybookConfig } from '@storybook/react-vite';
import { mergeConfig } from 'vite';
import { entries } from '../vite.config.ts';

const config: StorybookConfig = {
  stories: ['../stories/*.stories.tsx'],
  addons: ['@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: { name: '@storybook/react-vite', options: { builder: { configLoader: 'runner' } } },
  core: {
    disableTelemetry: true,
    enableCrashReports: false,
    disableWhatsNewNotifications: true,
  },
  features: { sidebarOnboardingChecklist: false },
  viteFinal: (config) => mergeConfig(config, { resolve: { alias: entries } }),
};

export default config;
