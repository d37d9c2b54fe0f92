/** The journal's record of a document, as bytes: a lease, one turn's update and whose deeds it holds, or how it began. */
import {
  placementId,
  sessionId,
  userId,
  type PlacementId,
  type SessionId,
  type UserId,
} from '@board/shared/kernel/ids.js';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Run } from './scan/scan.js';

/** One contributor's share of a turn. Inserts are theirs by leased id; deletes carry no author in Yjs, so this is the truth. */
export interface Part {
  readonly user: UserId;
  /** Null for words that the house placed on the person's behalf. */
  readonly session: SessionId | null;
  readonly clients: readonly Run[];
  /** Yjs's own delete-set encoding. */
  readonly deletes: Uint8Array;
}

/** Where placed words stand; nowhere, when they have been taken out since. */
export interface Stand {
  readonly id: PlacementId;
  readonly runs: readonly Run[];
}

/** The first words of a document that goes on from an older one. */
export interface Opening {
  readonly kind: 'opening';
  /** The older document's, and the hash at which it ended. */
  readonly epoch: number;
  readonly head: string;
  readonly update: Uint8Array;
  /** Whose words they are. */
  readonly parts: readonly Part[];
  /** Everything that was ever placed. */
  readonly stands: readonly Stand[];
  /** Placed words of which the cut has taken some: what facts say of them goes too. */
  readonly stripped: readonly PlacementId[];
}

/** `update` holds bytes made by the server's own document, never a client's. */
export type DocRecord =
  | { readonly kind: 'lease'; readonly client: number }
  | {
      readonly kind: 'update';
      readonly update: Uint8Array;
      readonly parts: readonly Part[];
      readonly placed: readonly PlacementId[];
    }
  | Opening
  /** The last record: whatever any node still brings conflicts with it, and so is not lost with what follows. */
  | { readonly kind: 'ended' };

const version = 1;
const kinds = { lease: 1, update: 2, opening: 3, ended: 4 } as const;

export const encodeRecord = (record: DocRecord): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, version);
  encoding.writeVarUint(encoder, kinds[record.kind]);
  if (record.kind === 'lease') encoding.writeVarUint(encoder, record.client);
  else if (record.kind === 'opening') writeOpening(encoder, record);
  else if (record.kind === 'update') {
    encoding.writeVarUint8Array(encoder, record.update);
    writeList(encoder, record.parts, writePart);
    writeList(encoder, record.placed, encoding.writeVarString);
  }
  return encoding.toUint8Array(encoder);
};

const writeOpening = (encoder: encoding.Encoder, opening: Opening): void => {
  encoding.writeVarUint(encoder, opening.epoch);
  encoding.writeVarString(encoder, opening.head);
  encoding.writeVarUint8Array(encoder, opening.update);
  writeList(encoder, opening.parts, writePart);
  writeList(encoder, opening.stands, writeStand);
  writeList(encoder, opening.stripped, encoding.writeVarString);
};

const writeStand = (encoder: encoding.Encoder, { id, runs }: Stand): void => {
  encoding.writeVarString(encoder, id);
  writeList(encoder, runs, writeRun);
};

export const writeList = <T>(
  encoder: encoding.Encoder,
  list: readonly T[],
  write: (encoder: encoding.Encoder, one: T) => void,
): void => {
  encoding.writeVarUint(encoder, list.length);
  for (const one of list) write(encoder, one);
};

const writePart = (encoder: encoding.Encoder, part: Part): void => {
  encoding.writeVarString(encoder, part.user);
  encoding.writeVarString(encoder, part.session ?? '');
  writeList(encoder, part.clients, writeRun);
  encoding.writeVarUint8Array(encoder, part.deletes);
};

export const writeRun = (encoder: encoding.Encoder, run: Run): void => {
  encoding.writeVarUint(encoder, run.id);
  encoding.writeVarUint(encoder, run.from);
  encoding.writeVarUint(encoder, run.to - run.from);
};

/** Throws on bytes that this house did not write: a room must not open over them. */
export const decodeRecord = (bytes: Uint8Array): DocRecord => {
  const decoder = decoding.createDecoder(bytes);
  if (decoding.readVarUint(decoder) !== version) throw new Error('a document record of an unknown version');
  const record = readBody(decoder, decoding.readVarUint(decoder));
  if (decoding.hasContent(decoder)) throw new Error('a document record with bytes left over');
  return record;
};

const readBody = (decoder: decoding.Decoder, kind: number): DocRecord => {
  if (kind === kinds.lease) return { kind: 'lease', client: decoding.readVarUint(decoder) };
  if (kind === kinds.opening) return readOpening(decoder);
  if (kind === kinds.ended) return { kind: 'ended' };
  if (kind !== kinds.update) throw new Error('a document record of an unknown kind');
  return {
    kind: 'update',
    update: decoding.readVarUint8Array(decoder),
    parts: readList(decoder, readPart),
    placed: readList(decoder, readPlacement),
  };
};

const readPlacement = (decoder: decoding.Decoder): PlacementId => placementId.parse(decoding.readVarString(decoder));

const readOpening = (decoder: decoding.Decoder): Opening => ({
  kind: 'opening',
  epoch: decoding.readVarUint(decoder),
  head: decoding.readVarString(decoder),
  update: decoding.readVarUint8Array(decoder),
  parts: readList(decoder, readPart),
  stands: readList(decoder, (from) => ({ id: readPlacement(from), runs: readList(from, readRun) })),
  stripped: readList(decoder, readPlacement),
});

export const readList = <T>(decoder: decoding.Decoder, read: (decoder: decoding.Decoder) => T): T[] => {
  const count = decoding.readVarUint(decoder);
  const list: T[] = [];
  for (let n = 0; n < count; n++) list.push(read(decoder));
  return list;
};

/** What was placed by a record, and where: placings come last among its parts, in their order. */
export const standsIn = (record: DocRecord): readonly Stand[] => {
  if (record.kind === 'lease' || record.kind === 'ended') return [];
  if (record.kind === 'opening') return record.stands;
  const { parts, placed } = record;
  return placed.map((id, n) => ({ id, runs: parts[parts.length - placed.length + n]?.clients ?? [] }));
};

const readPart = (decoder: decoding.Decoder): Part => {
  const user = userId.parse(decoding.readVarString(decoder));
  const session = decoding.readVarString(decoder);
  return {
    user,
    session: session === '' ? null : sessionId.parse(session),
    clients: readList(decoder, readRun),
    deletes: decoding.readVarUint8Array(decoder),
  };
};

export const readRun = (decoder: decoding.Decoder): Run => {
  const id = decoding.readVarUint(decoder);
  const from = decoding.readVarUint(decoder);
  return { id, from, to: from + decoding.readVarUint(decoder) };
};
