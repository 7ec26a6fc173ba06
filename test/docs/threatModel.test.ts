import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../docs/${path}`, import.meta.url)), 'utf8');

/** Each test that the threat model names, and its file. */
const named = [...read('threat-model.md').matchAll(/\[([^\]]+)\]\((\.\.\/test\/[^)]+)\)/g)].map(
  ([, title = '', file = '']) => ({ title: title.replaceAll('\\', ''), file }),
);

it('the threat model names tests', () => {
  expect(named.length).toBeGreaterThan(40);
});

it.each(named)('the threat model rests on “$title” of $file', ({ title, file }) => {
  expect(read(file)).toContain(title);
});
