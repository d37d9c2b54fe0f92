/** The scan against content that may not stand, and against frames that would cost too much. */
import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  any,
  byHand,
  editOf,
  element,
  firstText,
  me,
  myParagraph,
  other,
  scanned,
  string,
  struct,
  typed,
  written,
  type HandBlock,
} from '../support/roomsScan.js';

const block = (...structs: HandBlock['structs']): Uint8Array => byHand([{ client: me, structs }]);
const inText = (...structs: HandBlock['structs']): Uint8Array =>
  byHand([{ client: me, structs: [element({ root: 'discussion' }), typed({ parent: [me, 0] }, 6), ...structs] }]);
const room = () => written();

describe('what it carries', () => {
  test.each([
    ['Y16 a sub-document', 9, 'CONTENT'],
    ['Y21 an embed', 5, 'EMBED'],
    ['Y21 binary', 3, 'CONTENT'],
    ['JSON of old', 2, 'CONTENT'],
    ['a content that does not exist', 21, 'CONTENT'],
  ] as const)('%s', (_, ref, code) => {
    expect(
      scanned(room(), inText(struct(ref, { parent: [me, 1] }, (encoder) => encoding.writeVarString(encoder, 'a')))),
    ).toBe(code);
  });

  test.each([
    ['an array', typed({ root: 'discussion' }, 0)],
    ['a map', typed({ root: 'discussion' }, 1)],
    ['Y21 an XML hook', typed({ root: 'discussion' }, 5)],
    ['an element outside the table', element({ root: 'discussion' }, 'script')],
    ['an element named like a property of every object', element({ root: 'discussion' }, 'constructor')],
    ['a list item outside a list', element({ root: 'discussion' }, 'listItem')],
    ['a bare text', typed({ root: 'discussion' }, 6)],
  ])('TYPE: %s', (_, write) => {
    expect(scanned(room(), block(write))).toBe('TYPE');
  });

  test('words straight in a root, and a value that is no attribute', () => {
    expect(scanned(room(), block(string({ root: 'discussion' }, 'x')))).toBe('CONTENT');
    expect(scanned(room(), inText(any({ parent: [me, 0] }, 1)))).toBe('CONTENT');
  });

  test('Y12 an object as a value', () => {
    const list = element({ root: 'discussion' }, 'orderedList');
    expect(scanned(room(), block(list, any({ parent: [me, 0], sub: 'start' }, { deep: [] })))).toBe('ANY_DEPTH');
    expect(scanned(room(), block(list, any({ parent: [me, 0], sub: 'start' }, 'x'.repeat(500))))).toBe('TOO_BIG');
  });

  test('Y22 bidi overrides, control characters, bad UTF-8', () => {
    expect(scanned(room(), inText(string({ parent: [me, 1] }, 'a\u202eb')))).toBe('BIDI');
    expect(scanned(room(), inText(string({ parent: [me, 1] }, 'a\u0000b')))).toBe('CONTROL_CHAR');
    const bad = struct(4, { parent: [me, 1] }, (encoder) =>
      [2, 0xc3, 0x28].forEach((b) => encoding.writeUint8(encoder, b)),
    );
    expect(scanned(room(), inText(bad))).toBe('UTF8');
    expect(scanned(room(), inText(string({ parent: [me, 1] }, 'na\u00efve \ud83d\ude42 \u0627')))).toBe('fit');
  });

  test('an edit inside a surrogate pair, which Yjs would break differently in the replay', () => {
    const doc = written('a🙂b');
    const at = (left: number, right: number) => block(string({ left: [other, left], right: [other, right] }, 'x'));
    expect([scanned(doc, at(3, 4)), scanned(doc, at(2, 3)), scanned(doc, at(4, 5))]).toEqual(['UTF8', 'fit', 'fit']);
    expect(scanned(doc, byHand([], [[other, 3, 1]]))).toBe('UTF8');
    expect(scanned(doc, byHand([], [[other, 3, 2]]))).toBe('fit');
    expect(scanned(doc, inText(string({ parent: [me, 1] }, '🙂'), string({ left: [me, 2] }, 'x')))).toBe('UTF8');
    Y.applyUpdate(doc, byHand([myParagraph('a')]));
    const half = { client: me, clock: 2, structs: [string({ parent: [me, 1] }, '🙂')] };
    expect(scanned(doc, byHand([half]))).toBe('UTF8');
  });

  test('a struct that is known, claimed to stand inside a pair: Yjs would cut there all the same', () => {
    const doc = written('a🙂b');
    Y.applyUpdate(doc, byHand([myParagraph('abc')]));
    const moved = (left: number, right: number) => ({
      client: me,
      structs: [element({ left: [other, left], right: [other, right] })],
    });
    expect(scanned(doc, byHand([moved(3, 4)], [[me, 2, 1]]))).toBe('UTF8');
    expect(scanned(doc, byHand([moved(2, 3)], [[me, 2, 1]]))).toBe('fit');
  });

  test('Y11 thirteen lists inside each other', () => {
    const nest: HandBlock['structs'][number][] = [element({ root: 'discussion' }, 'bulletList')];
    for (let depth = 0; depth < 12; depth++) {
      nest.push(element({ parent: [me, depth] }, depth % 2 === 0 ? 'listItem' : 'bulletList'));
    }
    expect(scanned(room(), block(...nest))).toBe('NEST');
    expect(scanned(room(), block(...nest.slice(0, 12)))).toBe('fit');
  });
});

describe('what it costs', () => {
  test('Y05 a declared count that the bytes cannot hold', () => {
    const bytes = (...values: number[]) => {
      const encoder = encoding.createEncoder();
      for (const value of values) encoding.writeVarUint(encoder, value);
      return encoding.toUint8Array(encoder);
    };
    expect(scanned(room(), bytes(30_000_000))).toBe('STRUCT_COUNT');
    expect(scanned(room(), bytes(1, 30_000_000, me, 0))).toBe('STRUCT_COUNT');
    expect(scanned(room(), bytes(0, 30_000_000))).toBe('DS_COUNT');
    expect(scanned(room(), bytes(0, 1, other, 30_000_000))).toBe('DS_COUNT');
  });

  test('Y06, Y23 bytes of the second format, bytes left over, bytes cut off', () => {
    const good = byHand([myParagraph('x')]);
    expect(scanned(room(), new Uint8Array([...good, 0]))).toBe('TRAILING');
    expect(scanned(room(), good.subarray(0, good.length - 2))).toBe('TRAILING');
    expect(scanned(room(), new Uint8Array())).toBe('TRAILING');
    expect(['fit', 'nothing new']).not.toContain(scanned(room(), Y.encodeStateAsUpdateV2(room()), { own: [other] }));
  });

  test('Y13 two thousand inserts at the head of a long list of words', () => {
    const doc = written('a');
    const text = firstText(doc);
    doc.transact(() => {
      for (let n = 0; n < 3_000; n++) text.insert(0, n % 2 === 0 ? 'x' : 'y');
    });
    const inserts = Array.from({ length: 2_000 }, () => string({ parent: [other, 1] }, 'z'));
    expect(scanned(doc, block(...inserts))).toBe('WORK');
  });

  test('Y13 the same among one’s own new words', () => {
    const inserts = Array.from({ length: 2_000 }, () => string({ left: [me, 2] }, 'z'));
    expect(scanned(room(), inText(string({ parent: [me, 1] }, 'a'), ...inserts))).toBe('WORK');
  });

  test('typing at one place offline, a thousand times, is cheap', () => {
    const doc = room();
    const frame = editOf(doc, me, (replica) => {
      for (let n = 0; n < 1_000; n++) firstText(replica).insert(4, n % 2 === 0 ? 'x' : 'y');
    });
    expect(scanned(doc, frame)).toBe('fit');
  });

  test('Y14 a frame over the limit, Y15 ten thousand delete ranges', () => {
    expect(scanned(room(), byHand([myParagraph('x'.repeat(300_000))]))).toBe('TOO_BIG');
    const ranges = encoding.createEncoder();
    for (const value of [0, 1, other, 10_000]) encoding.writeVarUint(ranges, value);
    for (let n = 0; n < 20_000; n++) encoding.writeVarUint(ranges, 1);
    expect(scanned(room(), encoding.toUint8Array(ranges))).toBe('DS_COUNT');
  });

  test('Y18 the words of others, wiped at one stroke; one’s own may go', () => {
    const doc = written('x'.repeat(5_000));
    expect(scanned(doc, byHand([], [[other, 2, 5_000]]))).toBe('MASS_DELETE');
    expect(scanned(doc, byHand([], [[other, 0, 1]]))).toBe('MASS_DELETE');
    expect(scanned(doc, byHand([], [[other, 2, 3_000]]))).toBe('fit');
    expect(scanned(doc, byHand([], [[other, 2, 5_000]]), { own: [other] })).toBe('fit');
  });

  test('Y18 a paragraph goes with its words, which count once', () => {
    const doc = written('x'.repeat(3_000));
    expect(scanned(doc, byHand([], [[other, 0, 3_002]]))).toBe('fit');
  });
});
