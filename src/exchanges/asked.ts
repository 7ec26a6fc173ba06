import type { Operation } from '@urql/core';
import type { CustomerCache } from './customerCache.js';
import { passageOf } from './passage.js';

/** What an operation takes along from the cache that asked for it. */
export interface Asked {
  cache: CustomerCache;
  operation: Operation;
}

/** An operation without what it took along when it came through here before: exchanges re-send what has reached them. */
export function asItCame(operation: Operation): Operation {
  const passage = passageOf(operation);
  if (typeof passage === 'object') return { ...asItCame(passage.operation), kind: operation.kind };
  if (!operation.context.customerCache) return operation;
  const { customerCache, ...context } = operation.context;
  return { ...operation, context };
}
