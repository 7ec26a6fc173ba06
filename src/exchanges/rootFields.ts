import type { Operation } from '@urql/core';

/** A field at the root of an operation. */
export interface RootField {
  /** As the server knows it. */
  name: string;
  /** As the answer has it. */
  alias: string;
  /** What its arguments are given; undefined for those that are no variables. */
  given: unknown[];
}

type Definition = Operation['query']['definitions'][number];
type SelectionSet = Extract<Definition, { kind: 'OperationDefinition' }>['selectionSet'];

/** The fields at the root of an operation, those in fragments too. */
export function rootFields({ query, variables = {} }: Operation): RootField[] {
  const { definitions } = query;
  const fieldsOf = ({ selections }: SelectionSet): RootField[] =>
    selections.flatMap((selection) => {
      if (selection.kind === 'InlineFragment') return fieldsOf(selection.selectionSet);
      if (selection.kind === 'FragmentSpread') {
        const fragment = definitions.find(
          (definition) =>
            definition.kind === 'FragmentDefinition' &&
            definition.name.value === selection.name.value,
        );
        return fragment && 'selectionSet' in fragment ? fieldsOf(fragment.selectionSet) : [];
      }
      const { name, alias = name } = selection;
      const given = selection.arguments?.map(({ value }): unknown =>
        value.kind === 'Variable' ? variables[value.name.value] : undefined,
      );
      return { name: name.value, alias: alias.value, given: given ?? [] };
    });
  return definitions.flatMap((definition) =>
    definition.kind === 'OperationDefinition' ? fieldsOf(definition.selectionSet) : [],
  );
}
