/** Puts a backup into an empty store, after every file and every chain in it was found whole. Has no key and opens no body. */
import { join } from 'node:path';
import { deserialize, type Document } from 'bson';
import type { Connection } from 'mongoose';
import type { Link, StreamName } from '../../ports/log.js';
import { connectTo, type Place } from '../connect.js';
import { startEmbedded } from '../embedded/start.js';
import { verifyChain } from '../hash.js';
import { createIndexes, modelsOn, type Models, type RecordDoc } from '../models.js';
import { leavesOf, linkOf } from '../sheaf.js';
import { openSheaves } from '../sheaves.js';
import { digestOf, readDocuments } from './files.js';
import { NoBackup, readManifest, type FileName, type Manifest } from './manifest.js';

const documentIn = (bytes: Buffer): Document => deserialize(bytes, { promoteBuffers: true });

const needsWholeFiles = async (folder: string, { files }: Manifest): Promise<void> => {
  for (const name of Object.keys(files) as FileName[])
    if ((await digestOf(join(folder, name)).catch(() => '')) !== files[name].sha256)
      throw new NoBackup(`${join(folder, name)} is not what was backed up`);
};

/** A digest may be forged with its file; a chain shows whether records were left out or changed. */
const needsWholeChains = async (folder: string, { heads }: Manifest): Promise<void> => {
  const links = new Map<StreamName, Link[]>();
  for await (const bytes of readDocuments(join(folder, 'records.bson')))
    for (const leaf of leavesOf(documentIn(bytes) as RecordDoc)) {
      const of = links.get(leaf.stream) ?? [];
      links.set(leaf.stream, of);
      of.push(linkOf(leaf));
    }
  for (const stream of new Set([...links.keys(), ...Object.keys(heads)])) {
    const chain = links.get(stream) ?? [];
    const last = chain.at(-1);
    const head = heads[stream];
    const isWhole =
      chain[0]?.seq === 1 && last?.seq === head?.seq && last?.hash === head?.hash && verifyChain(chain).ok;
    if (!isWhole) throw new NoBackup(`the chain of ${stream} in ${folder} is not whole`);
  }
};

const needsEmpty = async ({ records, keys }: Models): Promise<void> => {
  if ((await records.findOne({}, { _id: 1 }).lean()) ?? (await keys.findOne({}, { _id: 1 }).lean()))
    throw new NoBackup('The store is not empty. A backup is restored into an empty one only');
};

const BATCH_BYTES = 8 * 1024 * 1024;
const BATCH = 500;

const insertAll = async (
  connection: Connection,
  collection: string,
  documents: AsyncIterable<Buffer>,
): Promise<void> => {
  const to = connection.getClient().db(connection.name).collection(collection);
  let [batch, bytes] = [[] as Document[], 0];
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await to.insertMany(batch, { writeConcern: { w: 'majority', journal: true } });
    [batch, bytes] = [[], 0];
  };
  for await (const document of documents) {
    batch.push(documentIn(document));
    bytes += document.length;
    if (bytes >= BATCH_BYTES || batch.length >= BATCH) await flush();
  }
  await flush();
};

const isMark = (bytes: Buffer): boolean => documentIn(bytes)['_id'] === 'house';

async function* only(documents: AsyncIterable<Buffer>, wanted: (bytes: Buffer) => boolean): AsyncGenerator<Buffer> {
  for await (const bytes of documents) if (wanted(bytes)) yield bytes;
}

/** The mark of the house comes last: without it no board opens the store, so that half a restore is none. */
const fill = async (connection: Connection, models: Models, folder: string): Promise<void> => {
  const keys = (wanted: (bytes: Buffer) => boolean) => only(readDocuments(join(folder, 'keys.bson')), wanted);
  await insertAll(connection, models.records.collection.name, readDocuments(join(folder, 'records.bson')));
  await insertAll(
    connection,
    models.keys.collection.name,
    keys((bytes) => !isMark(bytes)),
  );
  await insertAll(connection, models.keys.collection.name, keys(isMark));
};

const needsHeads = async (models: Models, { heads }: Manifest): Promise<void> => {
  const sheaves = openSheaves(models.records);
  for (const [stream, { seq, hash }] of Object.entries(heads)) {
    const head = await sheaves.head(stream);
    if (head.seq !== seq || head.hash !== hash) throw new Error(`${stream} did not arrive whole: begin again`);
  }
};

/** Rejects with NoBackup, having written nothing, when the backup is not whole or the store is not empty. */
export const restore = async (place: Place, folder: string): Promise<Manifest> => {
  const manifest = await readManifest(folder);
  await needsWholeFiles(folder, manifest);
  await needsWholeChains(folder, manifest);
  const embedded = place.uri ? null : await startEmbedded(place.folder);
  try {
    const connection = await connectTo(embedded?.uri ?? place.uri ?? '');
    try {
      const models = modelsOn(connection);
      await needsEmpty(models);
      await createIndexes(models);
      await fill(connection, models, folder);
      await needsHeads(models, manifest);
      return manifest;
    } finally {
      await connection.close();
    }
  } finally {
    await embedded?.close();
  }
};
