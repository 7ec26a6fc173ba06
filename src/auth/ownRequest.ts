import {
  createRequest,
  makeOperation,
  type AnyVariables,
  type DocumentInput,
  type GraphQLRequest,
  type Operation,
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

/** The operation so that it arrives although the page is left: whoever signs out may go elsewhere at once. */
export function outlivingPage<Data, Variables extends AnyVariables>(
  operation: Operation<Data, Variables>,
): Operation<Data, Variables> {
  const { fetchOptions } = operation.context;
  return makeOperation(operation.kind, operation, {
    fetchOptions: () => ({
      ...(typeof fetchOptions === 'function' ? fetchOptions() : fetchOptions),
      keepalive: true,
    }),
  });
}
