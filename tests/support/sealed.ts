/** A sealed store that a test can open by its own door and by the back door: read raw, tampered with, copied. */
import { randomUUID } from 'node:crypto';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectStore, type Place, type Store } from '@board/server/store/connect.js';
import { startEmbedded } from '@board/server/store/embedded/start.js';
import type { KeyDoc, RecordDoc, SnapshotDoc } from '@board/server/store/models.js';
import type { Append, LogRecord } from '@board/server/ports/log.js';
import { caseId, type CaseId } from '@board/shared/kernel/ids.js';
import mongoose, { type mongo } from 'mongoose';
import { draft, temporaryFolder } from './store.js';
import { Traffic } from './traffic.js';

/** The collections as a thief with the database's password has them. */
export interface BackDoor {
  readonly records: mongo.Collection<RecordDoc>;
  readonly keys: mongo.Collection<KeyDoc>;
  readonly snapshots: mongo.Collection<SnapshotDoc>;
  /** Every value in every collection, and every byte of every file. */
  readonly dump: () => Promise<Traffic>;
  readonly close: () => Promise<void>;
}

export const freshCase = (): CaseId => caseId.parse(randomUUID());
export const factsOf = (id: CaseId): string => `case/${id}`;
export const freshDoc = (): string => `doc/${randomUUID()}`;

/** One append of some texts after a head, under a case where it needs one. */
export const said = (stream: string, after: number, texts: readonly string[], of?: CaseId): Append => {
  const append = { stream, after, drafts: texts.map((text) => draft(text)) };
  return of ? { ...append, caseId: of } : append;
};

const bytesIn = (value: unknown): unknown =>
  value instanceof mongoose.mongo.Binary ? Buffer.from(value.buffer) : value;

/** Words and bytes anywhere in a document, each by itself. */
const record = (traffic: Traffic, value: unknown): void => {
  const plain = bytesIn(value);
  if (typeof plain === 'string' || Buffer.isBuffer(plain)) traffic.record('http', plain);
  else if (typeof plain === 'object' && plain !== null)
    for (const [name, inner] of Object.entries(plain)) {
      traffic.record('http', name);
      record(traffic, inner);
    }
};

/** Every byte of every file under a folder, but for one of its folders. */
export const filesIn = async (folder: string, but = 'nothing'): Promise<Traffic> => {
  const traffic = new Traffic();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !path.startsWith(join(folder, but))) traffic.record('http', await readFile(path));
  }
  return traffic;
};

export const backDoor = async (uri: string, folder: string): Promise<BackDoor> => {
  const connection = await mongoose.createConnection(uri).asPromise();
  const dump = async () => {
    const traffic = await filesIn(folder, 'keys');
    for (const name of ['records', 'keys', 'sessions', 'snapshots'])
      for await (const doc of connection.collection(name).find()) record(traffic, doc);
    return traffic;
  };
  const records = connection.collection<RecordDoc>('records') as unknown as BackDoor['records'];
  const keys = connection.collection<KeyDoc>('keys') as unknown as BackDoor['keys'];
  const snapshots = connection.collection<SnapshotDoc>('snapshots') as unknown as BackDoor['snapshots'];
  return { records, keys, snapshots, dump, close: () => connection.close() };
};

export interface Sealed {
  readonly folder: string;
  readonly keys: string;
  store: Store;
  back: BackDoor;
  /** Closes all of it and opens the store again, perhaps with other keys. */
  readonly reopen: (place?: Partial<Place>) => Promise<void>;
  /** Closes the store; the folder stays. */
  readonly shut: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const opened = async (place: Place) => {
  const embedded = await startEmbedded(place.folder);
  try {
    const store = await connectStore({ ...place, uri: embedded.uri });
    const back = await backDoor(embedded.uri, place.folder);
    const shut = async () => {
      await back.close();
      await store.close();
      await embedded.close();
    };
    return { store, back, shut };
  } catch (error) {
    await embedded.close();
    throw error;
  }
};

/** On a folder of its own unless told; with the keys beside the data, not in it. */
export const sealedStore = async (place: Partial<Place> = {}): Promise<Sealed> => {
  const own = await temporaryFolder();
  const whole = {
    ...place,
    folder: place.folder ?? join(own.path, 'data'),
    keys: place.keys ?? join(own.path, 'keys'),
  };
  let now = await opened(whole);
  const shut = async () => {
    await now.shut();
    now = { ...now, shut: async () => undefined };
  };
  const sealed: Sealed = {
    folder: whole.folder,
    keys: whole.keys,
    store: now.store,
    back: now.back,
    shut,
    reopen: async (other = {}) => {
      await shut();
      now = await opened({ ...whole, ...other });
      Object.assign(sealed, { store: now.store, back: now.back });
    },
    close: async () => {
      await shut();
      await own.remove();
    },
  };
  return sealed;
};

/** A copy of the database as a backup has it, taken while nobody writes; the keys are not in it. */
export const backUp = async (sealed: Sealed, to: string): Promise<void> => {
  await sealed.shut();
  await cp(sealed.folder, to, { recursive: true });
  await sealed.reopen();
};

export const words = (records: readonly LogRecord[]): string[] =>
  records.map(({ body }) => new TextDecoder().decode(body));
