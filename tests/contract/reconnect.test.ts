/** How a page comes back: when each of its lines tries again, and what of presence is news to it. The browser's own modules, without a browser. */
import { expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { waitBefore } from '../../client/src/docs/closing.js';
import { othersHere } from '../../client/src/docs/presence.js';
import { seededChance } from '../support/roomsPorts.js';

const lines = 25 * 5;
const seed = Number(process.env['BOARD_SEED'] ?? 14);

/** Numbers below one from a seed. */
const drawn = (from: number): (() => number) => {
  const chance = seededChance(from);
  return () => new DataView(Uint8Array.from(chance.bytes(4)).buffer).getUint32(0) / 2 ** 32;
};

test(`[C14] after a drop of everybody, 125 lines come back spread over the whole span, however often they failed (seed ${seed})`, () => {
  const next = drawn(seed);
  for (const tries of [0, 1, 2, 3, 4, 10, 1_000]) {
    const span = Math.min(10_000, 1_000 * 2 ** Math.min(tries, 10));
    const waits = Array.from({ length: lines }, () => waitBefore(tries, next()));
    expect(Math.max(...waits)).toBeLessThanOrEqual(span);
    const tenths = Array.from({ length: 10 }, (_, tenth) =>
      waits.filter((wait) => Math.min(9, Math.floor((wait / span) * 10)) === tenth),
    );
    // evenly it would be 12 or 13 in each
    for (const within of tenths) expect(within.length).toBeLessThan(lines / 4);
    expect(tenths.filter((within) => within.length === 0)).toEqual([]);
  }
});

const stamp = (name: string, field: string | null, caret: number) => ({
  user: { name, agency: 'Larkmere Homes', colour: 1, userId: name },
  field,
  cursor: { anchor: caret, head: caret },
});

test('[C15] a caret that moved is no news to the list of people; a person who comes, leaves or changes the box is', () => {
  const awareness = new Awareness(new Y.Doc());
  const put = (id: number, state: Record<string, unknown> | null) => {
    if (state === null) awareness.states.delete(id);
    else awareness.states.set(id, state);
  };
  put(11, stamp('Sam', 'discussion', 1));
  const first = othersHere(awareness, []);
  expect(first.map(({ name, field }) => [name, field])).toEqual([['Sam', 'discussion']]);
  put(11, stamp('Sam', 'discussion', 2));
  expect(othersHere(awareness, first)).toBe(first);
  put(11, stamp('Sam', 'risk', 2));
  const moved = othersHere(awareness, first);
  expect(moved.map(({ field }) => field)).toEqual(['risk']);
  put(12, stamp('Sam', 'risk', 0));
  const twoTabs = othersHere(awareness, moved);
  expect(twoTabs.map(({ clientId, userId }) => [clientId, userId])).toEqual([
    [11, 'Sam'],
    [12, 'Sam'],
  ]);
  put(11, null);
  expect(othersHere(awareness, twoTabs).map(({ clientId }) => clientId)).toEqual([12]);
  awareness.destroy();
});
