import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = ['', 'docs', 'docs/reference'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** A page without its examples. */
const proseOf = (page: string) =>
  readFileSync(join(root, page), 'utf8').replace(/^```.*?^```$/gms, '');

/** What GitHub makes of a heading for addresses. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const known = new Map<string, Set<string>>();

/** The anchors of a page; headings that are alike are numbered from the second on. */
function anchorsOf(page: string): Set<string> {
  const anchors = known.get(page) ?? new Set<string>();
  if (known.has(page)) return anchors;
  known.set(page, anchors);
  for (const [, heading = ''] of proseOf(page).matchAll(/^#+ (.+)$/gm)) {
    const name = anchorOf(heading);
    let anchor = name;
    for (let count = 1; anchors.has(anchor); count++) anchor = `${name}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** The links of a text that lead nowhere within this repository, as seen from a page. */
function lost(page: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)|src(?:set)?="([^"]+)"/g)]
    .map(([, link, picture = '']) => link ?? picture)
    .filter((link) => !/^https?:/.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path ? join(dirname(page), path) : page;
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(target).has(anchor);
    });
}

describe('links', () => {
  it.each(pages)('of %s lead somewhere', (page) => {
    expect(lost(page, proseOf(page))).toEqual([]);
  });

  it('would be found out', () => {
    const text =
      '[a](docs/none.md) [b](README.md#none) [c](README.md#hooks) [d](LICENSE) <img src="e.png" />';
    expect(lost('README.md', text)).toEqual(['docs/none.md', 'README.md#none', 'e.png']);
  });

  it('reach every page of the docs from the README', () => {
    const reached = new Set<string>();
    const follow = (page: string) => {
      if (reached.has(page)) return;
      reached.add(page);
      for (const [, link = ''] of proseOf(page).matchAll(/\]\(([^)#\s]+\.md)(?:#[^)]*)?\)/g)) {
        if (!/^https?:/.test(link)) follow(join(dirname(page), link));
      }
    };
    follow('README.md');
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
  });
});
