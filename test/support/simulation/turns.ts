/**
 * Has work that takes real time, as cryptography does, come into a world of fake time: one piece after the other, so that the same
 * sequence comes out the same whenever it is played, and none while the clock runs.
 */
export function createTurns() {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  return {
    /** Resolves when it is one's turn; returns how to end that, which may be said again. */
    async begin(): Promise<() => void> {
      const before = last;
      let end = () => {};
      waiting++;
      last = new Promise<void>((resolve) => {
        end = () => {
          end = () => {};
          waiting--;
          resolve();
        };
      });
      await before;
      return () => end();
    },

    /** Resolves when nobody's turn is left, and what came of them has come. */
    settled: async () => {
      do await new Promise((resolve) => setImmediate(resolve));
      while (waiting > 0);
    },
  };
}
