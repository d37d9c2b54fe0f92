/** A frame of whatever kind, told to others: integrated from what the scan read, or by Yjs, it is the same, bytes and all. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { litter } from '../support/fuzzCraft.js';
import { fuzzSize } from '../support/fuzzReport.js';
import { seeded } from '../support/roomsPorts.js';
import { any, byHand, element, me, mine, myParagraph, other, string, typed } from '../support/roomsScan.js';
import { Pair } from '../support/scanPair.js';
import { act, type Pick } from '../support/roomsTyping.js';

const { seeds, long } = fuzzSize(3, [20261122]);

/** Other people's words, in two roots. */
const ground = (pick: Pick): Y.Doc => {
  const doc = Object.assign(new Y.Doc(), { clientID: other });
  for (const root of ['discussion', 'victim']) for (let n = 0; n < 25; n++) act(doc, root, pick);
  return doc;
};

test.each(seeds)(
  '[S23, S42] hostile and honest frames from seed %i: integrated as Yjs would, and told as Yjs would write it',
  { timeout: 600_000 },
  (seed) => {
    const random = seeded(seed);
    const pick: Pick = (below) => Math.floor(random() * below);
    const pair = new Pair(Y.encodeStateAsUpdate(ground(pick)), [me, mine]);
    const seen = { frames: 0, read: 0, told: 0 };
    for (let n = 0; n < (long ? 1_500 : 300); n++) {
      const lore = { doc: pair.plain, own: [me, mine], others: [other], lease: pick(4) === 0 ? mine : me };
      for (const frame of litter(lore, pick)) {
        const { read, told, differs } = pair.take(frame);
        expect({ seed, frame: [...frame].join(), differs }).toEqual({ seed, frame: [...frame].join(), differs: [] });
        seen.frames++;
        if (read) seen.read++;
        if (told) seen.told++;
      }
    }
    expect(seen.read, JSON.stringify(seen)).toBeGreaterThan(seen.frames / 50);
    expect(seen.told, JSON.stringify(seen)).toBeGreaterThan(0);
  },
);

/** A paragraph of mine is there, and a list with a number. */
const begun = (): Uint8Array =>
  byHand([
    {
      client: me,
      structs: [
        ...myParagraph('ab').structs,
        element({ left: [me, 0] }, 'orderedList'),
        any({ parent: [me, 4], sub: 'start' }, 3),
      ],
    },
  ]);

/** Where the bytes of a frame could say something that no document would hold. */
const hiding: Readonly<Record<string, Uint8Array>> = {
  'a number written longer than it is': byHand([{ client: mine, structs: [string({ left: [me, 3] }, 'x')] }]).with(
    0,
    0x81,
  ),
  'a number for the parent that is neither 0 nor 1': Uint8Array.of(1, 1, mine, 0, 7, 77, me, 0, 6, 0),
  'a client without a range': Uint8Array.of(1, 1, mine, 0, 132, me, 3, 1, 120, 2, 66, 0, 65, 0),
  'a mark on a struct that sets nothing': Uint8Array.of(1, 1, mine, 0, 132 | 32, me, 3, 1, 120, 0),
  'no mark on a struct that sets an attribute': Uint8Array.of(1, 1, mine, 0, 136, me, 5, 1, 125, 9, 0),
  'bits of a number that is none': Uint8Array.of(1, 1, mine, 0, 168, me, 5, 1, 123, 0x7f, 0xf8, 1, 2, 3, 4, 5, 6, 0),
  'a whole number written as a fraction': Uint8Array.of(
    1,
    1,
    mine,
    0,
    168,
    me,
    5,
    1,
    123,
    0x40,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  ),
  'a signed number written longer than it is': Uint8Array.of(1, 1, mine, 0, 168, me, 5, 1, 125, 0x83, 0x80, 0, 0),
  'where words of one go are cut': byHand([
    { client: mine, structs: [string({ left: [me, 3] }, 'x'), string({ left: [mine, 0] }, 'y')] },
  ]),
  'the order of ranges': byHand(
    [],
    [
      [me, 2, 1],
      [mine, 0, 1],
    ].map(([a, b, c]) => [a ?? 0, b ?? 0, c ?? 0] as const),
  ),
  'ranges that lie side by side': Uint8Array.of(0, 1, me, 2, 2, 1, 3, 1),
};

test.each(Object.entries(hiding))('[S42] hidden bytes are told to nobody: %s', (name, made) => {
  const frame = name.startsWith('a number written') ? Uint8Array.of(0x81, 0, ...made.subarray(1)) : made;
  const pair = new Pair(begun(), [me, mine]);
  if (name === 'the order of ranges') pair.take(byHand([{ client: mine, structs: [string({ left: [me, 3] }, 'z')] }]));
  const { verdict, told, differs } = pair.take(frame);
  expect({ verdict, told, differs }).toEqual({ verdict: 'fit', told: false, differs: [] });
});

test('[S42] a number longer than any editor writes is refused before Yjs reads it', () => {
  const pair = new Pair(begun(), [me, mine]);
  const long = Array.from({ length: 40 }, () => 0x80);
  expect(pair.take(Uint8Array.of(1, 1, mine, 0, 168, me, 5, 1, 125, ...long, 0, 0)).verdict).toBe('CONTENT');
  expect(pair.take(byHand([{ client: mine, structs: [typed({ parent: [me, 0] }, 6)] }])).verdict).toBe('fit');
});
