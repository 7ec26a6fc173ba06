import { makeErrorResult, type Exchange, type Operation, type OperationResult } from '@urql/core';
import { makeSubject, merge, pipe } from 'wonka';
import type { CustomerAuth } from '../auth/customerAuth.js';
import { CustomerAuthError } from '../auth/errors.js';
import { hostOf } from '../auth/host.js';
import { ownRequest } from '../auth/ownRequest.js';
import { withPatience } from '../auth/patience.js';
import { identityOf, nobody, signedOut, type HeldSession } from '../auth/session.js';
import { keepUp } from '../auth/watch.js';
import type { Send } from '../backends/backend.js';
import { carry, isPersonal } from './carry.js';
import { swallow } from './customerCache.js';
import { overtaken } from './overtaken.js';
import { arrive, depart, passageOf, type Passage } from './passage.js';
import { tokenQuestions } from './tokenQuestions.js';
import { isUnknown } from './unknownCustomer.js';

/** How near its end a token is renewed before it is used, in milliseconds. */
const nearEnd = 30_000;

/**
 * Puts the customer's token into the operations of the app that ask for it, and takes dead tokens out of the way. It stands
 * behind the caches and before `fetchExchange`; what carries a token goes by POST.
 *
 * - While nobody is signed in, an operation that needs the token is not sent. Its `error.networkError` is a
 *   {@link CustomerAuthError} of kind `signedOut`.
 * - Shortly before a token's end, personal operations wait for its renewal, five seconds at most.
 * - When the server says that the token is dead, the session ends as `rejected`. A query that can do without is repeated without
 *   it, once; a mutation is never repeated. Where the server's word may also mean a missing scope, it is asked.
 *
 * @example
 * ```ts
 * import { cacheExchange, Client, fetchExchange } from '@urql/core';
 * import { createCustomerAuth, customerAuthExchange, isolateCustomers } from 'react-customer-auth';
 * import { shopify } from 'react-customer-auth/shopify';
 *
 * const auth = createCustomerAuth({ backend: shopify() });
 *
 * export const client = new Client({
 *   url: 'https://my-shop.myshopify.com/api/2026-04/graphql.json',
 *   exchanges: [isolateCustomers(auth, cacheExchange), customerAuthExchange(auth), fetchExchange],
 * });
 * ```
 */
export function customerAuthExchange(auth: CustomerAuth): Exchange {
  const host = hostOf(auth);
  const { backend } = host;

  return ({ client, forward }) => {
    host.carriesTokens = true;
    host.adopt(client);

    return (operations) => {
      const requests = makeSubject<Operation>();
      const answers = makeSubject<OperationResult>();
      /** What is held up here, until somebody loses interest in it. */
      const waiting = new Set<Operation>();

      /** Goes on with `operation` after `event`, unless it is torn down in the meantime. */
      function after<Event>(
        event: Promise<Event>,
        operation: Operation,
        goOn: (event: Event) => void,
      ) {
        waiting.add(operation);
        void event.then((happened) => {
          if (waiting.delete(operation)) goOn(happened);
        });
      }

      /** Sends an operation for the session that is held, or refuses it. */
      function send(
        operation: Operation,
        { session, token }: HeldSession = host.current(),
        carried = carry(backend, operation, token),
      ) {
        if (carried) {
          requests.next(
            carried.operation === operation
              ? operation
              : depart(carried.operation, { operation, token: carried.token, session }),
          );
          return;
        }
        const refusal = new CustomerAuthError(
          'signedOut',
          process.env.NODE_ENV !== 'production' &&
            'This operation needs the token of a customer, and nobody is signed in: nothing was sent. Put what uses it inside <SignedIn>, or pause it while nobody is signed in.',
        );
        answers.next({
          ...makeErrorResult(operation, refusal),
          // A subscription goes on for whoever signs in next.
          hasNext: operation.kind === 'subscription',
        });
      }

      function admit(operation: Operation) {
        const isOver = operation.kind === 'teardown';
        if (isOver) for (const one of waiting) if (one.key === operation.key) waiting.delete(one);
        if (isOver || passageOf(operation)) {
          requests.next(operation);
          return;
        }
        // Without a look at what other tabs have stored: hooks ask within a render, where nobody may hear of a change.
        const held = host.held();
        const isOwn = isPersonal(backend, operation);
        // On a server that knows the customer, and has no token, only the browser can ask.
        if (isOwn && !held && auth.getInitialSession().status === 'signedIn') return;
        const now = held ?? nobody;
        const { session, token } = now;
        const left = token === null ? Infinity : (session.expiresAt ?? Infinity) - Date.now();
        // What is the customer's waits for a renewal that is due, all that has a bearer for the end of one that is over.
        const enough = isOwn ? nearEnd : backend.bearer ? 0 : -Infinity;
        const carried = carry(backend, operation, token);
        if (left > enough || carried?.token === null) {
          send(operation, now, carried);
          return;
        }
        after(withPatience(keepUp(host)), operation, () => {
          const later = host.current();
          if (operation.kind !== 'mutation' || isOf(session, later)) send(operation, later);
          else {
            answers.next(
              overtaken(
                operation,
                later.session,
                process.env.NODE_ENV !== 'production' &&
                  'The session that this mutation was for was over before it could be sent: nothing was sent.',
              ),
            );
          }
        });
      }

      /** Sends from here, past every cache. */
      const inquire: Send = (kind, document, variables, adapt = (operation) => operation) =>
        new Promise((resolve) => {
          const context = { preferGetMethod: false, customerAuth: resolve };
          const request = ownRequest(document, variables);
          requests.next(adapt(client.createRequestOperation(kind, request, context)));
        });

      const ask = tokenQuestions(host, inquire);

      function settle(result: OperationResult) {
        const passage = passageOf(result.operation);
        if (typeof passage === 'function') passage(result);
        else if (typeof passage === 'object') examine(arrive(result, passage), passage);
        else answers.next(result);
      }

      /** Looks what an answer says of the token that the operation carried. */
      function examine(arrived: OperationResult, passage: Passage) {
        const { operation, token } = passage;
        if (token === null) {
          answers.next(arrived);
          return;
        }
        const verdict = isUnknown(arrived, backend.placeholder)
          ? 'rejected'
          : backend.judge(arrived);
        if (verdict !== 'unclear') conclude(arrived, passage, verdict === 'rejected');
        else after(ask(token), operation, (isDead) => conclude(arrived, passage, isDead));
      }

      /** What becomes of an answer once it is known whether its token is dead. */
      function conclude(
        arrived: OperationResult,
        { operation, session, token }: Passage,
        isDead: boolean,
      ) {
        const now = host.current();
        // What a former token brought is no verdict on this one, and a former customer's data is nobody's.
        const isQuery = operation.kind === 'query';
        if (now.token !== token && (isDead || !isOf(session, now))) {
          if (isQuery) send(operation);
          else answers.next(arrived);
          return;
        }
        if (isDead) {
          host.hold(signedOut('rejected'), true)();
          // Nobody's, or that of the session beneath a support agent's.
          const next = host.current();
          const repeated = isQuery && carry(backend, operation, next.token);
          if (repeated) {
            send(operation, next, repeated);
            return;
          }
        }
        answers.next(arrived);
      }

      return merge([
        answers.source,
        swallow(pipe(requests.source, forward), settle),
        swallow(operations, admit),
      ]);
    };
  };
}

/** Whether a session is still the one that is held, renewed or not. */
const isOf = (session: HeldSession['session'], held: HeldSession) =>
  identityOf(session) === identityOf(held.session);
