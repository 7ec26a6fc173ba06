import { GraphQLError, Kind, parse, type DocumentNode } from 'graphql';
import { refusal, type AdobeCategory, type AdobeManner } from './adobeErrors.js';
import type { Token, TokenLedger } from './adobeTokens.js';
import type { FakeRequest } from './http.js';

/** What a request is held against before any of it is executed. */
export interface Gate {
  manner: AdobeManner;
  ledger: TokenLedger;
  /** The store views that a `Store` header may name; undefined where any name will do. */
  stores: string[] | undefined;
  /** The category of the error for a dead bearer. */
  deadTokenCategory: AdobeCategory;
}

/** A request let in as the bearer of a token or as a guest, or refused as a whole. */
export type Admission =
  { document: DocumentNode; token: Token | null } | { refused: GraphQLError; status: number };

/** Checks a request as Magento does before it executes anything, public queries included. */
export function admit({ method, headers, query }: FakeRequest, gate: Gate): Admission {
  const badRequest = gate.manner === 'new' ? 400 : 500;
  const refuse = (message: string): Admission => ({
    refused: refusal('graphql-input', message),
    status: badRequest,
  });

  if (method === 'POST' && !headers['content-type']?.includes('application/json')) {
    return refuse('Request content type must be application/json');
  }
  const parsed = parseQuery(query);
  if (method !== 'POST' && 'document' in parsed && hasMutation(parsed.document)) {
    return refuse('Mutation requests allowed only for POST requests');
  }
  const store = headers.store?.trim();
  if (store && gate.stores && ![...gate.stores, 'default'].includes(store)) {
    return refuse('Requested store is not found');
  }
  const bearer = bearerIn(headers.authorization);
  const reading = bearer === null ? { token: null } : gate.ledger.read(bearer);
  if ('refused' in reading && gate.manner === 'new') {
    return { refused: refusal(gate.deadTokenCategory, reading.refused), status: 401 };
  }
  if ('error' in parsed) return { refused: parsed.error, status: badRequest };
  return { document: parsed.document, token: 'token' in reading ? reading.token : null };
}

/** The token in an `Authorization` header; whatever does not have its form is no bearer, and no error either. */
function bearerIn(header = ''): string | null {
  const [scheme, token, ...rest] = header.split(' ');
  return scheme?.toLowerCase() === 'bearer' && token !== undefined && !rest.length ? token : null;
}

function parseQuery(query: string): { document: DocumentNode } | { error: GraphQLError } {
  try {
    return { document: parse(query) };
  } catch (error) {
    if (error instanceof GraphQLError) return { error };
    throw error;
  }
}

const hasMutation = ({ definitions }: DocumentNode) =>
  definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'mutation',
  );
