/** Reads what one struct carries, and says what may stand inside what. Knows the allow-list and no document. */
import { marks, nodeAttributes } from '@board/shared/board/shape.js';
import { maxClock, maxWord } from './budget.js';
import type { ScanCode } from './codes.js';
import type { Reader } from './reader.js';

export type Kind = 'gc' | 'deleted' | 'string' | 'format' | 'any' | 'element' | 'text';

export interface Content {
  readonly kind: Kind;
  readonly length: number;
  /** The node's name, for an element; the words, when they are not plain ASCII. */
  readonly name: string;
  /** Where the words begin in the frame, for a string. */
  readonly at: number;
}

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

const nothing: Content = { kind: 'deleted', length: 0, name: '', at: 0 };
const of = (kind: Kind, length: number, name = '', at = 0): Content => ({ kind, length, name, at });

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

const hashedMark = /^(.+)--[A-Za-z0-9+/=]{8}$/;
const markValues = ['true', '{}', 'null'];

const readFormat = (reader: Reader): Content => {
  const key = reader.word();
  const value = reader.word();
  if (reader.fault !== null) return nothing;
  if (!marks.includes(key) && !marks.includes(hashedMark.exec(key)?.[1] ?? '')) return refuse(reader, 'KEY');
  return markValues.includes(value) ? of('format', 1) : refuse(reader, 'CONTENT');
};

const readType = (reader: Reader): Content => {
  const type = reader.uint();
  if (type === 6) return of('text', 1);
  if (type !== 3) return refuse(reader, 'TYPE');
  const name = reader.word();
  return Object.hasOwn(nodeAttributes, name) ? of('element', 1, name) : refuse(reader, 'TYPE');
};

/** More than one: an attribute set again and again, whose earlier values an undo stack still holds. */
const readAny = (reader: Reader): Content => {
  const count = reader.uint();
  if (count > reader.left) return refuse(reader, 'STRUCT_COUNT');
  for (let n = 0; n < count && reader.fault === null; n++) readScalar(reader);
  return of('any', count);
};

/** lib0's `any`: only what an attribute of the table may be. */
const readScalar = (reader: Reader): void => {
  const type = reader.byte();
  if (type === 127 || type === 126 || type === 121 || type === 120) return;
  if (type === 125) while (reader.byte() >= 128);
  else if (type === 124) reader.skip(4);
  else if (type === 123) reader.skip(8);
  else if (type === 119) {
    const words = reader.words();
    if ((typeof words === 'number' ? words : words.length) > maxWord) reader.fail('TOO_BIG');
  } else reader.fail(type === 118 || type === 117 ? 'ANY_DEPTH' : 'CONTENT');
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
