/** The store as a verifier reads it: every stream and every link, without keys, also beside a board that runs. Writes nothing. */
import type { Log, StreamName } from '../ports/log.js';
import { connectStore, connectTo, type Place, type Store } from './connect.js';
import { uriOf } from './embedded/address.js';
import { addressOfHolder, FolderLocked } from './embedded/lock.js';
import { startEmbedded } from './embedded/start.js';
import { modelsOn } from './models.js';
import type { Sealer } from './sealer.js';
import { openSheaves } from './sheaves.js';
import { openLog } from './streams.js';

export interface StoredLinks {
  /** Where the store answers. */
  readonly uri: string;
  readonly log: Pick<Log, 'links'>;
  /** Every stream of which there is any record, also one whose first record is gone. */
  streams(): Promise<readonly StreamName[]>;
  close(): Promise<void>;
}

/** Links are verified without any key, so that whoever verifies has none. */
const noKeys: Sealer = {
  toWrite: () => Promise.reject(new Error('a verifier writes nothing')),
  toRead: () => Promise.reject(new Error('a verifier has no key')),
  destroy: () => Promise.reject(new Error('a verifier destroys nothing')),
};

/**
 * The address of the place, and how to leave it. The embedded store of a board that runs answers on its socket in the
 * data folder, to whoever may enter the folder: nobody has to stop a meeting to verify it.
 */
export const addressOf = async ({ uri, folder }: Place): Promise<{ uri: string; close: () => Promise<void> }> => {
  if (uri) return { uri, close: () => Promise.resolve() };
  try {
    return await startEmbedded(folder);
  } catch (error) {
    const address = error instanceof FolderLocked ? addressOfHolder(folder) : null;
    if (address === null) throw error;
    return { uri: uriOf(address), close: () => Promise.resolve() };
  }
};

/** The store with its keys, as the house opens it, but beside a board that may be running. */
export const connectBeside = async (place: Place): Promise<Store> => {
  const { uri, close } = await addressOf(place);
  try {
    const store = await connectStore({ ...place, uri });
    return { ...store, close: () => store.close().then(close) };
  } catch (error) {
    await close();
    throw error;
  }
};

export const openEvidence = async (place: Place): Promise<StoredLinks> => {
  const { uri, close } = await addressOf(place);
  try {
    const connection = await connectTo(uri);
    const sheaves = openSheaves(modelsOn(connection).records);
    const shut = async () => {
      await connection.close();
      await close();
    };
    return {
      uri,
      log: openLog(sheaves, noKeys, () => Promise.resolve()),
      streams: () => sheaves.streams(),
      close: shut,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
