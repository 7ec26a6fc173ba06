import {
  createRequest,
  type AnyVariables,
  type DocumentInput,
  type GraphQLRequest,
} from '@urql/core';

/**
 * A request of this package's own. Its key is its own as well: what it is sent with may differ where documents and variables do not,
 * and no hook may share its answer or tear it down.
 */
export const ownRequest = <Data, Variables extends AnyVariables>(
  document: DocumentInput<Data, Variables>,
  variables: Variables,
): GraphQLRequest<Data, Variables> => ({
  ...createRequest(document, variables),
  key: -Math.random(),
});
