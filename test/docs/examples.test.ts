import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const pages = ['', 'docs/', 'docs/reference/'].flatMap((folder) =>
  readdirSync(`${root}/${folder}`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => folder + name),
);

const anyBlock = /^```(tsx?)\n(.*?)^```$/gms;

/** The reference has signatures as well, which stand under no such heading. */
const blockOfExample = /^#+ Example\n\n```(tsx?)\n(.*?)^```$/gms;

/** The files of the Next.js app that `npm run consumers` builds and opens, by their paths in it. */
const built = new Map(
  readdirSync(`${root}/test/consumers/next/app`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = `${parentPath}/${name}`;
      return [path.slice(`${root}/test/consumers/next/`.length), readFileSync(path, 'utf8')];
    }),
);

/** Whether an example is a file of that app, which has dependencies of its own, and says so in its first line. */
const isBuilt = (code: string) => {
  const [, path = '', file] = /^\/\/ (\S+)\n(.*)$/s.exec(code) ?? [];
  return built.get(path) === file;
};

/** What an example's first line says its path is, if it says nothing else. */
const pathOf = (code: string) => /^\/\/ (\S+\.tsx?)\n/.exec(code)?.[1];

/**
 * Every example of a page but for those that are built elsewhere: as a file at its path, where the others of its page find it, else beside
 * the page.
 */
const sources = pages.flatMap((page) =>
  examplesOf(page)
    .filter(({ code }) => !isBuilt(code))
    .map(({ extension, code }, index) => {
      const path = pathOf(code) ?? `${index + 1}.${extension}`;
      return [`${root}/${page}.examples/${path}`, code] as const;
    }),
);
const examples = new Map(sources);

function examplesOf(page: string): { extension: string; code: string }[] {
  const block = page.startsWith('docs/reference/') ? blockOfExample : anyBlock;
  const text = readFileSync(`${root}/${page}`, 'utf8');
  return [...text.matchAll(block)].map(([, extension = '', code = '']) => ({ extension, code }));
}

/** What the compiler says of `files`, which exist in memory alone. */
function compile(files: ReadonlyMap<string, string>): string[] {
  const config = ts.readConfigFile(`${root}/tsconfig.json`, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => files.has(path) || disk.fileExists(path),
    directoryExists: (path) =>
      [...files.keys()].some((file) => file.startsWith(`${path}/`)) || ts.sys.directoryExists(path),
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
  // What they import is compiled by `npm run check`, for its own sake.
  const own = [...files.keys()].flatMap((path) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  });
  return [...program.getGlobalDiagnostics(), ...own].map(({ file, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, '\n');
    return `${file?.fileName ?? ''}: ${text}`;
  });
}

describe('the examples of the documentation', () => {
  it('compile', () => {
    expect(examples.size).toBe(sources.length);
    expect(examplesOf('README.md').length).toBeGreaterThan(2);
    expect(examplesOf('docs/reference/react-customer-auth.md').length).toBeGreaterThan(30);
    expect(compile(examples)).toEqual([]);
  }, 120_000);

  it('are files of an app that is built, in the guide for Next.js', () => {
    const shown = examplesOf('docs/next-js.md').map(({ code }) => isBuilt(code));
    expect(shown).toEqual([...built].map(() => true));
  });

  it('would be found out', () => {
    const wrong = "import { useLogin } from 'react-customer-auth'; useLogin().nothing;";
    expect(compile(new Map([[`${root}/wrong.ts`, wrong]]))).toHaveLength(1);
  }, 120_000);
});
