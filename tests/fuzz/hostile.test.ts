/** Signed-in members with a script, from fresh seeds each time: nothing they send gets past the gate. */
import { expect, test } from 'vitest';
import { fuzzSize, tell } from '../support/fuzzReport.js';
import { Siege } from '../support/fuzzSiege.js';

/** Seeds that once went red. */
const kept: readonly number[] = [100007, 300000];

const { seeds, long } = fuzzSize(1, kept);
const frames = long ? 5_000 : 2_000;

test.each(seeds)(
  '[S6, S14] a siege from seed %i: no exception, no foreign clock, no locked root, and the replay is the document',
  { timeout: 600_000 },
  async (seed) => {
    const { updates, refused, wrong } = await new Siege(seed).lay(frames);
    tell({ kind: 'hostile', seed, updates, refused });
    expect({ seed, wrong }).toEqual({ seed, wrong: [] });
    expect(updates).toBeGreaterThanOrEqual(frames);
  },
);
