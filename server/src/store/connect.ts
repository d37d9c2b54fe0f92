/** Opens the store that the house runs on: a MongoDB when there is an address, else the embedded one. */
import mongoose, { type Connection } from 'mongoose';
import type { Log } from '../ports/log.js';
import type { Sessions } from '../ports/sessions.js';
import { startEmbedded } from './embedded/start.js';
import { createIndexes, modelsOn } from './models.js';
import { unsealed } from './sealer.js';
import { openSessions } from './sessions.js';
import { openSheaves } from './sheaves.js';
import { openLog } from './streams.js';

export interface Store {
  readonly log: Log;
  readonly sessions: Sessions;
  readonly kind: 'embedded' | 'mongodb';
  close(): Promise<void>;
}

export interface Place {
  /** Address of a MongoDB replica set, with the name of the database in it. */
  readonly uri?: string | undefined;
  /** Data folder of the embedded store, used when there is no address. */
  readonly folder: string;
}

/** Nothing is told before a majority has it on disk; nothing is read that a majority might still take back. */
const durable = { writeConcern: { w: 'majority', journal: true }, readConcern: { level: 'majority' } } as const;

const connectTo = (uri: string): Promise<Connection> => {
  // An instance of our own: settings of the shared one would belong to whoever sets them last.
  const own = new mongoose.Mongoose({
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    sanitizeFilter: true,
  });
  return own
    .createConnection(uri, { ...durable, appName: 'marac-board', serverSelectionTimeoutMS: 10_000 })
    .asPromise();
};

const storeOn = async (uri: string, kind: Store['kind'], shut: () => Promise<void>): Promise<Store> => {
  const connection = await connectTo(uri);
  const models = modelsOn(connection);
  await createIndexes(models);
  const close = async () => {
    await connection.close();
    await shut();
  };
  return { log: openLog(openSheaves(models.records), unsealed), sessions: openSessions(models.sessions), kind, close };
};

/** Rejects when the database cannot be reached, or when another process has the data folder (FolderLocked). */
export const connectStore = async ({ uri, folder }: Place): Promise<Store> => {
  if (uri) return storeOn(uri, 'mongodb', () => Promise.resolve());
  const embedded = await startEmbedded(folder);
  try {
    return await storeOn(embedded.uri, 'embedded', embedded.close);
  } catch (error) {
    await embedded.close();
    throw error;
  }
};
