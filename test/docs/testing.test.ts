// @vitest-environment jsdom
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The tests that the guide shows, as they stand there. */
const shown = [
  ...readFileSync(at('../../docs/testing.md'), 'utf8').matchAll(/^```tsx\n(.*?)^```$/gms),
]
  .map(([, code = '']) => code)
  .filter((code) => /^it\(/m.test(code));

afterEach(() => void vi.useRealTimers());

it('the guide shows tests', () => {
  expect(shown.join('').match(/^it\(/gm)).toHaveLength(5);
});

const folder = at('../../node_modules/.cache/recipes');
mkdirSync(folder, { recursive: true });
for (const [index, code] of shown.entries()) {
  const file = `${folder}/testing.md${index}.tsx`;
  writeFileSync(file, code);
  describe(`the tests of the guide, example ${index + 1}`, async () => {
    await import(/* @vite-ignore */ file);
  });
}
