/** Framing of MongoDB's wire protocol: OP_MSG, and OP_QUERY for a first hello. Knows no command. */
import { deserialize, serialize, type Document } from 'bson';
import type { Into } from './line.js';

/** What hello tells drivers; longer messages are cut off before they are buffered. */
export const MAX_MESSAGE_BYTES = 48_000_000;

const HEADER = 16;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM = 1;
const MORE_TO_COME = 2;

export interface Request {
  readonly id: number;
  readonly legacy: boolean;
  /** The sender wants no answer (write concern 0). */
  readonly silent: boolean;
  /** The command with its arguments; the first field names it. */
  readonly command: Document;
  /** Arguments that came as document sequences, or as lists of documents: each as raw bytes. */
  readonly lists: ReadonlyMap<string, readonly Buffer[]>;
}

const RAW_LISTS = { documents: true, updates: true, deletes: true };

const commandIn = (bytes: Buffer): Document =>
  deserialize(bytes, { promoteValues: false, bsonRegExp: true, fieldsAsRaw: RAW_LISTS });

function* documentsIn(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length;) {
    const size = bytes.readInt32LE(at);
    if (size < 5 || at + size > bytes.length) throw new RangeError('a document reaches over its section');
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

const sequenceIn = (section: Buffer): [string, Buffer[]] => {
  const end = section.indexOf(0);
  return [section.toString('utf8', 0, end), [...documentsIn(section.subarray(end + 1))]];
};

/** One section: its kind, its bytes without the kind, and where the next one begins. */
const sectionAt = (message: Buffer, at: number) => {
  const kind = message.readUInt8(at);
  const size = message.readInt32LE(at + 1);
  const next = at + 1 + size;
  if (kind > 1 || size < 5 || next > message.length) throw new RangeError('an unknown or broken section');
  return { kind, next, bytes: message.subarray(at + (kind === 0 ? 1 : 5), next) };
};

const takeLists = (command: Document, lists: Map<string, readonly Buffer[]>) => {
  for (const name of Object.keys(RAW_LISTS))
    if (Array.isArray(command[name])) {
      lists.set(name, command[name] as Buffer[]);
      delete command[name];
    }
};

const modern = (message: Buffer): Request => {
  const flags = message.readUInt32LE(HEADER);
  const body = message.subarray(0, message.length - (flags & CHECKSUM ? 4 : 0));
  const lists = new Map<string, readonly Buffer[]>();
  let command: Document = {};
  for (let at = HEADER + 4; at < body.length;) {
    const section = sectionAt(body, at);
    if (section.kind === 0) command = commandIn(section.bytes);
    else lists.set(...sequenceIn(section.bytes));
    at = section.next;
  }
  takeLists(command, lists);
  return { id: message.readInt32LE(4), legacy: false, silent: (flags & MORE_TO_COME) !== 0, command, lists };
};

const legacy = (message: Buffer): Request => {
  const name = message.indexOf(0, HEADER + 4);
  const command = commandIn(message.subarray(name + 9));
  return { id: message.readInt32LE(4), legacy: true, silent: false, command, lists: new Map() };
};

/** Throws a RangeError on what is not the protocol: there is nobody to answer then. */
export const readRequest = (message: Buffer): Request => {
  const operation = message.readInt32LE(12);
  if (operation === OP_MSG) return modern(message);
  if (operation === OP_QUERY) return legacy(message);
  throw new RangeError(`operation ${operation} is not supported`);
};

/** An insert of documents that lie one after another, as a driver would ask it: each taken or refused by itself. */
export const insertOf = ({ db, collection }: Into, bytes: Uint8Array): Request => ({
  id: 0,
  legacy: false,
  silent: false,
  command: { insert: collection, ordered: false, $db: db },
  lists: new Map([['documents', [...documentsIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))]]]),
});

const header = (length: number, to: Request, operation: number): Buffer => {
  const bytes = Buffer.alloc(length);
  bytes.writeInt32LE(to.id, 8);
  bytes.writeInt32LE(operation, 12);
  return bytes;
};

/** A reply in pieces, so that large documents are copied once, on their way out. */
export type Pieces = readonly Buffer[];

const lengthOf = (pieces: Pieces): number => pieces.reduce((sum, { length }) => sum + length, 0);

export const replyTo = (request: Request, reply: Pieces): Buffer => {
  const head = request.legacy ? header(HEADER + 20, request, OP_REPLY) : header(HEADER + 5, request, OP_MSG);
  if (request.legacy) head.writeInt32LE(1, HEADER + 16);
  head.writeInt32LE(head.length + lengthOf(reply), 0);
  return Buffer.concat([head, ...reply]);
};

const element = (type: number, name: string, value: Pieces): Pieces => [
  Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`)]),
  ...value,
];

const documentOf = (elements: Pieces): Pieces => {
  const size = Buffer.alloc(4);
  size.writeInt32LE(lengthOf(elements) + 5);
  return [size, ...elements, Buffer.alloc(1)];
};

const elementsOf = (document: Document): Buffer => Buffer.from(serialize(document)).subarray(4, -1);

/** `{cursor: {<batch>: […], id, ns}, ok: 1}` around documents that stay the bytes they are. */
export const cursorReply = (batch: 'firstBatch' | 'nextBatch', documents: Pieces, id: bigint, ns: string): Pieces => {
  const list = documentOf(documents.flatMap((raw, at) => element(3, String(at), [raw])));
  const cursor = documentOf([...element(4, batch, list), elementsOf({ id, ns })]);
  return documentOf([...element(3, 'cursor', cursor), elementsOf({ ok: 1 })]);
};
