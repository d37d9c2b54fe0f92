/** Honest people at work, from fresh seeds each time: nothing of it is ever refused, and every replica is the journal's. */
import { expect, test } from 'vitest';
import { Meeting } from '../support/fuzzMeeting.js';
import { fuzzSize, tell } from '../support/fuzzReport.js';

/** Seeds that once went red. */
const kept: readonly number[] = [20261122];

const { seeds, long } = fuzzSize(1, kept);
const steps = long ? 600 : 400;

test.each(seeds)(
  '[S6, S13] a meeting of honest editors from seed %i: no refusal, and all equal the replay',
  { timeout: 600_000 },
  async (seed) => {
    const { updates, refused, wrong } = await new Meeting(seed).hold(steps);
    tell({ kind: 'honest', seed, updates, refused });
    expect({ seed, wrong, refused }).toEqual({ seed, wrong: [], refused: {} });
    expect(updates).toBeGreaterThan(steps * 3);
  },
);
