import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runSequence, sequences } from '../support/model';

/** `MODEL_RUNS` sets how many sequences are tried, `MODEL_SEED` and `MODEL_PATH` replay one that failed. */
const runs = Number(process.env.MODEL_RUNS ?? 1_000);
const { MODEL_SEED: seed, MODEL_PATH: path } = process.env;

it(
  `keeps its promises through ${runs} random sequences`,
  async () => {
    const seen: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const { counts } = await runSequence(sequence);
        for (const [name, count] of Object.entries(counts)) seen[name] = (seen[name] ?? 0) + count;
      }),
      {
        numRuns: runs,
        ...(seed === undefined ? {} : { seed: Number(seed) }),
        ...(path === undefined ? {} : { path }),
      },
    );
    // A model that never gets anywhere would find nothing.
    if (process.env.MODEL_COUNTS) console.log(seen);
    if (!path) {
      for (const name of [
        'signedIn',
        'signedOut',
        'superseded',
        'event: renewed',
        'event: renewalFailed',
        'event: storageDegraded',
        'renew: superseded',
      ]) {
        expect(seen[name], name).toBeGreaterThan(runs / 200);
      }
    }
  },
  60_000 + runs * 50,
);
