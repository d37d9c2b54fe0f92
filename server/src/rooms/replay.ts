/** Rebuilds a document from its journal, record by record. Knows the log; tells nobody. */
import type { DocKey } from '@board/shared/kernel/ids.js';
import * as Y from 'yjs';
import type { Log, LogRecord } from '../ports/log.js';
import { decodeRecord, standsIn, type DocRecord } from './record.js';
import { asWritten, Replayed } from './replayed.js';

export const docStream = (doc: DocKey): string => `doc/${doc}`;

export interface Replaying {
  /** Deleted words are kept in memory, as the journal has them. */
  readonly keep?: boolean;
  readonly chunk?: number;
  /** What the records up to its head came to; it is carried on, and not to be used again. */
  readonly from?: Replayed;
  /** Sees each record, and the document as it is before it. */
  readonly before?: (replayed: Replayed, record: LogRecord, body: DocRecord) => void;
}

export const nothingReplayed = (keep = false): Replayed => new Replayed(null, keep);

/** Reads the stream in chunks, so that a long history does not hold up other rooms. */
export const replay = async (log: Pick<Log, 'read'>, key: DocKey, how: Replaying = {}): Promise<Replayed> => {
  const { keep = false, chunk = 2_000, before, from } = how;
  const replayed = from ?? nothingReplayed(keep);
  for (;;) {
    const records = await log.read(docStream(key), replayed.head, chunk);
    carryOn(replayed, records, before);
    if (records.length < chunk) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return replayed;
};

/** What of a record its document is made from. */
export type Played = Pick<LogRecord, 'seq' | 'by' | 'session' | 'body'>;

export const carryOn = <R extends Played>(
  replayed: Replayed,
  records: readonly R[],
  before?: (replayed: Replayed, record: R, body: DocRecord) => void,
): void => {
  const read = records.map((record) => ({ record, body: decodeRecord(record.body) }));
  const act = () => {
    for (const { record, body } of read) {
      before?.(replayed, record, body);
      applyRecord(replayed, record, body);
    }
  };
  // who only came to read has left a lease, for which nothing needs to be built
  if (read.some(({ body }) => 'update' in body)) asWritten(replayed.doc, act);
  else act();
};

const applyRecord = (replayed: Replayed, record: Played, body: DocRecord): void => {
  if (body.kind === 'lease') replayed.leases.grant(body.client, { user: record.by, session: record.session });
  else if (body.kind === 'ended') replayed.ended = true;
  else {
    Y.applyUpdate(replayed.doc, body.update);
    for (const { id, runs } of standsIn(body)) replayed.placed.set(id, runs);
    for (const part of body.parts) {
      if (part.session === null) for (const run of part.clients) replayed.leases.credit(run, part.user);
    }
  }
  replayed.head = record.seq;
};
