import { makeOperation, type Exchange, type Operation, type OperationResult } from '@urql/core';
import { makeSubject, merge, pipe } from 'wonka';
import type { CustomerAuth } from '../auth/customerAuth.js';
import { hostOf } from '../auth/host.js';
import { identityOf } from '../auth/session.js';
import { asItCame, type Asked } from './asked.js';
import { isPersonal } from './carry.js';
import { makeCustomerCache, swallow, type CustomerCache } from './customerCache.js';
import { onCustomerChange } from './customerChange.js';
import { emptied } from './emptied.js';
import { overtaken } from './overtaken.js';
import { passageOf } from './passage.js';

/** A query or a subscription that somebody listens to. */
interface Active {
  operation: Operation;
  /** The cache that it was given to; none yet while one customer's gives way to the next one's. */
  cache?: CustomerCache;
  /** Its last answer. */
  result?: OperationResult | undefined;
}

/**
 * Gives every customer a cache of their own: `exchange`, for example urql's `cacheExchange` or Graphcache's, is made anew for each
 * session. When it changes, what is personal leaves the screen in the commit in which the next session shows, and is asked for again;
 * everything else stays, stale, until it has been fetched anew. Mutations under way end with an error of kind `superseded`; they may
 * have been carried out. It stands before all other exchanges, and `customerAuthExchange` behind it.
 *
 * A cache with persistent storage is refused in development, and must not be used: it would hand one customer's data to the next. What a
 * component keeps for itself is out of reach: the data of a `useQuery` that is paused, the result of a `useMutation`, a deferred value.
 * Have those inside `<SignedIn>`, which is made anew for each customer.
 *
 * @example
 * ```ts
 * import { cacheExchange, fetchExchange } from '@urql/core';
 * import { customerAuthExchange, isolateCustomers, type CustomerAuth } from 'react-customer-auth';
 *
 * export const exchangesOf = (auth: CustomerAuth) => [
 *   isolateCustomers(auth, cacheExchange),
 *   customerAuthExchange(auth),
 *   fetchExchange,
 * ];
 * ```
 */
export function isolateCustomers(auth: CustomerAuth, exchange: Exchange): Exchange {
  const host = hostOf(auth);
  const isOfOne = (operation: Operation) => isPersonal(host.backend, operation);

  return ({ forward, ...input }) =>
    (operations) => {
      const down = makeSubject<Operation>();
      const out = makeSubject<OperationResult>();
      const active = new Map<number, Active>();
      const mutations = new Map<unknown, Operation>();
      /** Mutations that came while one customer gave way to the next. */
      let early: Operation[] = [];
      /** Keys of personal queries that have had an answer: a hook may still have it, from whichever customer. */
      const answered = new Set<number>();
      /** Those of them that have been blanked for the present customer. */
      const blanked = new Set<number>();
      let isFirst = true;
      let cache = makeCache();
      const getShown = onCustomerChange(auth, leave, resume);
      host.isolatesCaches = true;

      function makeCache(): CustomerCache {
        const made = makeCustomerCache(exchange, input, (operation) => ask(operation, made), tell);
        return made;
      }

      /** Passes on what a cache cannot answer. */
      function ask(operation: Operation, from: CustomerCache) {
        const asked: Asked = { cache: from, operation };
        // What a server has rendered is for the customer that it knew.
        const isLeftover =
          !isFirst ||
          (isOfOne(operation) &&
            (identityOf(auth.getInitialSession()) ?? null) !== identityOf(getShown()));
        down.next(
          makeOperation(operation.kind, operation, {
            customerCache: asked,
            ...(isLeftover && { requestPolicy: 'network-only' }),
          }),
        );
      }

      function tell(result: OperationResult) {
        const { key, kind, context } = result.operation;
        const entry = active.get(key);
        if (kind === 'mutation') {
          if (!result.hasNext) mutations.delete(context._instance);
        } else if (entry) {
          entry.result = result;
          answered.add(key);
        }
        out.next(result);
      }

      function blank(operation: Operation) {
        blanked.add(operation.key);
        if (operation.kind === 'query') out.next(emptied(operation, false));
        out.next(emptied(operation, true));
      }

      /** Gives a query or a subscription to the present cache. */
      function run(entry: Active) {
        const { operation } = entry;
        const { key, kind, context } = operation;
        entry.cache = cache;
        // A hook that was not listening when the customer changed. One that suspends has nothing to show yet.
        if (
          !isFirst &&
          kind === 'query' &&
          !context.suspense &&
          answered.has(key) &&
          !blanked.has(key) &&
          isOfOne(operation)
        ) {
          blank(operation);
        }
        cache.operate(operation);
      }

      function mutate(operation: Operation) {
        mutations.set(operation.context._instance, operation);
        cache.operate(operation);
      }

      function admit(given: Operation) {
        const passage = passageOf(given);
        if (passage === 'own') {
          down.next(given);
          return;
        }
        const operation = asItCame(given);
        const { key, kind } = operation;
        const isChanging = identityOf(getShown()) !== identityOf(auth.getSession());
        if (kind === 'mutation') {
          if (isChanging) early.push(operation);
          else mutate(operation);
        } else if (kind === 'teardown') {
          active.delete(key);
          cache.operate(operation);
        } else {
          const entry = { operation, result: active.get(key)?.result };
          active.set(key, entry);
          if (!isChanging) run(entry);
        }
      }

      function route(result: OperationResult) {
        const asked: Asked | undefined = result.operation.context.customerCache;
        if (!asked) out.next(result);
        else if (asked.cache === cache) cache.answer({ ...result, operation: asked.operation });
      }

      /** Takes what is running away from the former customer's cache, and off the screen what is personal. */
      function leave() {
        cache.drop();
        cache = makeCache();
        isFirst = false;
        blanked.clear();
        const running = [...active.values()].filter(
          ({ operation }) => isOfOne(operation) || operation.context.requestPolicy !== 'cache-only',
        );
        const underWay = [...mutations.values()];
        mutations.clear();
        for (const entry of running) {
          delete entry.cache;
          down.next(makeOperation('teardown', entry.operation));
        }
        for (const { operation, result } of running) {
          if (isOfOne(operation)) blank(operation);
          else if (result) out.next({ ...result, stale: true });
        }
        for (const mutation of underWay) {
          out.next(
            overtaken(
              mutation,
              auth.getSession(),
              process.env.NODE_ENV !== 'production' &&
                'The session changed before this mutation was answered. It may have been carried out, or not even sent; ask the server before you repeat it.',
            ),
          );
        }
      }

      /** Goes on with what has not been given to the present cache yet. */
      function resume() {
        for (const entry of [...active.values()]) {
          if (!entry.cache && active.get(entry.operation.key) === entry) run(entry);
        }
        const waiting = early;
        early = [];
        waiting.forEach(mutate);
      }

      return merge([
        out.source,
        swallow(pipe(down.source, forward), route),
        swallow(operations, admit),
      ]);
    };
}
