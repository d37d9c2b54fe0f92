/** Open cursors: what of a result has not been sent yet. Knows no query. */
import type { Long } from 'bson';
import { refuse } from './refuse.js';
import { cursorReply, type Pieces } from './wire.js';

const MAX_BATCH_BYTES = 16 * 1024 * 1024;
/** An abandoned cursor is a list of keys; the oldest is forgotten first. */
const MAX_CURSORS = 1000;

/** A result that can be read on: the next documents, until they are `undefined`. */
export interface Rows {
  readonly ns: string;
  next(): Buffer | undefined;
  readonly left: () => number;
}

export interface Cursors {
  first(rows: Rows, count: number, single: boolean): Pieces;
  more(id: Long, count: number): Pieces;
  kill(id: Long): boolean;
}

const batchOf = (rows: Rows, count: number): Buffer[] => {
  const batch: Buffer[] = [];
  for (let bytes = 0; batch.length < count && bytes < MAX_BATCH_BYTES && rows.left() > 0;) {
    const raw = rows.next();
    if (raw) batch.push(raw);
    bytes += raw?.length ?? 0;
  }
  return batch;
};

export const openCursors = (): Cursors => {
  const open = new Map<string, Rows>();
  let last = 0n;
  const keep = (rows: Rows): bigint => {
    last += 1n;
    open.set(String(last), rows);
    if (open.size > MAX_CURSORS) open.delete(open.keys().next().value ?? '');
    return last;
  };
  return {
    first: (rows, count, single) => {
      const batch = batchOf(rows, count);
      return cursorReply('firstBatch', batch, rows.left() > 0 && !single ? keep(rows) : 0n, rows.ns);
    },
    more: (id, count) => {
      const rows = open.get(String(id)) ?? refuse('cursorNotFound', `cursor ${String(id)} is not open`);
      const batch = batchOf(rows, count);
      if (rows.left() === 0) open.delete(String(id));
      return cursorReply('nextBatch', batch, rows.left() > 0 ? id.toBigInt() : 0n, rows.ns);
    },
    kill: (id) => open.delete(String(id)),
  };
};
