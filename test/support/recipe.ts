import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
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

const folder = at('../../node_modules/.cache/recipes');

/** Where an example imports another of its page, by the path that its first line says, if it says nothing else. */
const pathOf = (code: string) => /^\/\/ (\S+\.tsx?)\n/.exec(code)?.[1];

/** Writes an example of a page as a module, and returns its file. */
function write(code: string, page: string, name: string): string {
  const path = page && pathOf(code);
  const file = path ? `${folder}/${page}/${path}` : `${folder}/${page}${name}.tsx`;
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file) || readFileSync(file, 'utf8') !== code) writeFileSync(file, code);
  return file;
}

/** What an example of the documentation, or of one page of it, exports under this name, as a module that runs as it stands. */
export async function recipe<Value>(name: string, page = ''): Promise<Value> {
  const declared = name === 'default' ? name : `(async )?(function|const) ${name}`;
  const exported = new RegExp(`export ${declared}\\b`);
  const code = examples(page).find((block) => exported.test(block)) ?? '';
  // Those that it may import.
  if (page) for (const other of examples(page).filter(pathOf)) write(other, page, name);
  const file = write(code, page, name);
  const module: Record<string, Value | undefined> = await import(/* @vite-ignore */ file);
  return module[name] ?? expect.fail(`No example exports ${name}.`);
}
