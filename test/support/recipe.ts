import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Every example of the documentation. */
function examples(): string[] {
  const pages = [
    at('../../README.md'),
    ...readdirSync(at('../../docs')).map((name) => at(`../../docs/${name}`)),
  ];
  return pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/^```tsx?\n(.*?)^```$/gms)].map(
      ([, code]) => code ?? '',
    ),
  );
}

/** What an example of the documentation exports under this name, as a module that runs as it stands. */
export async function recipe<Value>(name: string): Promise<Value> {
  const exported = new RegExp(`export (async )?(function|const) ${name}\\b`);
  const code = examples().find((block) => exported.test(block));
  const folder = at('../../node_modules/.cache/recipes');
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}.tsx`, code ?? '');
  const module: Record<string, Value | undefined> = await import(
    /* @vite-ignore */ `${folder}/${name}.tsx`
  );
  return module[name] ?? expect.fail(`No example exports ${name}.`);
}
