/** Reads what one struct carries, and says what may stand inside what. Knows the allow-list and no document. */
import { marks, nodeAttributes } from '@board/shared/board/shape.js';
import { maxClock, maxWord } from './budget.js';
import type { ScanCode } from './codes.js';
import { latin } from './letters.js';
import type { Reader } from './reader.js';

export type Kind = 'gc' | 'deleted' | 'string' | 'format' | 'any' | 'element' | 'text';

export interface Content {
  readonly kind: Kind;
  readonly length: number;
  /** The node's name, for an element; the mark's, for a format; the words, when they are not plain ASCII. */
  readonly name: string;
  /** Where the words begin in the frame, for a string. */
  readonly at: number;
  /** An attribute's values; a mark's one, as JSON. */
  readonly values: Scalar[];
}

/** What an attribute may be. */
export type Scalar = string | number | boolean | null | undefined;

/** Who may stand directly inside whom: an element in the wrong place makes other people's editors delete its surroundings. */
export type Nesting = Readonly<Record<string, readonly string[]>>;

const blocks = ['paragraph', 'bulletList', 'orderedList'];

export const proseNesting: Nesting = {
  root: blocks,
  paragraph: ['text', 'hardBreak'],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: blocks,
  hardBreak: [],
  text: ['string', 'format'],
};

const none: Scalar[] = [];
const of = (kind: Kind, length: number, name = '', at = 0, values = none): Content => ({
  kind,
  length,
  name,
  at,
  values,
});
/** What a struct carries whose content is not read yet, or has a fault. */
export const nothing = of('deleted', 0);

/** What was collected, and is now so many clocks of nothing. */
export const readCollected = (reader: Reader): Content => of('gc', readLength(reader));

const refuse = (reader: Reader, code: ScanCode): Content => {
  reader.fail(code);
  return nothing;
};

/** Reads the content whose Yjs reference number is `ref`; faults go to the reader. */
export const readContent = (reader: Reader, ref: number): Content => {
  if (ref === 4) return readString(reader);
  if (ref === 1) return of('deleted', readLength(reader));
  if (ref === 6) return readFormat(reader);
  if (ref === 7) return readType(reader);
  if (ref === 8) return readAny(reader);
  return refuse(reader, ref === 5 ? 'EMBED' : 'CONTENT');
};

export const readLength = (reader: Reader): number => {
  const length = reader.uint();
  return length > maxClock ? reader.fail('TOO_BIG') : length;
};

const readString = (reader: Reader): Content => {
  const words = reader.words();
  if (typeof words === 'number') return of('string', words, '', reader.at - words);
  return of('string', words.length, words, reader.at);
};

/** The reader passed over plain words without keeping them. */
export const wordsOf = (bytes: Uint8Array, { name, at, length }: Content): string =>
  name === '' ? latin(bytes, at, at + length) : name;

const hashedMark = /^(.+)--[A-Za-z0-9+/=]{8}$/;
const markValues = ['true', '{}', 'null'];

const readFormat = (reader: Reader): Content => {
  const key = reader.word();
  const value = reader.word();
  if (reader.fault !== null) return nothing;
  if (!marks.includes(key) && !marks.includes(hashedMark.exec(key)?.[1] ?? '')) return refuse(reader, 'KEY');
  return markValues.includes(value) ? of('format', 1, key, 0, [value]) : refuse(reader, 'CONTENT');
};

const text = of('text', 1);

const readType = (reader: Reader): Content => {
  const type = reader.uint();
  if (type === 6) return text;
  if (type !== 3) return refuse(reader, 'TYPE');
  const name = reader.word();
  return Object.hasOwn(nodeAttributes, name) ? of('element', 1, name) : refuse(reader, 'TYPE');
};

/** More than one: an attribute set again and again, whose earlier values an undo stack still holds. */
const readAny = (reader: Reader): Content => {
  const count = reader.uint();
  if (count > reader.left) return refuse(reader, 'STRUCT_COUNT');
  const values: Scalar[] = [];
  for (let n = 0; n < count && reader.fault === null; n++) values.push(readScalar(reader));
  return of('any', count, '', 0, values);
};

/** lib0's `any`: only what an attribute of the table may be. Fractions no editor sets; those Yjs is to read itself. */
const readScalar = (reader: Reader): Scalar => {
  const type = reader.byte();
  if (type === 127) return undefined;
  if (type === 126) return null;
  if (type === 125) return reader.int();
  if (type === 124 || type === 123) {
    reader.skip(type === 124 ? 4 : 8);
    reader.padded = true;
    return 0;
  }
  if (type === 121 || type === 120) return type === 120;
  if (type === 119) return readShort(reader);
  return reader.fail(type === 118 || type === 117 ? 'ANY_DEPTH' : 'CONTENT');
};

const readShort = (reader: Reader): string => {
  const words = reader.words();
  const value = typeof words === 'string' ? words : latin(reader.bytes, reader.at - words, reader.at);
  if (value.length > maxWord) reader.fail('TOO_BIG');
  return value;
};

/** May this content stand here? `holder` is the node's name, `text` or `root`; `sub` the attribute it would set. */
export const misplaced = (
  content: Content,
  holder: string,
  sub: string | null,
  nesting: Nesting,
): 'KEY' | 'TYPE' | 'CONTENT' | null => {
  if (sub !== null) return misplacedValue(content, holder, sub);
  if (content.kind === 'deleted' || content.kind === 'gc') return null;
  const name = content.kind === 'element' ? content.name : content.kind;
  if (nesting[holder]?.includes(name)) return null;
  return content.kind === 'element' || content.kind === 'text' ? 'TYPE' : 'CONTENT';
};

const misplacedValue = (content: Content, holder: string, sub: string): 'KEY' | 'CONTENT' | null => {
  if (!Object.hasOwn(nodeAttributes, holder) || !nodeAttributes[holder]?.includes(sub)) return 'KEY';
  return content.kind === 'any' || content.kind === 'deleted' ? null : 'CONTENT';
};
