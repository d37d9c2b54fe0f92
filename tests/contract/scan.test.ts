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

  test('[S4] Y17 a root outside the shape, claimed for a struct that is known: Yjs would make it all the same', () => {
    const doc = room();
    Y.applyUpdate(doc, byHand([myParagraph('abc')]));
    const moved = (root: string) => ({ client: me, structs: [element({ root })] });
    expect(scanned(doc, byHand([moved('minutes')], [[me, 2, 1]]))).toBe('ROOT');
    expect(scanned(doc, byHand([moved('risk')], [[me, 2, 1]]))).toBe('ROOT');
    expect(scanned(doc, byHand([moved('discussion')], [[me, 2, 1]]))).toBe('fit');
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
    expect(doc.getXmlFragment('discussion').toJSON()).toContain('<bold>');
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

  test('Y08 new neighbours in different parents', () => {
    const second = [element({ left: [me, 0] }), typed({ parent: [me, 3] }, 6), string({ parent: [me, 4] }, 'b')];
    const torn = [...myParagraph('a').structs, ...second, string({ left: [me, 2], right: [me, 5] }, 'x')];
    expect(scanned(new Y.Doc(), byHand([{ client: me, structs: torn }]))).toBe('UNKNOWN_REF');
    expect(scanned(new Y.Doc(), byHand([{ client: me, structs: torn.slice(0, 6) }]))).toBe('fit');
  });

  test('Y08 a struct that is known, claimed with a neighbour that is not', () => {
    const doc = room();
    Y.applyUpdate(doc, byHand([myParagraph('abc')]));
    const again = { client: me, structs: [element({ left: [777, 5] })] };
    expect(scanned(doc, byHand([again], [[me, 2, 1]]))).toBe('UNKNOWN_REF');
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
    expect(scanned(room(), byHand([], [[other, 500, 0]]))).toBe('DS_COUNT');
  });
});
