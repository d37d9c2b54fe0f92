/** The scan: may this update be applied to this document by this person? It reads, it never writes. */
import * as encoding from 'lib0/encoding';
import type { Refusal } from './codes.js';
import { checkDeletes } from './deletes.js';
import { coursesOf, known, openFrame, type Frame, type Ground } from './ground.js';
import { checkStructs } from './structs.js';
import { readUpdate, type Range, type Update } from './update.js';
import { noLoss, type Loss } from './loss.js';

/** A run of clocks written under one leased id. */
export interface Run {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

/** What a frame changes, as the journal will attribute it. */
export interface Deed {
  readonly clients: readonly Run[];
  readonly deletes: readonly Range[];
}

export type Scanned =
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly loss: Loss }
  | { readonly kind: 'nothing new' }
  | {
      readonly kind: 'fit';
      readonly update: Uint8Array;
      /** What was read of it, when nothing is left for Yjs to find out. */
      readonly read: Update | null;
      /** How many clocks it deletes, when it is otherwise what Yjs would tell of it; null when Yjs has to be asked. */
      readonly asItCame: number | null;
      readonly deed: Deed;
      readonly roots: readonly string[];
      readonly loss: Loss;
    };

const nothingNew: Scanned = { kind: 'nothing new' };

export const scan = (bytes: Uint8Array, ground: Ground): Scanned => {
  const update = readUpdate(bytes, ground.budget);
  if (typeof update === 'string') return { kind: 'refused', reason: update, loss: noLoss };
  const frame = openFrame(ground, update);
  const reason = checkStructs(frame) ?? checkDeletes(frame);
  if (reason !== null) return { kind: 'refused', reason, loss: frame.loss };
  if (frame.placed === 0 && frame.deletes.length === 0) return nothingNew;
  const whole = frame.whole && !frame.trimmed;
  const deed = { clients: runs(frame), deletes: frame.deletes };
  return {
    kind: 'fit',
    update: frame.trimmed ? trim(bytes, frame) : bytes,
    read: whole && update.blocks.length <= 1 ? update : null,
    asItCame: whole ? onlyDeletes(frame) : null,
    deed,
    roots: frame.roots,
    loss: frame.loss,
  };
};

/** Null when some of what it deletes was gone already. */
const onlyDeletes = ({ update, deletes }: Frame): number | null => {
  const named = clocks(update.ranges);
  return named === clocks(deletes) ? named : null;
};

const clocks = (ranges: readonly Range[]): number => {
  let sum = 0;
  for (const { length } of ranges) sum += length;
  return sum;
};

const runs = (frame: Frame): Run[] => {
  const found: Run[] = [];
  for (const { block, reach } of coursesOf(frame)) {
    const from = known(frame.ground, block.client);
    if (reach > from) found.push({ id: block.client, from, to: reach });
  }
  return found;
};

/** The same structs, with only those deletes that the sender may make. */
const trim = (bytes: Uint8Array, frame: Frame): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeUint8Array(encoder, bytes.subarray(0, frame.update.deletesAt));
  encoding.writeUint8Array(encoder, encodeDeletes(frame.deletes));
  return encoding.toUint8Array(encoder);
};

/** Ranges in Yjs's own delete-set encoding. */
export const encodeDeletes = (ranges: readonly Range[]): Uint8Array => {
  const byClient = new Map<number, Range[]>();
  for (const range of ranges) {
    const own = byClient.get(range.client);
    if (own === undefined) byClient.set(range.client, [range]);
    else own.push(range);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, byClient.size);
  for (const [client, own] of byClient) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, own.length);
    for (const range of own) {
      encoding.writeVarUint(encoder, range.clock);
      encoding.writeVarUint(encoder, range.length);
    }
  }
  return encoding.toUint8Array(encoder);
};
