import type { parse } from '@0no-co/graphql.web';
import { isObject } from './isObject.js';

type Document = ReturnType<typeof parse>;

/** The names of the arguments and input fields that each variable of a document goes into, those of directives included. */
export function variableUses(document: Document): Map<string, Set<string>> {
  const uses = new Map<string, Set<string>>();

  /** `place` is the argument or input field that all of the node is in. */
  function look(node: unknown, place: string | null): void {
    if (!isObject(node)) return;
    const { kind, name } = node;
    const word = isObject(name) && typeof name.value === 'string' ? name.value : '';
    if (kind === 'Variable') {
      if (place !== null) uses.set(word, (uses.get(word) ?? new Set()).add(place));
      return;
    }
    const isPlace = kind === 'Argument' || kind === 'ObjectField';
    for (const inner of Object.values(node)) look(inner, isPlace ? word : place);
  }

  look(document.definitions, null);
  return uses;
}
