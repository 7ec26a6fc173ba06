import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

/** The blocks of a stylesheet, and what stands between them. */
function blocksOf(css: string) {
  const blocks: { head: string; body: string }[] = [];
  let rest = css;
  for (let open = rest.indexOf('{'); open >= 0; open = rest.indexOf('{')) {
    let end = open + 1;
    for (let depth = 1; depth && end < rest.length; end += 1) {
      depth += rest[end] === '{' ? 1 : rest[end] === '}' ? -1 : 0;
    }
    blocks.push({ head: rest.slice(0, open).trim(), body: rest.slice(open + 1, end - 1) });
    rest = rest.slice(end);
  }
  return { blocks, rest: rest.trim() };
}

interface Declaration {
  selectors: string[];
  property: string;
  value: string;
  media: string;
}

function declarationsIn(css: string, media = ''): Declaration[] {
  return blocksOf(css).blocks.flatMap(({ head, body }) => {
    if (head.startsWith('@media')) return declarationsIn(body, head);
    return body
      .split(';')
      .filter((line) => line.trim())
      .map((line) => {
        const [property = '', ...value] = line.trim().split(':');
        const text = value.join(':').replace(/\s+/g, ' ').trim();
        // As the formatter has it, only a comma between selectors ends a line.
        return { selectors: head.split(/,\n\s*/), property, value: text, media };
      });
  });
}

const theming = read('docs/theming.md');
const stylesheet = blocksOf(read('src/styles.css').replace(/\/\*.*?\*\//gs, ''));
const declarations = stylesheet.blocks.flatMap(({ body }) => declarationsIn(body));
const definitions = declarations.filter(({ property }) => property.startsWith('--'));
const uses = declarations.filter(
  ({ property, selectors }) => !property.startsWith('--') && !selectors.includes('.rca-unseen'),
);
const told = ({ selectors, property, value }: Declaration) =>
  `${selectors.join(', ')} { ${property}: ${value} }`;

/** What is left of a value without what comes from properties. */
const without = (value: string) => value.replace(/var\(--_rca-[a-z-]+\)/g, '').trim();

describe('the stylesheet', () => {
  it('is all in one layer', () => {
    expect(stylesheet.blocks.map(({ head }) => head)).toEqual(['@layer react-customer-auth']);
    expect(stylesheet.rest).toBe('');
  });

  it('has rules for the package’s own classes alone', () => {
    const selectors = new Set(declarations.flatMap((one) => one.selectors));
    expect(selectors.size).toBeGreaterThan(30);
    for (const selector of selectors) {
      expect(selector).toMatch(/^\.rca-[a-z-]+/);
      // The checkbox in a label of ours.
      const subject = selector
        .replace(/\(.*\)/, '')
        .split(' ')
        .at(-1);
      if (!selector.startsWith('.rca-check input')) expect(subject).toMatch(/^\.rca-/);
    }
  });

  it('has the properties that the documentation has, with the same defaults', () => {
    const documented = [...theming.matchAll(/^\| `(--rca-[a-z-]+)` .*`(.*)` +\|$/gm)];
    const defined = definitions.map(({ property, value }) => {
      const name = property.replace('--_rca-', '--rca-');
      expect(value).toMatch(new RegExp(`^var\\( ?${name}, `));
      const fallback = value.slice(value.indexOf(',') + 1, -1).trim();
      return [name, fallback.replaceAll('--_rca-', '--rca-')];
    });
    expect(documented.map(([, name, fallback]) => [name, fallback]).sort()).toEqual(defined.sort());
  });

  it('has the classes that the documentation has', () => {
    const classesIn = (text: string) => [...new Set(text.match(/\.rca-[a-z-]+/g))].sort();
    const table = theming.match(/^\| `\.rca-.*$/gm) ?? [];
    expect(classesIn(table.join('\n'))).toEqual(
      classesIn(declarations.flatMap(({ selectors }) => selectors).join('\n')),
    );
  });

  it('uses every property that it defines, and defines every one that it uses', () => {
    const used = declarations.flatMap(({ value }) => value.match(/--_rca-[a-z-]+/g) ?? []);
    expect([...new Set(used)].sort()).toEqual(definitions.map(({ property }) => property).sort());
    expect(uses.filter(({ value }) => /--rca-/.test(value)).map(told)).toEqual([]);
  });

  it('takes every colour from a property, or from the system where colours are forced', () => {
    const colours = uses.filter(({ property }) =>
      /^(color|background(-color)?|accent-color|box-shadow|(border|outline)(-color)?)$/.test(
        property,
      ),
    );
    expect(colours.length).toBeGreaterThan(20);
    const plain = /^((none|inherit|transparent|solid|inset|0)( |$)+)*$/;
    const forced = /^(ButtonText|GrayText|Highlight|HighlightText)$/;
    const wrong = colours.filter(
      ({ value, media }) =>
        !plain.test(without(value).replace(/\s+/g, ' ')) &&
        !(media.includes('forced-colors') && forced.test(value)),
    );
    expect(wrong.map(told)).toEqual([]);
  });

  it('takes every space, radius, font and time from a property', () => {
    const measured = uses.filter(({ property }) =>
      /^(gap|padding|border-radius|border-width|outline-offset|transition|line-height|font)/.test(
        property,
      ),
    );
    expect(measured.length).toBeGreaterThan(30);
    const wrong = measured.filter(
      ({ value }) => !/var\(--_rca-|^(0|none|inherit|tabular-nums)$/.test(value),
    );
    expect(wrong.map(told)).toEqual([]);
    // Anything else is measured by the font.
    const literal = uses.filter(({ value }) => /\d(px|rem|ms|s|pt|vw)\b/.test(value));
    expect(literal.map(told)).toEqual([]);
  });
});
