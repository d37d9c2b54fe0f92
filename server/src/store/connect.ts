/** Opens the store that the house runs on: a MongoDB when there is an address, else the embedded one. */
import { join } from 'node:path';
import mongoose, { type Connection } from 'mongoose';
import type { Keys } from '../ports/keys.js';
import type { Log } from '../ports/log.js';
import type { Nodes } from '../ports/nodes.js';
import type { Sessions } from '../ports/sessions.js';
import type { Snapshots } from '../ports/snapshots.js';
import { openDataKeys } from './dataKeys.js';
import type { Line } from './embedded/line.js';
import { startEmbedded } from './embedded/start.js';
import { byLine } from './inserting.js';
import { openKeyring } from './keyring.js';
import { createIndexes, modelsOn } from './models.js';
import { openNodes } from './nodes.js';
import { claim, isUsed } from './ownStore.js';
import type { RootSource } from './rootKey.js';
import { openSealer } from './sealer.js';
import { openSessions } from './sessions.js';
import { openSheaves } from './sheaves.js';
import { openSnapshots } from './snapshots.js';
import { openLog } from './streams.js';

export interface Store {
  readonly log: Log;
  readonly sessions: Sessions;
  readonly keys: Keys;
  readonly snapshots: Snapshots;
  /** Those who live on this store; used when others can reach it. */
  readonly nodes: Nodes;
  readonly kind: 'embedded' | 'mongodb';
  /** Writes something of no meaning; resolves when it is on disk, as everything else would be. */
  pulse(): Promise<void>;
  close(): Promise<void>;
}

export interface Place {
  /** Address of a MongoDB replica set, with the name of the database in it. */
  readonly uri?: string | undefined;
  /** Data folder of the embedded store, used when there is no address. */
  readonly folder: string;
  /** Where keys are kept, outside the database. Default: `keys` in the data folder. */
  readonly keys?: string | undefined;
  /** Default: a file among the keys. */
  readonly root?: RootSource | undefined;
}

/** Nothing is told before a majority has it on disk; nothing is read that a majority might still take back. */
const durable = { writeConcern: { w: 'majority', journal: true }, readConcern: { level: 'majority' } } as const;

export const connectTo = (uri: string): Promise<Connection> => {
  // An instance of our own: settings of the shared one would belong to whoever sets them last.
  const own = new mongoose.Mongoose({
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    sanitizeFilter: true,
  });
  return own
    .createConnection(uri, {
      ...durable,
      retryWrites: true,
      readPreference: 'primary',
      appName: 'marac-board',
      serverSelectionTimeoutMS: 10_000,
    })
    .asPromise();
};

const keysIn = (folder: string): string => {
  if (folder === '') throw new RangeError('a store needs a folder for its keys');
  return join(folder, 'keys');
};

/** What is kept in the database, and the keys to it. */
const openOn = async (
  connection: Connection,
  { keys, folder, root }: Place,
  line?: Line,
): Promise<Pick<Store, 'log' | 'sessions' | 'keys' | 'snapshots' | 'nodes' | 'pulse'>> => {
  const models = modelsOn(connection);
  await createIndexes(models);
  const place = { folder: keys ?? keysIn(folder), root: root ?? ({ from: 'file' } as const) };
  const ring = await openKeyring({ ...place, isUsed: await isUsed(models) });
  await claim(models, ring.house, ring.path);
  const dataKeys = openDataKeys(models.keys, ring);
  const shred: Keys['shred'] = async (caseId) => {
    const done = ring.shred(caseId);
    dataKeys.forget(caseId);
    await done;
  };
  const sealer = openSealer(ring.house, dataKeys);
  const snapshots = openSnapshots(models.snapshots, sealer);
  const sheaves = openSheaves(models.records, line && byLine(line, models.records));
  return {
    log: openLog(sheaves, sealer, snapshots.forget),
    snapshots,
    sessions: openSessions(models.sessions),
    nodes: openNodes(connection),
    keys: { shred, isShredded: (caseId) => ring.isShredded(caseId) },
    pulse: async () => {
      // As large as a busy moment, and taken away again: a full disk still takes a few bytes where others were.
      for (const bytes of [64 * 1024, 0])
        await models.pulses.updateOne({ _id: 'pulse' }, { $set: { body: Buffer.alloc(bytes) } }, { upsert: true });
    },
  };
};

const storeOn = async (
  place: Place & { readonly uri: string },
  kind: Store['kind'],
  shut: () => Promise<void>,
  line?: Line,
): Promise<Store> => {
  const connection = await connectTo(place.uri);
  try {
    const parts = await openOn(connection, place, line);
    return { ...parts, kind, close: () => connection.close().then(shut) };
  } catch (error) {
    await connection.close();
    throw error;
  }
};

/**
 * Rejects when the database cannot be reached, when another process has the data folder (FolderLocked), and when the
 * keys are not those of this store (KeysRefused).
 */
export const connectStore = async (place: Place): Promise<Store> => {
  const { uri, folder } = place;
  if (uri) return storeOn({ ...place, uri }, 'mongodb', () => Promise.resolve());
  const embedded = await startEmbedded(folder);
  try {
    return await storeOn({ ...place, uri: embedded.uri }, 'embedded', embedded.close, embedded.line);
  } catch (error) {
    await embedded.close();
    throw error;
  }
};
