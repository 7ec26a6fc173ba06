import { oneTabAtATime } from './lock.js';
import { withPatience } from './patience.js';

/** Takes another one in, if any, and resolves once all are over, in other tabs too: after five seconds at most. */
export type Revocations = (another?: Promise<unknown>) => Promise<void>;

/**
 * Has sign-ins wait for revocations under way that end every token of a customer, and would take the new one along: for a backend
 * whose `revocation` is `'customer'`.
 */
export function awaitRevocations(key: string): Revocations {
  let underWay: Promise<unknown> | undefined;
  return (another = Promise.resolve()) => {
    underWay = Promise.all([underWay, another]);
    return withPatience(Promise.all([underWay, oneTabAtATime(key + ':revoke', () => another)]));
  };
}
