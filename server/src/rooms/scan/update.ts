/** Reads a Yjs update (version 1) into plain structs without touching a document. Knows the format, and no meaning. */
import { maxClock, type Budget } from './budget.js';
import type { ScanCode } from './codes.js';
import { readContent, readLength, type Content } from './content.js';
import { Reader } from './reader.js';
import type { Site } from './sites.js';

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
  /** The attribute; once placed, the one inherited from the neighbour. */
  sub: string | null;
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
  /** Some number in it is not written as Yjs would write it. */
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
    structs.push(struct);
  }
  return { client, clock, end, structs };
};

const leftGiven = 128;
const rightGiven = 64;
const subGiven = 32;

const readStruct = (reader: Reader, client: number, clock: number): Struct => {
  const info = reader.byte();
  const ref = info & 31;
  if (ref === 0) return bare(client, clock, { kind: 'gc', length: readLength(reader), name: '', at: 0 });
  if (ref === 10) reader.fail('SKIP');
  const left = (info & leftGiven) !== 0;
  const right = (info & rightGiven) !== 0;
  const leftClient = left ? reader.uint() : -1;
  const leftClock = left ? reader.uint() : 0;
  const rightClient = right ? reader.uint() : -1;
  const rightClock = right ? reader.uint() : 0;
  const parentGiven = !left && !right;
  const root = parentGiven && reader.uint() === 1 ? reader.word() : null;
  const byId = parentGiven && root === null;
  const parentClient = byId ? reader.uint() : -1;
  const parentClock = byId ? reader.uint() : 0;
  const sub = parentGiven && (info & subGiven) !== 0 ? reader.word() : null;
  const content = readContent(reader, ref);
  return {
    client,
    clock,
    content,
    leftClient,
    leftClock,
    rightClient,
    rightClock,
    root,
    parentClient,
    parentClock,
    sub,
    site: null,
    inner: null,
  };
};

const bare = (client: number, clock: number, content: Content): Struct => ({
  client,
  clock,
  content,
  leftClient: -1,
  leftClock: 0,
  rightClient: -1,
  rightClock: 0,
  root: null,
  parentClient: -1,
  parentClock: 0,
  sub: null,
  site: null,
  inner: null,
});

const readRanges = (reader: Reader, budget: Budget): Range[] => {
  const ranges: Range[] = [];
  const clients = reader.uint();
  if (clients * 2 > reader.left) reader.fail('DS_COUNT');
  for (let n = 0; n < clients && reader.fault === null; n++) {
    const client = reader.uint();
    const count = reader.uint();
    if (count * 2 > reader.left || ranges.length + count > budget.ranges) reader.fail('DS_COUNT');
    for (let k = 0; k < count && reader.fault === null; k++) {
      const range = { client, clock: reader.uint(), length: readLength(reader) };
      if (range.length === 0) reader.fail('DS_COUNT');
      ranges.push(range);
    }
  }
  return ranges;
};
