import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const pages = ['', 'docs/'].flatMap((folder) =>
  readdirSync(`${root}/${folder}`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => folder + name),
);

/** Every example of a page, as a file beside it. */
const examples = new Map(
  pages.flatMap((page) =>
    [...readFileSync(`${root}/${page}`, 'utf8').matchAll(/^```(tsx?)\n(.*?)^```$/gms)].map(
      ([, extension, code], index) =>
        [`${root}/${page}.${index + 1}.${extension}`, code ?? ''] as const,
    ),
  ),
);

/** What the compiler says of `files`, which exist in memory alone. */
function compile(files: ReadonlyMap<string, string>): string[] {
  const config = ts.readConfigFile(`${root}/tsconfig.json`, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => files.has(path) || disk.fileExists(path),
    readFile: (path) => files.get(path) ?? disk.readFile(path),
    getSourceFile(path, version, ...rest) {
      const code = files.get(path);
      return code === undefined
        ? disk.getSourceFile(path, version, ...rest)
        : ts.createSourceFile(path, code, version);
    },
  };
  const program = ts.createProgram(
    [...files.keys(), `${root}/demo/src/styles.d.ts`],
    options,
    host,
  );
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, '\n');
    return `${file?.fileName ?? ''}: ${text}`;
  });
}

describe('the examples of the documentation', () => {
  it('compile', () => {
    expect(examples.size).toBeGreaterThan(3);
    expect(compile(examples)).toEqual([]);
  }, 30_000);

  it('would be found out', () => {
    const wrong = "import { useLogin } from 'react-customer-auth'; useLogin().nothing;";
    expect(compile(new Map([[`${root}/wrong.ts`, wrong]]))).toHaveLength(1);
  }, 30_000);
});
