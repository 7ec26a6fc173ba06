import { newSessionId } from './session.js';
import { keep, type CustomerStorage } from './storage.js';

/**
 * Orders what customers want: each start of a login or of a logout is an intent, and the last one wins, whichever tab it was
 * in. Returns how to begin one, and that returns whether it is still the last.
 */
export function createIntents(key: string, storage: CustomerStorage): () => () => boolean {
  let last: string | undefined;
  return () => {
    const mine = newSessionId();
    last = mine;
    // Where it cannot be kept, this tab's own order is all there is.
    const isKept = !keep(storage, key, mine);
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
