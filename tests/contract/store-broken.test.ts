/** A connection that breaks between the store and its writer: what was written, and how often. */
import { connectStore, type Store } from '@board/server/store/connect.js';
import { startEmbedded } from '@board/server/store/embedded/start.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CutLine, type Cut } from '../support/cutLine.js';
import { draft, freshStream, recordsIn, temporaryFolder, textOf } from '../support/store.js';

/** Where the line breaks: before the store hears of an insert, or after it and before the answer is heard. */
type Break = 'before' | 'after';

const cutOf: Readonly<Record<Break, Cut>> = { before: { way: 'there', at: 0 }, after: { way: 'back', at: 0 } };

let shut: () => Promise<void>;
let line: CutLine;
let store: Store;
/** Another node, whose line never breaks. */
let other: Store;

beforeAll(async () => {
  const folder = await temporaryFolder();
  const embedded = await startEmbedded(folder.path);
  line = await CutLine.to(embedded.uri);
  store = await connectStore({ uri: line.uri, folder: folder.path });
  other = await connectStore({ uri: embedded.uri, folder: folder.path });
  shut = async () => {
    await Promise.all([store.close(), other.close()]);
    line.close();
    await embedded.close();
    await folder.remove();
  };
});

afterAll(() => shut());

beforeEach(() => {
  line.cuts = [];
  line.inserts = 0;
});

test.each<Break>(['before', 'after'])('[L7] a line cut once %s the write leaves exactly one record', async (broken) => {
  const stream = freshStream();
  line.cuts = [cutOf[broken]];
  const records = recordsIn(await store.log.append({ stream, after: 0, drafts: [draft('once'), draft('whole')] }));
  expect(line.inserts, 'the driver has sent it again').toBe(2);
  expect(await other.log.read(stream, 0)).toEqual(records);
});

test.each<[Break, Break]>([
  ['before', 'before'],
  ['before', 'after'],
  ['after', 'before'],
  ['after', 'after'],
])('[L7] an append that was cut %s and %s the write, sent again, is one record and a success', async (...breaks) => {
  const stream = freshStream();
  recordsIn(await store.log.append({ stream, after: 0, drafts: [draft('zero')] }));
  const append = { stream, after: 1, drafts: [draft('once'), draft('whole')] };
  line.cuts = breaks.map((broken) => cutOf[broken]);
  await expect(store.log.append(append)).rejects.toThrow();
  expect(line.inserts).toBe(3);
  const written = (await other.log.read(stream, 0)).map(textOf);
  expect(written).toEqual(breaks.includes('after') ? ['zero', 'once', 'whole'] : ['zero']);
  const records = recordsIn(await store.log.append(append));
  expect((await other.log.read(stream, 0)).slice(1)).toEqual(records);
  recordsIn(await store.log.append({ stream, after: 3, drafts: [draft('then')] }));
});

test('[L7] an append that was cut and overtaken is a conflict, though the words are the same', async () => {
  const append = { stream: freshStream(), after: 0, drafts: [draft('same')] };
  line.cuts = [cutOf.before, cutOf.before];
  await expect(store.log.append(append)).rejects.toThrow();
  recordsIn(await other.log.append(append));
  expect(await store.log.append(append)).toEqual({ ok: false, reason: 'conflict' });
  expect(await other.log.read(append.stream, 0)).toHaveLength(1);
});

test('[L7] other words after an append that was cut are not taken for it', async () => {
  const append = { stream: freshStream(), after: 0, drafts: [draft('said')] };
  line.cuts = [cutOf.after, cutOf.after];
  await expect(store.log.append(append)).rejects.toThrow();
  expect((await store.log.append({ ...append, drafts: [draft('otherwise')] })).ok).toBe(false);
  expect((await store.log.read(append.stream, 0)).map(textOf)).toEqual(['said']);
});
