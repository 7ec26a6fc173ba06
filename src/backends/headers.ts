import { makeOperation, type AnyVariables, type Operation } from '@urql/core';

/**
 * The operation with these headers, and with all else that the app's own `fetchOptions`, an object or a function, say. Without an
 * `Authorization` among them none goes out that is a bearer: the app may have one left over.
 */
export function withHeaders<Data, Variables extends AnyVariables>(
  operation: Operation<Data, Variables>,
  headers: Record<string, string>,
): Operation<Data, Variables> {
  const { fetchOptions } = operation.context;
  const dressed = () => {
    const options = typeof fetchOptions === 'function' ? fetchOptions() : fetchOptions;
    const all = new Headers(options?.headers);
    if (/^bearer /i.test(all.get('Authorization') ?? '')) all.delete('Authorization');
    for (const [name, value] of Object.entries(headers)) all.set(name, value);
    return { ...options, headers: Object.fromEntries(all) };
  };
  return makeOperation(operation.kind, operation, { fetchOptions: dressed });
}
