/** How a page comes back: when each of its lines tries again, and what of presence is news to it. The browser's own modules, without a browser. */
import { waitBefore } from '@board/shared/wire/returning.js';
import { expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { othersHere } from '../../client/src/docs/presence.js';
import { newTally, noteSent, noteStored, settled, unsentOf } from '../../client/src/docs/tally.js';
import { seededChance } from '../support/roomsPorts.js';

const lines = 25 * 5;
const seed = Number(process.env['BOARD_SEED'] ?? 14);

/** Numbers below one from a seed. */
const drawn = (from: number): (() => number) => {
  const chance = seededChance(from);
  return () => new DataView(Uint8Array.from(chance.bytes(4)).buffer).getUint32(0) / 2 ** 32;
};

test(`[C14] after a drop of everybody, 125 lines come back spread over the whole span, however long they were away (seed ${seed})`, () => {
  const next = drawn(seed);
  for (const since of [0, 1_000, 3_000, 6_000, 15_000, 30_000, 3_600_000]) {
    const span = Math.min(10_000, Math.max(1_000, since / 3));
    const waits = Array.from({ length: lines }, () => waitBefore(since, next()));
    expect(Math.max(...waits)).toBeLessThanOrEqual(Math.round(span));
    const tenths = Array.from({ length: 10 }, (_, tenth) =>
      waits.filter((wait) => Math.min(9, Math.floor((wait / span) * 10)) === tenth),
    );
    // evenly it would be 12 or 13 in each
    for (const within of tenths) expect(within.length).toBeLessThan(lines / 4);
    expect(tenths.filter((within) => within.length === 0)).toEqual([]);
  }
});

/** One line that was cut off, on a clock of its own: when it is in again, and how often it knocked until then. */
const comeBack = (back: number, next: () => number): { readonly at: number; readonly tries: number } => {
  let [at, tries] = [0, 0];
  do {
    // never sooner than the next millisecond, as no timer is
    at += Math.max(1, waitBefore(at, next()));
    tries += 1;
  } while (at < back);
  return { at, tries };
};

test(`[C14] a board that is back within three and a half seconds has each of 5,000 lines back within five, after few tries (seed ${seed})`, () => {
  const next = drawn(seed);
  for (const back of [0, 300, 1_000, 2_000, 3_000, 3_500]) {
    const returns = Array.from({ length: 5_000 }, () => comeBack(back, next));
    expect(Math.max(...returns.map(({ at }) => at))).toBeLessThanOrEqual(5_000);
    // all at once would be a stampede, and so would be a knock at every moment
    expect(new Set(returns.map(({ at }) => at)).size).toBeGreaterThan(500);
    expect(returns.reduce((sum, { tries }) => sum + tries, 0) / returns.length).toBeLessThanOrEqual(
      1 + (back / 1_000) * 2.5,
    );
  }
  const gone = Array.from({ length: 1_000 }, () => comeBack(60_000, next).tries);
  expect(gone.reduce((sum, tries) => sum + tries, 0) / gone.length).toBeLessThan(40);
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

test('[C4][S2] a line that breaks leaves nothing unsaved where nothing was written; “Saved” waits for the server all the same', () => {
  const [answer, key] = [Uint8Array.of(0, 1, 2, 0, 0), Uint8Array.of(0, 2, 2, 0, 0)];
  const tally = newTally();
  noteSent(tally, answer);
  expect([unsentOf(tally), settled(tally, true)]).toEqual([0, false]);
  noteSent(tally, key);
  expect([unsentOf(tally), settled(tally, true)]).toEqual([1, false]);
  noteStored(tally, 1);
  expect([unsentOf(tally), settled(tally, true)]).toEqual([1, false]);
  noteStored(tally, 2);
  expect([unsentOf(tally), settled(tally, true)]).toEqual([0, true]);

  const back = newTally(3);
  noteSent(back, answer);
  expect([unsentOf(back), settled(back, true)]).toEqual([3, false]);
  noteStored(back, 1);
  expect([unsentOf(back), settled(back, true)]).toEqual([0, true]);
});
