/** Copies a store, also one that is written to, into a folder: sealed as it lies there, without any key of a case. Changes nothing. */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection, mongo } from 'mongoose';
import type { Head, StreamName } from '../../ports/log.js';
import { connectTo, type Place } from '../connect.js';
import { addressOf } from '../evidence.js';
import { recordKey } from '../keys.js';
import { modelsOn } from '../models.js';
import { openSheaves, type Sheaves } from '../sheaves.js';
import { writeDocuments } from './files.js';
import { NoBackup, writeManifest, type Manifest } from './manifest.js';

/**
 * What a document holds may rest on facts of its case, these on their meeting's, these on the directory's; never the
 * other way round. So heads are taken in this order: whatever is in the backup, what it rests on is in it too.
 */
const ranks: readonly ((stream: StreamName) => boolean)[] = [
  (stream) => stream.startsWith('doc/'),
  (stream) => stream.startsWith('case/'),
  (stream) => stream.startsWith('meeting/'),
  (stream) => !/^(doc|case|meeting)\//.test(stream),
];

const AT_ONCE = 32;

const headsOf = async (sheaves: Sheaves): Promise<Map<StreamName, Head>> => {
  const heads = new Map<StreamName, Head>();
  for (const isOf of ranks) {
    const streams = (await sheaves.names('')).filter((stream) => isOf(stream) && !heads.has(stream));
    for (let at = 0; at < streams.length; at += AT_ONCE) {
      const some = streams.slice(at, at + AT_ONCE);
      const found = await Promise.all(some.map((stream) => sheaves.head(stream)));
      some.forEach((stream, n) => {
        const head = found[n];
        if (head && head.seq > 0) heads.set(stream, head);
      });
    }
  }
  return heads;
};

type Raw = mongo.Collection<{ readonly _id: string }>;

const rawOf = (connection: Connection, name: string): Raw =>
  connection.getClient().db(connection.name).collection(name);

async function* recordsUpTo(records: Raw, heads: ReadonlyMap<StreamName, Head>): AsyncGenerator<Uint8Array> {
  for (const [stream, { seq }] of heads) {
    const range = { _id: { $gte: recordKey(stream, 1), $lte: recordKey(stream, seq) } };
    // Raw: the very bytes that lie there.
    yield* records.find(range, { raw: true, sort: { _id: 1 } }) as unknown as AsyncIterable<Uint8Array>;
  }
}

const needsEmpty = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new NoBackup(`${folder} is not empty`);
};

/** Rejects with NoBackup when the folder has something in it. What was acknowledged before the call is in the copy. */
export const backUp = async (place: Place, folder: string, begun: number): Promise<Manifest> => {
  await needsEmpty(folder);
  const { uri, close } = await addressOf(place);
  try {
    const connection = await connectTo(uri);
    try {
      return await copy(connection, folder, begun);
    } finally {
      await connection.close();
    }
  } finally {
    await close();
  }
};

const copy = async (connection: Connection, folder: string, begun: number): Promise<Manifest> => {
  const models = modelsOn(connection);
  const heads = await headsOf(openSheaves(models.records));
  const records = rawOf(connection, models.records.collection.name);
  const keys = rawOf(connection, models.keys.collection.name);
  const files = {
    'records.bson': await writeDocuments(join(folder, 'records.bson'), recordsUpTo(records, heads)),
    // After the records: a key is on disk before the first record that is sealed under it [L13].
    'keys.bson': await writeDocuments(
      join(folder, 'keys.bson'),
      keys.find({}, { raw: true }) as unknown as AsyncIterable<Uint8Array>,
    ),
  };
  const manifest = {
    format: 'marac-board-backup',
    version: 1,
    begun,
    files,
    heads: Object.fromEntries(heads),
  } as const;
  await writeManifest(folder, manifest);
  return manifest;
};
