import { getDirectiveValues, Kind, parse, type GraphQLSchema } from 'graphql';

/** The customer access token in a request's `@inContext(buyer: …)`; undefined without one. */
export function buyerOf(
  schema: GraphQLSchema,
  query: string,
  variables: Record<string, unknown>,
): string | undefined {
  const inContext = schema.getDirective('inContext');
  try {
    for (const definition of parse(query).definitions) {
      if (!inContext || definition.kind !== Kind.OPERATION_DEFINITION) continue;
      const buyer: unknown = getDirectiveValues(inContext, definition, variables)?.buyer;
      if (typeof buyer === 'object' && buyer && 'customerAccessToken' in buyer) {
        return String(buyer.customerAccessToken);
      }
    }
  } catch {
    // What is no GraphQL is for the executor to complain of.
  }
  return undefined;
}
