import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { runNode } from './command';

const folder = inject('consumers');
const files = inject('packed');
const installed = `${folder}/node_modules/react-customer-auth`;
const src = fileURLToPath(new URL('../../src', import.meta.url));

const modules = new Map(
  files
    .filter((path) => path.endsWith('.js'))
    .map((path) => [path.slice('dist/'.length), readFileSync(`${installed}/${path}`, 'utf8')]),
);

describe('the packed package', () => {
  it('holds dist, README, LICENSE and package.json, and nothing else', () => {
    const beside = files.filter((path) => !path.startsWith('dist/'));
    expect(beside.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
  });

  it('holds in dist nothing that does not come of src', () => {
    const isOfSource = (path: string) =>
      ['.ts', '.tsx'].some((extension) =>
        existsSync(`${src}/${path.replace(/(\.d\.ts|\.js)$/, extension)}`),
      );
    const inDist = files.filter((path) => path.startsWith('dist/')).map((path) => path.slice(5));
    expect(modules.size).toBeGreaterThan(100);
    expect(inDist.filter((path) => !isOfSource(path))).toEqual([]);
  });

  it('holds every file that its entries name', () => {
    const { exports }: { exports: unknown } = JSON.parse(
      readFileSync(`${installed}/package.json`, 'utf8'),
    );
    const named = [...JSON.stringify(exports).matchAll(/"\.\/((?:dist\/)[^"]+)"/g)];
    expect(named.length).toBeGreaterThan(20);
    expect(named.map(([, path]) => path).filter((path) => !files.includes(path ?? ''))).toEqual([]);
  });
});

/** A module without comments, and without what it only imports or exports. */
const body = (code: string) =>
  code.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$|^import .*$|^export \{.*$/gm, '');

describe('"use client"', () => {
  it('leads exactly the modules that call a hook, have a context or set a ref', () => {
    const needs = /\b(use[A-Z]\w*|createContext)\(|Context\.Provider|\bref: /;
    const needing = [...modules].filter(([, code]) => needs.test(body(code)));
    const saying = [...modules].filter(([, code]) => code.includes('use client'));
    expect(needing.length).toBeGreaterThan(30);
    expect(saying.map(([path]) => path)).toEqual(needing.map(([path]) => path));
    expect(saying.filter(([, code]) => !code.startsWith('"use client"'))).toEqual([]);
  });
});

/** What an entry exports where the `react-server` condition holds. */
async function exportsOnServer(entry: string): Promise<string[]> {
  const code = `console.log(JSON.stringify(Object.keys(await import('${entry}'))))`;
  const args = ['--conditions=react-server', '--input-type=module', '--eval', code];
  const names: string[] = JSON.parse(await runNode(args, { cwd: folder }));
  return names;
}

/** Whether a module comes by any way to one that is for clients alone. */
function leadsToClient(path: string, seen = new Set<string>()): boolean {
  const code = modules.get(path) ?? '';
  if (code.startsWith('"use client"')) return true;
  seen.add(path);
  return [...code.matchAll(/from "(\.[^"]+)"/g)]
    .map(([, next = '']) => new URL(next, `file:///${path}`).pathname.slice(1))
    .some((next) => !seen.has(next) && leadsToClient(next, seen));
}

describe('under the react-server condition', () => {
  it('the package exports all of itself that leads to no client module', async () => {
    const imports = [
      ...(modules.get('index.js') ?? '').matchAll(/^import \{(.*?)\} from "\.\/(.*?)"/gm),
    ];
    const expected = imports
      .filter(([, , path = '']) => !leadsToClient(path))
      .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()));
    expect(expected).toContain('createCustomerAuth');
    expect(expected).not.toContain('LoginForm');
    expect(await exportsOnServer('react-customer-auth')).toEqual(expected.sort());
  });

  it.each([
    ['shopify', 'shopify'],
    ['adobe-commerce', 'adobeCommerce'],
    ['server', 'createCustomerAuthProxy'],
    ['testing', 'createFakeShopify'],
    ['messages/en', 'en'],
  ])('%s is imported, and has %s', async (entry, name) => {
    expect(await exportsOnServer(`react-customer-auth/${entry}`)).toContain(name);
  });
});
