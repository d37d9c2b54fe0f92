/** The collections and their indexes, as mongoose models. Knows shapes; what they mean is said elsewhere. */
import { Schema, type Connection, type Model } from 'mongoose';

/** A record that was appended together with the one before it. */
export interface FollowerDoc {
  readonly at: number;
  readonly by: string;
  readonly session: string | null;
  /** Sealed; of no length when it has been destroyed, of other content when it has been amended. */
  readonly body: Uint8Array;
  readonly hash: string;
  /** SHA-256 (hex) of a body that has been destroyed or amended, and of no other. */
  readonly digest?: string;
}

/**
 * One append. Most are one record; what was appended together lies in one document, because a document is what a
 * database writes whole or not at all. Its key is that of its first record, so that a second writer after the same
 * head finds the key taken.
 */
export interface RecordDoc extends FollowerDoc {
  /** `<stream>:<seq, ten digits>` */
  readonly _id: string;
  readonly stream: string;
  readonly seq: number;
  readonly prev: string;
  readonly more?: readonly FollowerDoc[];
  /** Names the attempt that wrote it, and nothing else: how a writer knows its own after a broken connection. */
  readonly pen: string;
}

export interface SessionDoc {
  /** SHA-256 (hex) of the token. */
  readonly _id: string;
  readonly id: string;
  readonly userId: string;
  readonly createdAt: number;
  readonly lastSeen: number;
  readonly lockedAt: number | null;
  readonly endedAt: number | null;
}

/** The key of one stream of a case. */
export interface KeyDoc {
  /** The stream; `house` for the mark that says under which house key the store is. */
  readonly _id: string;
  readonly caseId: string | null;
  /** Of no length when it has been destroyed. */
  readonly wrapped: Uint8Array;
}

/** What a stream came to at one of its records. */
export interface SnapshotDoc {
  /** The stream. */
  readonly _id: string;
  readonly seq: number;
  readonly hash: string;
  /** Sealed. */
  readonly body: Uint8Array;
}

/** Written for the sake of writing: whether the disk still takes anything. */
export interface PulseDoc {
  readonly _id: string;
  readonly body: Uint8Array;
}

export interface Models {
  readonly records: Model<RecordDoc>;
  readonly keys: Model<KeyDoc>;
  readonly sessions: Model<SessionDoc>;
  readonly snapshots: Model<SnapshotDoc>;
  readonly pulses: Model<PulseDoc>;
}

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;
const link = {
  at: number,
  by: text,
  session: { type: String, default: null },
  body: { type: Buffer, required: true },
  hash: text,
  digest: String,
};
const strict = { strict: 'throw', versionKey: false, autoIndex: false, autoCreate: false } as const;

const records = () =>
  new Schema<RecordDoc>(
    {
      _id: text,
      stream: text,
      seq: number,
      prev: text,
      ...link,
      more: { type: [link], default: undefined },
      pen: text,
    },
    { ...strict, collection: 'records' },
  )
    // Every stream has one record with the number 1: these are the names, and no other record is written twice over.
    .index({ stream: 1 }, { partialFilterExpression: { seq: 1 } });

const sessions = () =>
  new Schema<SessionDoc>(
    {
      _id: text,
      id: text,
      userId: text,
      createdAt: number,
      lastSeen: number,
      lockedAt: { type: Number, default: null },
      endedAt: { type: Number, default: null },
    },
    { ...strict, collection: 'sessions' },
  )
    .index({ id: 1 }, { unique: true })
    .index({ userId: 1, endedAt: 1 });

const keys = () =>
  new Schema<KeyDoc>(
    { _id: text, caseId: { type: String, default: null }, wrapped: { type: Buffer, required: true } },
    { ...strict, collection: 'keys' },
  ).index({ caseId: 1 });

const snapshots = () =>
  new Schema<SnapshotDoc>(
    { _id: text, seq: number, hash: text, body: { type: Buffer, required: true } },
    { ...strict, collection: 'snapshots' },
  );

const pulses = () =>
  new Schema<PulseDoc>({ _id: text, body: { type: Buffer, required: true } }, { ...strict, collection: 'pulses' });

export const modelsOn = (connection: Connection): Models => ({
  records: connection.model<RecordDoc>('Record', records()),
  keys: connection.model<KeyDoc>('Key', keys()),
  sessions: connection.model<SessionDoc>('Session', sessions()),
  snapshots: connection.model<SnapshotDoc>('Snapshot', snapshots()),
  pulses: connection.model<PulseDoc>('Pulse', pulses()),
});

export const createIndexes = async (models: Models): Promise<void> => {
  await models.records.createIndexes();
  await models.keys.createIndexes();
  await models.sessions.createIndexes();
};
