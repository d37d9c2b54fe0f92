/** Rebuilds a document from its journal, record by record. Knows the log; tells nobody. */
import type { DocKey, PlacementId } from '@board/shared/kernel/ids.js';
import * as Y from 'yjs';
import type { Log, LogRecord } from '../ports/log.js';
import { Leases } from './leases.js';
import { QuietDoc } from './quietDoc.js';
import { decodeRecord, standsIn, type DocRecord } from './record.js';
import type { Run } from './scan/scan.js';

/** A document as its journal has it, and how far the journal was read. */
export interface Replayed {
  readonly doc: Y.Doc;
  readonly leases: Leases;
  /** Where each once stood. */
  readonly placed: Map<PlacementId, readonly Run[]>;
  head: number;
  /** The document goes on in another: nothing more is written to it. */
  ended: boolean;
}

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

export const nothingReplayed = (keep = false): Replayed => {
  return { doc: new QuietDoc({ gc: !keep }), leases: new Leases(), placed: new Map(), head: 0, ended: false };
};

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
  for (const root of replayed.doc.share.keys()) replayed.doc.getXmlFragment(root);
  return replayed;
};

/** Tidying formatting while replaying would change the document without a record of it. */
export const asWritten = (doc: Y.Doc, act: () => void): void => {
  doc.on('afterTransaction', keepAsWritten);
  doc.transact(act);
  doc.off('afterTransaction', keepAsWritten);
};

const keepAsWritten = (transaction: Y.Transaction): void => {
  transaction._needFormattingCleanup = false;
};

/** What of a record its document is made from. */
export type Played = Pick<LogRecord, 'seq' | 'by' | 'session' | 'body'>;

export const carryOn = <R extends Played>(
  replayed: Replayed,
  records: readonly R[],
  before?: (replayed: Replayed, record: R, body: DocRecord) => void,
): void =>
  asWritten(replayed.doc, () => {
    for (const record of records) {
      const body = decodeRecord(record.body);
      before?.(replayed, record, body);
      applyRecord(replayed, record, body);
    }
  });

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
