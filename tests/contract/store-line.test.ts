/** The line from the board's own process into its embedded store: what it says is what the driver would have been told. */
import { connectStore } from '@board/server/store/connect.js';
import { startEmbedded, type Embedded } from '@board/server/store/embedded/start.js';
import { mongo } from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { draft, freshStream, recordsIn, temporaryFolder, textOf, type Thing } from '../support/store.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let embedded: Embedded;
let client: mongo.MongoClient;
let things: mongo.Collection<Thing>;

const into = { db: 'board', collection: 'things' };

beforeAll(async () => {
  folder = await temporaryFolder();
  embedded = await startEmbedded(folder.path);
  client = await mongo.MongoClient.connect(embedded.uri);
  things = client.db(into.db).collection<Thing>(into.collection);
  await things.createIndex({ name: 1 }, { unique: true });
});
afterAll(async () => {
  await client.close();
  await embedded.close();
  await folder.remove();
});

test('[L1] each document is taken or refused by itself, and the driver finds what it would have written', async () => {
  await things.insertOne({ _id: 1, name: 'one' });
  const bytes = new Uint8Array([0, 1, 255]);
  const documents = [
    { _id: 1, name: 'again' },
    { _id: 2, name: 'two', at: 2 ** 40, half: 0.5, none: null, bytes, more: [{ bytes }] },
    { _id: 3, name: 'one' },
    { _id: 4, name: 'four' },
  ];
  expect(await embedded.line.insert(into, documents)).toMatchObject({
    ok: 1,
    n: 2,
    writeErrors: [
      { index: 0, code: 11000 },
      { index: 2, code: 11000 },
    ],
  });
  const found = await things.find({}, { promoteBuffers: true, sort: { _id: 1 } }).toArray();
  expect(found.map(({ _id }) => _id)).toEqual([1, 2, 4]);
  await things.insertOne({ ...documents[1], _id: 5, name: 'five' });
  const typed = (_id: number) => things.findOne({ _id }, { promoteValues: false, projection: { _id: 0, name: 0 } });
  expect(await typed(2)).toEqual(await typed(5));
});

test('[L5] what the store would refuse a driver it refuses here, by number', async () => {
  const long = { _id: 10, name: 'x'.repeat(3_000) };
  const huge = { _id: 11, name: 'huge', body: Buffer.alloc(16 * 1024 * 1024) };
  const { n, writeErrors } = await embedded.line.insert(into, [long, huge, { _id: 12, name: 'fits' }]);
  expect(n).toBe(1);
  expect(writeErrors).toMatchObject([
    { index: 0, code: 17280 },
    { index: 1, code: 10334 },
  ]);
});

test('[L3] what was asked before the end is on disk and answered, and nothing is taken after it', async () => {
  const own = await temporaryFolder();
  const store = await connectStore({ folder: own.path });
  const stream = freshStream();
  const asked = store.log.append({ stream, after: 0, drafts: [draft('the last word')] });
  // The append has left for the thread: its head and its key were looked up before.
  const others = Array.from({ length: 20 }, () => freshStream());
  await store.log.appendMany(others.map((name) => ({ stream: name, after: 0, drafts: [draft('before')] })));
  const last = others.map((name) => store.log.append({ stream: name, after: 1, drafts: [draft('and this')] }));
  await asked;
  await new Promise((turn) => setImmediate(turn));
  await store.close();
  for (const result of await Promise.all(last)) recordsIn(result);
  await expect(store.log.append({ stream, after: 1, drafts: [draft('too late')] })).rejects.toThrow();

  const again = await connectStore({ folder: own.path });
  for (const name of others) expect((await again.log.read(name, 0)).map(textOf)).toEqual(['before', 'and this']);
  expect((await again.log.read(stream, 0)).map(textOf)).toEqual(['the last word']);
  await again.close();
  await own.remove();
});
