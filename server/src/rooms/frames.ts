/** The words spoken on a sync connection: y-websocket's own frames and our three. Knows bytes, no room and no socket. */
import { frames } from '@board/shared/board/shape.js';
import * as encoding from 'lib0/encoding';
import { Reader } from './scan/reader.js';

/** What a client may say. */
export type Said =
  | { readonly kind: 'ask'; readonly vector: Uint8Array }
  | { readonly kind: 'answer' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly states: Uint8Array }
  | { readonly kind: 'who' }
  | { readonly kind: 'malformed' };

const malformed: Said = { kind: 'malformed' };
const queryPresence = 3;

export const hear = (bytes: Uint8Array): Said => {
  const reader = new Reader(bytes);
  const type = reader.uint();
  const said = type === frames.sync ? hearSync(reader) : hearOther(reader, type);
  return reader.fault !== null || reader.left > 0 ? malformed : said;
};

const hearSync = (reader: Reader): Said => {
  const step = reader.uint();
  const bytes = reader.block();
  if (step === 0) return { kind: 'ask', vector: bytes };
  if (step === 1) return { kind: 'answer', update: bytes };
  return step === 2 ? { kind: 'update', update: bytes } : malformed;
};

const hearOther = (reader: Reader, type: number): Said => {
  if (type === frames.awareness) return { kind: 'presence', states: reader.block() };
  return type === queryPresence ? { kind: 'who' } : malformed;
};

/** A state vector that is what it says: pairs, complete, in a sane number. */
export const fitVector = (bytes: Uint8Array): boolean => {
  const reader = new Reader(bytes);
  const count = reader.uint();
  if (count * 2 > reader.left) return false;
  for (let n = 0; n < count * 2; n++) reader.uint();
  return reader.fault === null && reader.left === 0;
};

const numbered = (type: number, value: number): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint(encoder, value);
  return encoding.toUint8Array(encoder);
};

const sync = (step: 0 | 1 | 2, bytes: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, frames.sync);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
};

export const leaseFrame = (client: number): Uint8Array => numbered(frames.lease, client);
export const storedFrame = (count: number): Uint8Array => numbered(frames.stored, count);
export const askFrame = (vector: Uint8Array): Uint8Array => sync(0, vector);
export const answerFrame = (update: Uint8Array): Uint8Array => sync(1, update);
export const updateFrame = (update: Uint8Array): Uint8Array => sync(2, update);

export const refusedFrame = (reason: string): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, frames.refused);
  encoding.writeVarString(encoder, reason);
  return encoding.toUint8Array(encoder);
};

/** One awareness message out of entries that are encoded already. */
export const presenceFrame = (entries: readonly Uint8Array[]): Uint8Array => {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, entries.length);
  for (const entry of entries) encoding.writeUint8Array(inner, entry);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, frames.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  return encoding.toUint8Array(encoder);
};
