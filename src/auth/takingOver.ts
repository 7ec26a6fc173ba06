import type { CustomerFormsState, SentSignIn } from './formsState.js';
import { intentSuffix, isBeside, takenSuffix } from './keys.js';
import {
  randomId,
  parseSession,
  serializeSession,
  signedIn,
  signedOut,
  type HeldSession,
} from './session.js';
import { browserStorage, type CustomerStorage } from './storage.js';

/**
 * A storage that first takes over what forms have done without a script: a session that began with one is signed in here, and in every
 * tab; one that a form has ended is over. Each session is taken over once, none after a newer one, and none in the place of a sign-in
 * or a sign-out that came after it, so that nothing comes back.
 *
 * @param storage where sessions are kept. Default: `browserStorage()`.
 *
 * @example
 * ```ts
 * import { createCustomerAuth, httpOnly, takingOver } from 'react-customer-auth';
 * import type { CustomerFormsState } from 'react-customer-auth';
 * import { shopify } from 'react-customer-auth/shopify';
 *
 * export const authOf = (state: CustomerFormsState) =>
 *   createCustomerAuth({
 *     backend: httpOnly(shopify()),
 *     initialSession: state.session,
 *     storage: takingOver(state),
 *   });
 * ```
 */
export function takingOver(
  { signIn, ended }: Pick<CustomerFormsState, 'signIn' | 'ended'>,
  storage: CustomerStorage = browserStorage(),
): CustomerStorage {
  let isDone = false;
  /** What the storage would not take. */
  let own: { key: string; text: string } | undefined;

  function put(key: string, text: string, remember = true) {
    // What is for this tab alone ends what other tabs have.
    if (!remember) put(key, serializeSession(signedOut('logout')));
    try {
      storage.write(key, text, remember);
    } catch {
      own = { key, text };
    }
  }

  /** A form is an intent as well: what had begun before it and is answered later is overtaken. */
  function overtake(key: string, held: string, remember?: boolean) {
    put(key + intentSuffix, randomId());
    put(key, held, remember);
  }

  function take(key: string, stored: string | null) {
    const parsed = stored === null ? null : parseSession(stored);
    const held = typeof parsed === 'string' ? null : parsed;
    const heldId = held?.token ? held.session.id : undefined;
    if (
      signIn &&
      signIn.id !== heldId &&
      !(signIn.issuedAt <= Number(storage.read(key + takenSuffix))) &&
      !(held && stored !== null && isLater(stored, held, signIn.age))
    ) {
      put(key + takenSuffix, String(signIn.issuedAt));
      overtake(key, textOf(signIn), signIn.remember);
    } else if (heldId !== undefined && ended.includes(heldId)) {
      overtake(key, serializeSession(signedOut('logout')));
    }
  }

  return {
    subscribe: (key, listener) => storage.subscribe(key, listener),
    read(key) {
      const stored = own?.key === key ? own.text : storage.read(key);
      if (isDone || stored === undefined || isBeside(key)) return stored;
      isDone = true;
      take(key, stored);
      return own?.key === key ? own.text : storage.read(key);
    },
    write(key, value, remember) {
      if (own?.key === key) own = undefined;
      storage.write(key, value, remember);
    },
  };
}

/** By this device's clock, as every session is kept. */
const textOf = ({ id, handle, left }: SentSignIn) =>
  serializeSession(signedIn({ token: handle, life: left }, { id, impersonation: null }));

/**
 * Whether what is stored came after a session that was so old when the page was rendered, and was wanted by somebody. A navigation begins
 * before its page is rendered, and with the form that it is the answer to.
 */
function isLater(stored: string, held: HeldSession, age: number): boolean {
  const { at }: { at?: unknown } = JSON.parse(stored);
  const isWanted = held.token !== null || held.session.reason === 'logout';
  return isWanted && typeof at === 'number' && at > performance.timeOrigin - age;
}
