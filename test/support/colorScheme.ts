import { beforeAll, expect, inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    colorScheme: 'light' | 'dark';
  }
}

// Were it not so, every story would be tested in light colours twice.
beforeAll(() => {
  const asked = `(prefers-color-scheme: ${inject('colorScheme')})`;
  expect(matchMedia(asked).matches, asked).toBe(true);
});
