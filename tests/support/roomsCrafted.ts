/** The list of bad inputs as bytes: what a member with a script sends, one maker for each, given where they stand. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { any, byHand, element, format, string, struct, typed, type HandBlock } from './roomsScan.js';

/** Where the sender stands in a document. */
export interface Ground {
  /** An id leased to the sender, and how far it has come. */
  readonly own: number;
  readonly at: number;
  /** Somebody else's id that has an element at 0, a text at 1 and words from 2 on, and how far it has come. */
  readonly theirs: number;
  readonly reach: number;
  /** An id that nobody leased. */
  readonly nobody: number;
}

const numbers = (...values: number[]): Uint8Array => {
  const encoder = encoding.createEncoder();
  for (const value of values) encoding.writeVarUint(encoder, value);
  return encoding.toUint8Array(encoder);
};

const own = ({ own, at }: Ground, ...structs: HandBlock['structs']): Uint8Array =>
  byHand([{ client: own, clock: at, structs }]);

/** A paragraph with a text, and what is put into that. */
const inText = (ground: Ground, ...structs: HandBlock['structs']): Uint8Array =>
  own(ground, element({ root: 'discussion' }), typed({ parent: [ground.own, ground.at] }, 6), ...structs);
const text = ({ own, at }: Ground): { parent: [number, number] } => ({ parent: [own, at + 1] });

const forged = (client: number, clock = 0): Uint8Array =>
  byHand([{ client, clock, structs: [element({ root: 'discussion' })] }]);

const content = (ref: number) => (ground: Ground) =>
  inText(
    ground,
    struct(ref, text(ground), (encoder) => encoding.writeVarString(encoder, 'case-9')),
  );

const nested = (ground: Ground): Uint8Array => {
  const names = Array.from({ length: 1_000 }, (_, depth) => (depth % 2 === 0 ? 'bulletList' : 'listItem'));
  return own(
    ground,
    ...names.map((name, depth) =>
      element(depth === 0 ? { root: 'discussion' } : { parent: [ground.own, ground.at + depth - 1] }, name),
    ),
  );
};

const deep = (ground: Ground): Uint8Array => {
  const value = struct(8, { parent: [ground.own, ground.at], sub: 'start' }, (encoder) => {
    encoding.writeVarUint(encoder, 1);
    for (let n = 0; n < 20_000; n++) {
      encoding.writeUint8(encoder, 117);
      encoding.writeVarUint(encoder, 1);
    }
    encoding.writeUint8(encoder, 127);
  });
  return own(ground, element({ root: 'discussion' }, 'orderedList'), value);
};

const subDocument = (ground: Ground): Uint8Array =>
  inText(
    ground,
    struct(9, text(ground), (encoder) => {
      encoding.writeVarString(encoder, 'case-9:police');
      encoding.writeAny(encoder, { autoLoad: true });
    }),
  );

const keyed = (sub: string) => (ground: Ground) =>
  own(
    ground,
    element({ root: 'discussion' }, 'orderedList'),
    any({ parent: [ground.own, ground.at], sub }, { admin: true }),
  );

const secondFormat = ({ own, at }: Ground): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = own;
  doc.getXmlFragment('discussion').insert(0, [new Y.XmlElement('paragraph')]);
  return at === 0
    ? Y.encodeStateAsUpdateV2(doc)
    : Y.convertUpdateFormatV1ToV2(byHand([{ client: own, clock: at, structs: [element({ root: 'discussion' })] }]));
};

/** Two thousand inserts at the head of the others' words, each of which has to look for its place among the rest. */
const headInserts = (ground: Ground): Uint8Array =>
  own(ground, ...Array.from({ length: 2_000 }, () => string({ parent: [ground.theirs, 1] }, 'z')));

const manyRanges = ({ theirs }: Ground): Uint8Array => {
  const ranges = Array.from({ length: 10_000 }, () => [1, 1]).flat();
  return numbers(0, 1, theirs, 10_000, ...ranges);
};

export type Crafted = Readonly<
  Record<string, readonly [what: string, make: (ground: Ground) => Uint8Array, ...codes: string[]]>
>;

/** By number of the case; after the maker, the codes that may be answered. */
export const crafted: Crafted = {
  Y01: ['a forged client id', ({ theirs, reach }) => forged(theirs, reach), 'FORGED_CLIENT'],
  'Y01 (nobody’s)': ['an id that nobody leased', ({ nobody }) => forged(nobody), 'FORGED_CLIENT'],
  Y05: ['30 million declared structs', () => numbers(30_000_000), 'STRUCT_COUNT'],
  'Y05 (in a block)': ['30 million in one block', ({ own, at }) => numbers(1, 30_000_000, own, at), 'STRUCT_COUNT'],
  Y06: ['bytes of the second format', secondFormat, 'TRAILING', 'STRUCT_COUNT', 'CONTENT', 'SKIP', 'DS_COUNT'],
  Y07: [
    'a clock gap',
    ({ own, at }) => byHand([{ client: own, clock: at + 3, structs: [element({ root: 'discussion' })] }]),
    'CLOCK_GAP',
  ],
  Y08: [
    'an unknown neighbour',
    (ground) => own(ground, string({ left: [ground.theirs, ground.reach + 500] }, 'x')),
    'UNKNOWN_REF',
  ],
  'Y08 (torn)': [
    'neighbours in the wrong order',
    (ground) => own(ground, string({ left: [ground.theirs, 4], right: [ground.theirs, 3] }, 'x')),
    'UNKNOWN_REF',
  ],
  Y09: [
    'a good struct, then one that rests on itself',
    (ground) => own(ground, element({ root: 'discussion' }), string({ left: [ground.own, ground.at + 1] }, 'x')),
    'SELF_REF',
  ],
  Y10: [
    'a skip struct',
    (ground) => own(ground, (encoder) => [10, 3].forEach((byte) => encoding.writeUint8(encoder, byte))),
    'SKIP',
  ],
  'Y10 (twice)': [
    'a block twice',
    ({ own, at }) => byHand([0, 1].map(() => ({ client: own, clock: at, structs: [element({ root: 'discussion' })] }))),
    'DUP_BLOCK',
  ],
  Y11: ['a thousand nested elements', nested, 'NEST'],
  Y12: ['twenty thousand nested values', deep, 'ANY_DEPTH'],
  Y13: ['two thousand inserts at the head', headInserts, 'WORK'],
  Y14: ['a frame of 100 kB', (ground) => inText(ground, string(text(ground), 'x'.repeat(100_000))), 'TOO_BIG'],
  Y15: ['ten thousand delete ranges', manyRanges, 'DS_COUNT'],
  Y16: ['a sub-document', subDocument, 'CONTENT'],
  Y17: ['an unknown root', (ground) => own(ground, element({ root: 'minutes' })), 'ROOT'],
  'Y17 (read-only)': ['a root not mine to write', (ground) => own(ground, element({ root: 'victim' })), 'NO_WRITE'],
  Y18: [
    'the words of others, nearly all of them',
    ({ theirs, reach }) => byHand([], [[theirs, 0, Math.max(1, reach - 20)]]),
    'MASS_DELETE',
  ],
  Y19: ['a delete of what nobody wrote', ({ theirs, reach }) => byHand([], [[theirs, 2, reach + 500]]), 'DS_UNKNOWN'],
  'Y19 (nobody’s)': ['a delete under an unknown id', ({ nobody }) => byHand([], [[nobody, 0, 1]]), 'DS_UNKNOWN'],
  Y20: ['the key __proto__', keyed('__proto__'), 'KEY', 'ANY_DEPTH'],
  'Y20 (author)': [
    'the key author',
    (ground) =>
      own(
        ground,
        element({ root: 'discussion' }, 'orderedList'),
        any({ parent: [ground.own, ground.at], sub: 'author' }, 'Chair'),
      ),
    'KEY',
  ],
  'Y20 (mark)': ['a mark outside the table', (ground) => inText(ground, format(text(ground), 'link', '{}')), 'KEY'],
  Y21: ['an embed', content(5), 'EMBED'],
  'Y21 (binary)': ['binary', content(3), 'CONTENT'],
  'Y21 (hook)': ['an XML hook', (ground) => own(ground, typed({ root: 'discussion' }, 5)), 'TYPE'],
  'Y21 (script)': [
    'an element outside the table',
    (ground) => own(ground, element({ root: 'discussion' }, 'script')),
    'TYPE',
  ],
  Y22: ['a bidi override', (ground) => inText(ground, string(text(ground), 'he \u202edias')), 'BIDI'],
  'Y22 (control)': [
    'a control character',
    (ground) => inText(ground, string(text(ground), 'a\u0000b')),
    'CONTROL_CHAR',
  ],
  'Y22 (UTF-8)': [
    'bad UTF-8',
    (ground) =>
      inText(
        ground,
        struct(4, text(ground), (encoder) => [2, 0xc3, 0x28].forEach((byte) => encoding.writeUint8(encoder, byte))),
      ),
    'UTF8',
  ],
  Y23: ['bytes left over', (ground) => new Uint8Array([...inText(ground, string(text(ground), 'x')), 0]), 'TRAILING'],
  'Y23 (cut)': ['bytes cut off', (ground) => inText(ground, string(text(ground), 'x')).subarray(0, -2), 'TRAILING'],
};
