import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

it('the guide tells the sizes that the build is held to', () => {
  const told = [...read('docs/size.md').matchAll(/\| +([\d.]+) kB \|$/gm)].map(([, kB]) =>
    Number(kB),
  );
  const { 'size-limit': limits }: { 'size-limit': { limit: string }[] } = JSON.parse(
    read('package.json'),
  );
  expect(limits.length).toBeGreaterThan(5);
  expect(told).toEqual(limits.map(({ limit }) => parseFloat(limit)));
});
