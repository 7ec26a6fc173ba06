import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adobeGround, shopifyGround, type Ground } from '../support/model/ground';
import { playSequence } from '../support/model/play';
import { sequencesOn } from '../support/model/steps';

/** `MODEL_RUNS` sets how many sequences are tried, `MODEL_SEED` and `MODEL_PATH` replay one that failed. */
const runs = Number(process.env.MODEL_RUNS ?? 1_000);
const { MODEL_SEED: seed, MODEL_PATH: path } = process.env;
const timeout = 60_000 + runs * 100;

async function keepsItsPromises<Manner>(ground: Ground<Manner>, tokensOnServer: boolean) {
  const seen: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(sequencesOn(ground), async (sequence) => {
      const { counts } = await playSequence(ground, sequence, tokensOnServer);
      for (const [name, count] of Object.entries(counts)) seen[name] = (seen[name] ?? 0) + count;
    }),
    {
      numRuns: runs,
      ...(seed === undefined ? {} : { seed: Number(seed) }),
      ...(path === undefined ? {} : { path }),
    },
  );
  if (process.env.MODEL_COUNTS) console.log(seen);
  if (path) return;
  // A model that never gets anywhere would find nothing.
  for (const name of ['signedIn', 'superseded', 'event: storageDegraded', ...ground.reaches]) {
    expect(seen[name], name).toBeGreaterThan(runs / 200);
  }
}

describe.each([
  ['in the browser', false],
  ['on a server', true],
])('a token %s', (_, onServer) => {
  it(
    `keeps its promises on Shopify through ${runs} random sequences`,
    () => keepsItsPromises(shopifyGround, onServer),
    timeout,
  );

  it(
    `keeps its promises on Adobe Commerce through ${runs} random sequences`,
    () => keepsItsPromises(adobeGround, onServer),
    timeout,
  );
});
