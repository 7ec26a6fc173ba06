import { chromium } from 'playwright';
import { inject } from 'vitest';

/** Starts the browser that the global setup found. */
export function launchBrowser() {
  const { executablePath, env } = inject('browser');
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    // Its sandbox needs rights that containers and CI machines don't give.
    args: ['--no-sandbox'],
  });
}
