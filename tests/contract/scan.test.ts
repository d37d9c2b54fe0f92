/** The scan against what no honest editor sends: each case of the list of bad inputs, by its code. */
import { scan } from '@board/server/rooms/scan/scan.js';
import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  any,
  byHand,
  editOf,
  element,
  firstText,
  format,
  groundOf,
  me,
  mine,
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

describe('what may stand', () => {
  test('[S3] words under one’s own leased id are fit', () => {
    expect(scanned(new Y.Doc(), byHand([myParagraph('hello')]))).toBe('fit');
  });

  test('[S5] an exact replay is nothing new', () => {
    const doc = room();
    expect(scanned(doc, Y.encodeStateAsUpdate(doc), { own: [] })).toBe('nothing new');
  });

  test('[S4] an attribute of the table is fit, any other key is not', () => {
    const list = element({ root: 'discussion' }, 'orderedList');
    const set = (sub: string) => block(list, any({ parent: [me, 0], sub }, 3));
    expect(scanned(room(), set('start'))).toBe('fit');
    for (const key of ['__proto__', 'author', 'constructor', 'onclick']) expect(scanned(room(), set(key))).toBe('KEY');
  });

  test('[S4] bold and a hashed bold are fit, a mark outside the table is not', () => {
    expect(scanned(room(), inText(format({ parent: [me, 1] }, 'bold', '{}')))).toBe('fit');
    expect(scanned(room(), inText(format({ parent: [me, 1] }, 'italic--aB3+/xY=', 'true')))).toBe('fit');
    expect(scanned(room(), inText(format({ parent: [me, 1] }, 'link', '{}')))).toBe('KEY');
    expect(scanned(room(), inText(format({ parent: [me, 1] }, 'bold', '{"onclick":1}')))).toBe('CONTENT');
  });

  test('what somebody typed and deleted offline is fit', () => {
    const gone = struct(1, { parent: [me, 1] }, (encoder) => encoding.writeVarUint(encoder, 5));
    const collected = (encoder: encoding.Encoder) => [0, 7].forEach((byte) => encoding.writeUint8(encoder, byte));
    expect(scanned(room(), inText(gone, collected))).toBe('fit');
  });
});

describe('whose it is', () => {
  test.each([
    ['Y01 a victim’s id', other],
    ['Y03 an id nobody leased', 4242],
  ])('[S3] %s', (_, client) => {
    const doc = room();
    const forged = byHand([
      { client, clock: Y.getState(doc.store, client), structs: [element({ root: 'discussion' })] },
    ]);
    expect(scanned(doc, forged)).toBe('FORGED_CLIENT');
  });

  test('[S3] Y25 an update of another document', () => {
    const elsewhere = editOf(written('x', 31), me, (replica) => firstText(replica).insert(1, 'y'));
    expect(scanned(room(), elsewhere, { own: [] })).toBe('FORGED_CLIENT');
  });
});

describe('roots', () => {
  test.each([['minutes'], ['info:not-an-id'], ['__proto__'], ['']])('[S4] Y17 a root outside the shape: %s', (root) => {
    expect(scanned(room(), block(element({ root })))).toBe('ROOT');
  });

  test('[S4] Y17 a root not yours to write, for inserts and for deletes', () => {
    const doc = room();
    const refuses = () => 'no-write' as const;
    expect(scanned(doc, byHand([myParagraph('x')]), { refuses })).toBe('NO_WRITE');
    expect(
      scanned(
        doc,
        editOf(doc, me, (replica) => firstText(replica).insert(3, 'x')),
        { refuses },
      ),
    ).toBe('NO_WRITE');
    expect(scanned(doc, byHand([], [[other, 2, 3]]), { refuses })).toBe('NO_DELETE');
  });

  test('[S4] Y27 a reader’s empty answer and repeated deletes pass', () => {
    const doc = room();
    firstText(doc).delete(0, 4);
    const refuses = () => 'no-write' as const;
    expect(scanned(doc, byHand([]), { refuses })).toBe('nothing new');
    expect(scanned(doc, byHand([], [[other, 2, 4]]), { refuses })).toBe('nothing new');
  });

  test('[S4] Y28 a closed phase, and a gate that says absent', () => {
    expect(scanned(room(), byHand([myParagraph('x')]), { refuses: () => 'phase' })).toBe('PHASE');
    expect(scanned(room(), byHand([myParagraph('x')]), { refuses: () => 'absent' })).toBe('absent');
  });

  test('[S4] a reader’s own tidying of formatting is left out, the rest of the frame is kept', () => {
    const doc = written();
    firstText(doc).format(0, 4, { bold: true });
    const bold = Y.getState(doc.store, other) - 2;
    const ground = groundOf(doc, { refuses: (root) => (root === 'discussion' ? 'no-write' : null) });
    const frame = byHand([{ client: me, structs: [element({ root: 'victim' })] }], [[other, bold, 1]]);
    const answer = scan(frame, ground);
    expect(answer).toMatchObject({ kind: 'fit', deed: { deletes: [] } });
    if (answer.kind === 'fit') Y.applyUpdate(doc, answer.update);
    expect(doc.getXmlFragment('discussion').toString()).toContain('<bold>');
    expect(doc.getXmlFragment('victim').length).toBe(1);
  });
});

describe('the order of things', () => {
  test('Y07 a clock gap', () => {
    expect(scanned(room(), byHand([{ client: me, clock: 3, structs: [element({ root: 'discussion' })] }]))).toBe(
      'CLOCK_GAP',
    );
  });

  test('Y08 an unknown neighbour, and neighbours in different parents or in the wrong order', () => {
    const doc = room();
    expect(scanned(doc, block(string({ left: [other, 500] }, 'x')))).toBe('UNKNOWN_REF');
    expect(scanned(doc, block(string({ left: [other, 3], right: [other, 0] }, 'x')))).toBe('UNKNOWN_REF');
    expect(scanned(doc, block(string({ left: [other, 9], right: [other, 3] }, 'x')))).toBe('UNKNOWN_REF');
    expect(scanned(doc, block(string({ parent: [other, 3] }, 'x')))).toBe('UNKNOWN_REF');
  });

  test('[S5] Y09 a good struct and then one that refers to itself: nothing is touched', () => {
    const doc = room();
    const before = Y.encodeStateAsUpdate(doc);
    expect(scanned(doc, inText(string({ left: [me, 2] }, 'x')))).toBe('SELF_REF');
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  test('blocks that refer to each other resolve in any order, and a cycle does not', () => {
    const parent = { client: mine, structs: [element({ root: 'discussion' }), typed({ parent: [mine, 0] }, 6)] };
    expect(scanned(room(), byHand([{ client: me, structs: [string({ parent: [mine, 1] }, 'x')] }, parent]))).toBe(
      'fit',
    );
    const circle = byHand([
      { client: me, structs: [element({ left: [mine, 0] })] },
      { client: mine, structs: [element({ left: [me, 0] })] },
    ]);
    expect(scanned(room(), circle)).toBe('SELF_REF');
  });

  test('Y10 a skip struct, a block twice', () => {
    const skip = (encoder: encoding.Encoder) => [10, 3].forEach((byte) => encoding.writeUint8(encoder, byte));
    expect(scanned(room(), block(skip))).toBe('SKIP');
    expect(scanned(room(), byHand([myParagraph('x'), myParagraph('y')]))).toBe('DUP_BLOCK');
  });

  test('Y26 half known: fit where the known half stands, refused elsewhere', () => {
    const doc = room();
    Y.applyUpdate(doc, byHand([myParagraph('abc')]));
    const whole = { client: me, clock: 2, structs: [string({ parent: [me, 1] }, 'abcdef')] };
    expect(scanned(doc, byHand([whole]))).toBe('fit');
    const liar = { client: me, clock: 2, structs: [string({ parent: [other, 1] }, 'abcdef')] };
    expect(scanned(doc, byHand([liar]))).toBe('STRADDLE');
  });

  test('Y19 a delete of what is unknown', () => {
    expect(scanned(room(), byHand([], [[other, 2, 500]]))).toBe('DS_UNKNOWN');
    expect(scanned(room(), byHand([], [[777, 0, 1]]))).toBe('DS_UNKNOWN');
  });
});

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
    const started = performance.now();
    expect(scanned(doc, block(...inserts))).toBe('WORK');
    expect(performance.now() - started).toBeLessThan(100);
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
