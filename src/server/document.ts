import { parse, print } from '@0no-co/graphql.web';
import { variableUses } from './variableUses.js';

/** A field of a document, by its own name and by the name that its answer has. */
export interface DocumentField {
  name: string;
  key: string;
  /** What is asked of it; none of a leaf. */
  fields: DocumentField[];
}

/** The one operation of a document. */
export interface DocumentOperation {
  kind: 'query' | 'mutation' | 'subscription';
  fields: DocumentField[];
  /** The arguments and input fields that each variable goes into, wherever that is. */
  variableUses: ReadonlyMap<string, ReadonlySet<string>>;
  /** The document as it was understood, for who may understand the original otherwise. */
  text: string;
}

type Node = ReturnType<typeof parse>['definitions'][number];
type Selections = Extract<Node, { kind: 'OperationDefinition' }>['selectionSet'];

/**
 * Reads a document: its operation's fields with fragments spelled out, so that nothing hides behind an alias or a fragment. Throws what
 * is wrong with it, in words for the sender.
 */
export function readDocument(query: string, maxDepth: number): DocumentOperation {
  const document = parse(query);
  const operations = document.definitions.flatMap((one) =>
    one.kind === 'OperationDefinition' ? [one] : [],
  );
  const [operation] = operations;
  if (!operation || operations.length > 1) {
    throw new Error('A document has to have one operation.');
  }
  const fragments = new Map<string, Selections>();
  for (const one of document.definitions) {
    if (one.kind !== 'FragmentDefinition') continue;
    // Which one counts, the shop might see otherwise.
    if (fragments.has(one.name.value)) throw new Error('A fragment is there twice.');
    fragments.set(one.name.value, one.selectionSet);
  }
  let left = 5_000;

  function spell(selections: Selections, depth: number): DocumentField[] {
    if (depth > maxDepth) throw new Error(`A document may be ${maxDepth} levels deep at most.`);
    return selections.selections.flatMap((selection): DocumentField[] => {
      if (--left < 0) throw new Error('A document may not ask for so much at once.');
      if (selection.kind === 'InlineFragment') return spell(selection.selectionSet, depth + 1);
      if (selection.kind === 'FragmentSpread') {
        const fragment = fragments.get(selection.name.value);
        if (!fragment) throw new Error('A fragment is spread that is not there.');
        // Endless ones end at the greatest depth.
        return spell(fragment, depth + 1);
      }
      const name = selection.name.value;
      return [
        {
          name,
          key: selection.alias?.value ?? name,
          fields: selection.selectionSet ? spell(selection.selectionSet, depth + 1) : [],
        },
      ];
    });
  }

  return {
    kind: operation.operation,
    fields: spell(operation.selectionSet, 1),
    variableUses: variableUses(document),
    text: print(document),
  };
}
