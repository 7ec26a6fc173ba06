import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Every example of the documentation, or of its pages whose name ends like this. */
function examples(ending: string): string[] {
  const pages = [
    at('../../README.md'),
    ...readdirSync(at('../../docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => at(`../../docs/${name}`)),
  ];
  return pages
    .filter((page) => page.endsWith(ending))
    .flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/^```tsx?\n(.*?)^```$/gms)].map(
        ([, code]) => code ?? '',
      ),
    );
}

/** What an example of the documentation, or of one page of it, exports under this name, as a module that runs as it stands. */
export async function recipe<Value>(name: string, page = ''): Promise<Value> {
  const exported = new RegExp(`export (async )?(function|const) ${name}\\b`);
  const code = examples(page).find((block) => exported.test(block));
  const folder = at('../../node_modules/.cache/recipes');
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/${page}${name}.tsx`;
  writeFileSync(file, code ?? '');
  const module: Record<string, Value | undefined> = await import(/* @vite-ignore */ file);
  return module[name] ?? expect.fail(`No example exports ${name}.`);
}
