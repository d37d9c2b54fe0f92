/** Snapshots in the database: one for each stream, sealed as its records are. Knows no meaning of a body. */
import { mongo, type Model } from 'mongoose';
import { Unreadable, type StreamName } from '../ports/log.js';
import type { Snapshots } from '../ports/snapshots.js';
import { bytesOf } from './dataKeys.js';
import type { SnapshotDoc } from './models.js';
import type { Sealer } from './sealer.js';
import { MAX_BODY_BYTES } from './sheaf.js';

export interface SnapshotStore extends Snapshots {
  readonly forget: (stream: StreamName) => Promise<void>;
}

const DUPLICATE = 11000;

/** Not what a record is bound to: neither can be put in the place of the other. */
const bound = (hash: string): string => `snapshot ${hash}`;

// The driver's own collection, as for the records: bytes of megabytes are not cast one by one.
export const openSnapshots = ({ collection }: Model<SnapshotDoc>, sealer: Pick<Sealer, 'toRead'>): SnapshotStore => {
  const snapshots = collection as unknown as mongo.Collection<SnapshotDoc>;
  const forget = async (stream: StreamName): Promise<void> => {
    await snapshots.deleteOne({ _id: stream });
  };
  return {
    forget,
    find: async (stream) => {
      const found = await snapshots.findOne({ _id: stream }, { promoteBuffers: true });
      if (!found) return null;
      const { seq, hash, body } = found;
      const opened = (await sealer.toRead(stream))?.open(bytesOf(body), seq, bound(hash));
      if (!opened) throw new Unreadable(stream, seq);
      return { seq, hash, body: opened };
    },
    keep: async (stream, { seq, hash, body }) => {
      if (body.length > MAX_BODY_BYTES) return 'too large';
      const seals = await sealer.toRead(stream);
      if (!seals) return 'gone';
      const sealed = seals.seal(body, seq, bound(hash));
      await snapshots
        .updateOne({ _id: stream, seq: { $lt: seq } }, { $set: { seq, hash, body: sealed } }, { upsert: true })
        .catch(unlessLater);
      // Destroyed while this was written: nobody can open it, and it goes all the same.
      if (await sealer.toRead(stream)) return 'kept';
      await forget(stream);
      return 'gone';
    },
  };
};

/** Nothing earlier was found, and one is there: it is the same or a later one. */
const unlessLater = (error: unknown): void => {
  if (!(error instanceof mongo.MongoServerError) || error.code !== DUPLICATE) throw error;
};
