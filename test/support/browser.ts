import { chromium } from 'playwright';
import { inject } from 'vitest';
import { launchOptions } from './unpackChromium';

/** Starts the browser that the global setup found. */
export const launchBrowser = () => chromium.launch(launchOptions(inject('browser')));
