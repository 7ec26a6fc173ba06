import { GraphQLError } from 'graphql';

/** What Adobe Commerce says an error is of, in `extensions.category`. */
export type AdobeCategory =
  'graphql-authentication' | 'graphql-authorization' | 'graphql-input' | 'graphql-no-such-entity';

/**
 * How a shop puts errors into HTTP: `new` answers 401 and 403 by the category of the first error, `old` answers 200 whatever it
 * is, and serves a dead token as a guest.
 */
export type AdobeManner = 'new' | 'old';

/** An error as Adobe Commerce makes one. */
export function refusal(category: AdobeCategory, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { category } });
}

/** Nobody is signed in, or not who has to be. */
export const unauthorized = () =>
  refusal('graphql-authorization', "The current customer isn't authorized.");

/** An account whose owner has not answered the email of confirmation yet. */
export const unconfirmed = () =>
  refusal('graphql-authentication', "This account isn't confirmed. Verify and try again.");

/** An argument is there, and empty. */
export const unspecified = (argument: string) =>
  refusal('graphql-input', `Specify the "${argument}" value.`);

/** The HTTP status of an answer that GraphQL was executed for. */
export function statusOf(errors: readonly GraphQLError[], manner: AdobeManner): number {
  if (manner === 'old') return 200;
  const decisive = errors.find(({ extensions }) => extensions.category);
  switch (decisive?.extensions.category) {
    case 'graphql-authentication':
      return 401;
    case 'graphql-authorization':
      return 403;
    default:
      return 200;
  }
}
