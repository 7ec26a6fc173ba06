import { randomId } from './session.js';
import { keep, type CustomerStorage } from './storage.js';

/**
 * Orders what customers want: each start of a login or of a logout is an intent, and the last one wins, whichever tab it was
 * in. Returns how to begin one, which for a support agent's is of this tab alone; and that returns whether it is still the last.
 */
export function createIntents(
  key: string,
  storage: CustomerStorage,
): (isTabs: boolean) => () => boolean {
  let last: string | undefined;
  return (isTabs) => {
    const mine = randomId();
    last = mine;
    // Where it cannot be kept, this tab's own order is all there is.
    const isKept = !isTabs && !keep(storage, key, mine);
    return () => {
      try {
        // Removed by somebody, it tells of no other intent.
        return last === mine && (!isKept || (storage.read(key) ?? mine) === mine);
      } catch {
        return true;
      }
    };
  };
}
