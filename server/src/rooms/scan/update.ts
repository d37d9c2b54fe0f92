/** Reads a Yjs update (version 1) into plain structs without touching a document. Knows the format, and no meaning. */
import { maxClock, type Budget } from './budget.js';
import type { ScanCode } from './codes.js';
import { nothing, readCollected, readContent, readLength, type Content } from './content.js';
import { Reader } from './reader.js';
import type { Live, Site } from './sites.js';

/** One struct as claimed. A neighbour or parent that is not given has client -1. */
export interface Struct {
  readonly client: number;
  readonly clock: number;
  readonly content: Content;
  readonly leftClient: number;
  readonly leftClock: number;
  readonly rightClient: number;
  readonly rightClock: number;
  readonly root: string | null;
  readonly parentClient: number;
  readonly parentClock: number;
  /** It claims to set an attribute: without a word which, when it has a neighbour. */
  readonly sets: boolean;
  /** The attribute; once placed, the one inherited from the neighbour. */
  sub: string | null;
  /** What it names, as far as the document has it. */
  left: Live | null;
  right: Live | null;
  parent: Live | null;
  /** Where it stands, and what its children stand in, once the scan has placed it. */
  site: Site | null;
  inner: Site | null;
}

export interface Block {
  readonly client: number;
  readonly clock: number;
  readonly end: number;
  readonly structs: readonly Struct[];
}

export interface Range {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

export interface Update {
  readonly bytes: Uint8Array;
  readonly blocks: readonly Block[];
  readonly ranges: readonly Range[];
  /** Where the delete set begins. */
  readonly deletesAt: number;
  /** Something in it is not written as Yjs would write it. */
  readonly padded: boolean;
}

/** The update, or the code of its first fault. */
export const readUpdate = (bytes: Uint8Array, budget: Budget): Update | ScanCode => {
  if (bytes.length > budget.bytes) return 'TOO_BIG';
  const reader = new Reader(bytes);
  const blocks = readBlocks(reader, budget);
  const deletesAt = reader.at;
  const ranges = reader.fault === null ? readRanges(reader, budget) : [];
  if (reader.fault !== null) return reader.fault;
  return reader.left > 0 ? 'TRAILING' : { bytes, blocks, ranges, deletesAt, padded: reader.padded };
};

const readBlocks = (reader: Reader, budget: Budget): Block[] => {
  const blocks: Block[] = [];
  let spent = 0;
  const count = reader.uint();
  if (count * 2 > reader.left) reader.fail('STRUCT_COUNT');
  for (let n = 0; n < count && reader.fault === null; n++) {
    const size = reader.uint();
    spent += size;
    if (size * 2 > reader.left || spent > budget.structs) reader.fail('STRUCT_COUNT');
    else blocks.push(readBlock(reader, size));
  }
  return blocks;
};

const readBlock = (reader: Reader, size: number): Block => {
  const client = reader.uint();
  const clock = reader.uint();
  const structs: Struct[] = [];
  let end = clock;
  for (let n = 0; n < size && reader.fault === null; n++) {
    const struct = readStruct(reader, client, end);
    end += struct.content.length;
    if (struct.content.length === 0) reader.fail('CONTENT');
    if (end > maxClock) reader.fail('TOO_BIG');
    if (n > 0 && goesOn(struct, structs[n - 1])) reader.padded = true;
    structs.push(struct);
  }
  return { client, clock, end, structs };
};

/** Yjs would write the two as one. */
const goesOn = (struct: Struct, last: Struct | undefined): boolean =>
  last !== undefined &&
  struct.leftClock === struct.clock - 1 &&
  struct.leftClient === struct.client &&
  struct.content.kind === last.content.kind &&
  (struct.content.kind === 'string' || struct.content.kind === 'any') &&
  struct.rightClient === last.rightClient &&
  struct.rightClock === last.rightClock;

const leftGiven = 128;
const rightGiven = 64;
const subGiven = 32;

const readStruct = (reader: Reader, client: number, clock: number): Struct => {
  const struct = begin(client, clock);
  const info = reader.byte();
  const ref = info & 31;
  if (ref === 0) {
    struct.content = readCollected(reader);
    return struct;
  }
  if (ref === 10) reader.fail('SKIP');
  struct.sets = (info & subGiven) !== 0;
  if ((info & leftGiven) !== 0) {
    struct.leftClient = reader.uint();
    struct.leftClock = reader.uint();
  }
  if ((info & rightGiven) !== 0) {
    struct.rightClient = reader.uint();
    struct.rightClock = reader.uint();
  }
  if ((info & (leftGiven | rightGiven)) === 0) readParent(reader, struct);
  struct.content = readContent(reader, ref);
  return struct;
};

/** Given only by what has no neighbour. */
const readParent = (reader: Reader, struct: Draft): void => {
  const said = reader.uint();
  // Yjs writes 1 or 0, and takes all else for 0.
  if (said > 1) reader.padded = true;
  if (said === 1) struct.root = reader.word();
  else {
    struct.parentClient = reader.uint();
    struct.parentClock = reader.uint();
  }
  if (struct.sets) struct.sub = reader.word();
};

type Draft = { -readonly [K in keyof Struct]: Struct[K] };

/** Every field at once: all structs are of one make. */
const begin = (client: number, clock: number): Draft => ({
  client,
  clock,
  content: nothing,
  leftClient: -1,
  leftClock: 0,
  rightClient: -1,
  rightClock: 0,
  root: null,
  parentClient: -1,
  parentClock: 0,
  sets: false,
  sub: null,
  left: null,
  right: null,
  parent: null,
  site: null,
  inner: null,
});

const readRanges = (reader: Reader, budget: Budget): readonly Range[] => {
  const clients = reader.uint();
  if (clients === 0) return none;
  if (clients * 2 > reader.left) reader.fail('DS_COUNT');
  const ranges: Range[] = [];
  let before = Infinity;
  for (let n = 0; n < clients && reader.fault === null; n++) {
    const client = reader.uint();
    const count = reader.uint();
    if (count * 2 > reader.left || ranges.length + count > budget.ranges) reader.fail('DS_COUNT');
    if (client >= before || count === 0) reader.padded = true;
    before = client;
    let end = -1;
    for (let k = 0; k < count && reader.fault === null; k++) {
      const range = { client, clock: reader.uint(), length: readLength(reader) };
      if (range.length === 0) reader.fail('DS_COUNT');
      if (range.clock <= end) reader.padded = true;
      end = range.clock + range.length;
      ranges.push(range);
    }
  }
  return ranges;
};

const none: readonly Range[] = [];
