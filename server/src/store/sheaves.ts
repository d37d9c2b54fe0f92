/** The collection of sheaves: insert, range and head. Knows neither the cache of heads nor what a conflict means. */
import type { Model, mongo } from 'mongoose';
import type { Head, StreamName } from '../ports/log.js';
import { GENESIS } from './hash.js';
import { throughDriver, type Insert } from './inserting.js';
import { afterPrefix, lastKey, recordKey, streamOfKey } from './keys.js';
import type { RecordDoc } from './models.js';
import { destroyedSheaf, headOf } from './sheaf.js';

export interface Sheaves {
  readonly insert: Insert;
  /** Sheaves that begin after `after`, ascending. */
  after(stream: StreamName, after: number, limit: number): Promise<RecordDoc[]>;
  /** The last sheaf that begins at or before `seq`. */
  before(stream: StreamName, seq: number): Promise<RecordDoc | undefined>;
  head(stream: StreamName): Promise<Head>;
  /** Which of the keys are held by which pen. */
  pens(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  names(prefix: string): Promise<StreamName[]>;
  /** Every stream that any key belongs to, also one whose first record is gone. */
  streams(): Promise<StreamName[]>;
  /** Empties every body of a stream and keeps its digest in its place. */
  destroy(stream: StreamName): Promise<void>;
  /** Changes the sheaf that holds a record. */
  amend(stream: StreamName, seq: number, change: (sheaf: RecordDoc) => Partial<RecordDoc>): Promise<void>;
}

export const openSheaves = (records: Model<RecordDoc>, insert: Insert = throughDriver(records)): Sheaves => {
  const sheaves = records.collection as unknown as mongo.Collection<RecordDoc>;
  const binary = { promoteBuffers: true };
  const within = (stream: StreamName, after: number, to: string) => ({
    _id: { $gt: recordKey(stream, after), $lte: to },
  });
  const before = async (stream: StreamName, seq: number): Promise<RecordDoc | undefined> => {
    const query = within(stream, 0, recordKey(stream, seq));
    return (await sheaves.findOne(query, { ...binary, sort: { _id: -1 } })) ?? undefined;
  };
  return {
    insert,
    after: (stream, after, limit) => {
      const found = sheaves.find(within(stream, after, lastKey(stream)), binary).sort({ _id: 1 });
      return (Number.isFinite(limit) ? found.limit(limit) : found).toArray();
    },
    before,
    head: async (stream) => {
      const options = { sort: { _id: -1 }, projection: { seq: 1, hash: 1, more: 1 } } as const;
      const last = await sheaves.findOne(within(stream, 0, lastKey(stream)), options);
      return last ? headOf(last) : { seq: 0, hash: GENESIS };
    },
    pens: async (keys) => {
      const held = await sheaves.find({ _id: { $in: [...keys] } }, { projection: { pen: 1 } }).toArray();
      return new Map(held.map(({ _id, pen }) => [_id, pen]));
    },
    names: async (prefix) => {
      const range = prefix === '' ? {} : { stream: { $gte: prefix, $lt: afterPrefix(prefix) } };
      const firsts = sheaves.find({ seq: 1, ...range }, { projection: { stream: 1 } }).sort({ stream: 1 });
      return (await firsts.toArray()).map(({ stream }) => stream);
    },
    amend: async (stream, seq, change) => {
      const sheaf = await before(stream, seq);
      if (!sheaf) throw new RangeError(`record ${seq} of ${stream} does not exist`);
      await sheaves.updateOne({ _id: sheaf._id }, { $set: change(sheaf) });
    },
    streams: async () => {
      const found: StreamName[] = [];
      for (let after = ''; ;) {
        const next = await sheaves.findOne({ _id: { $gt: after } }, { sort: { _id: 1 }, projection: { _id: 1 } });
        if (!next) return found;
        const stream = streamOfKey(next._id);
        found.push(stream);
        after = afterPrefix(`${stream}:`);
      }
    },
    destroy: async (stream) => {
      for await (const sheaf of sheaves.find(within(stream, 0, lastKey(stream)), binary).sort({ _id: 1 })) {
        const change = destroyedSheaf(sheaf);
        if (change) await sheaves.updateOne({ _id: sheaf._id }, { $set: change });
      }
    },
  };
};
