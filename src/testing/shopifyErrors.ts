import { GraphQLError } from 'graphql';

/** What a token mutation answers somebody whom it refuses. */
export function refusal(code: string, message: string) {
  return {
    customerAccessToken: null,
    customerUserErrors: [{ code, field: null, message }],
    userErrors: [{ field: null, message }],
  };
}

/** The API's answer to a key or a token that may not do this. */
export function accessDenied(requiredAccess: string) {
  return new GraphQLError(`Access denied. Required access: ${requiredAccess}.`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess: `${requiredAccess}.`,
    },
  });
}

/** The API's answer to a token that is dead or never was, where it names no other. */
export const deadToken = () =>
  accessDenied(
    '`unauthenticated_write_customers` access scope. Requires valid customer access token',
  );
