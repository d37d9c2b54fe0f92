/** Loads a document: from its snapshot and the records after it, or, without one that is sound, from its whole journal. */
import type { DocKey } from '@board/shared/kernel/ids.js';
import type { Log, LogRecord } from '../ports/log.js';
import type { Snapshot, Snapshots } from '../ports/snapshots.js';
import type { DocRecord } from './record.js';
import { docStream, replay } from './replay.js';
import { Flawed, type Replayed } from './replayed.js';
import { decodeSnapshot } from './snapshot.js';
import { decodeRecord } from './record.js';

export interface LoadNeeds {
  readonly log: Pick<Log, 'read'>;
  readonly snapshots?: Snapshots | undefined;
  /** Hears of a snapshot that is of no use. */
  readonly flawed: (error: unknown) => void;
}

export interface Loaded {
  readonly replayed: Replayed;
  /** The last that was told, in its order: for those who come back. */
  readonly recent: readonly Uint8Array[];
  /** The record for which the snapshot stood; 0 without one. */
  readonly kept: number;
  /** Bytes of the snapshot and of the records after it. */
  readonly read: number;
}

/** So many records from before a snapshot are read for those who come back. */
const lookBack = 64;
const mayRecall = 1_024;

/** The updates of the last records. */
class Recall {
  updates: Uint8Array[] = [];
  read = 0;

  readonly see = (_replayed: unknown, record: LogRecord, body: DocRecord): void => {
    this.read += record.body.length;
    this.note(body);
  };

  note(body: DocRecord): void {
    if (body.kind === 'opening') this.updates = [];
    if (body.kind === 'update') this.updates.push(body.update);
    if (this.updates.length > mayRecall) this.updates.splice(0, mayRecall / 2);
  }
}

export const load = async (needs: LoadNeeds, doc: DocKey): Promise<Loaded> => {
  try {
    return await loadFrom(needs, doc);
  } catch (error) {
    if (!(error instanceof Flawed)) throw error;
    needs.flawed(error);
    return loadFrom({ ...needs, snapshots: undefined }, doc);
  }
};

const loadFrom = async (needs: LoadNeeds, doc: DocKey): Promise<Loaded> => {
  const recall = new Recall();
  const from = await opened(needs, doc, recall);
  const kept = from?.head ?? 0;
  const replayed = await replay(needs.log, doc, { before: recall.see, ...(from === null ? {} : { from }) });
  return { replayed, recent: recall.updates, kept, read: recall.read };
};

const opened = async (needs: LoadNeeds, doc: DocKey, recall: Recall): Promise<Replayed | null> => {
  const snapshot = await soundSnapshot(needs, doc);
  if (snapshot === null) return null;
  try {
    const replayed = decodeSnapshot(snapshot.body);
    if (replayed.head !== snapshot.seq) throw new Error('a snapshot that says it stands elsewhere');
    recall.read = snapshot.body.length;
    for (const { body } of snapshot.before) recall.note(decodeRecord(body));
    return replayed;
  } catch (error) {
    needs.flawed(error);
    return null;
  }
};

interface Sound extends Snapshot {
  /** The last records that it stands for. */
  readonly before: readonly LogRecord[];
}

/** Null when there is none, when it does not open, and when it is not of this log: then the log alone is asked. */
export const soundSnapshot = async (needs: LoadNeeds, doc: DocKey): Promise<Sound | null> => {
  const { log, snapshots, flawed } = needs;
  const found = await snapshots?.find(docStream(doc)).catch((error: unknown) => {
    flawed(error);
    return null;
  });
  if (!found) return null;
  const from = Math.max(0, found.seq - lookBack);
  const before = await log.read(docStream(doc), from, found.seq - from);
  const last = before.at(-1);
  if (last?.seq === found.seq && last.hash === found.hash) return { ...found, before };
  flawed(new Error('a snapshot of another past'));
  return null;
};
