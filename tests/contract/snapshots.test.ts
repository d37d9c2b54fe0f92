/** Snapshots in the store: sealed with their stream, gone with it, and whole whenever the process died. */
import { setTimeout as pause } from 'node:timers/promises';
import { Unreadable } from '@board/server/ports/log.js';
import { connectStore } from '@board/server/store/connect.js';
import type { CaseId } from '@board/shared/kernel/ids.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCase, freshDoc, said, sealedStore, type Sealed } from '../support/sealed.js';
import { kill9, processOn, recordsIn, temporaryFolder } from '../support/store.js';
import { seeded } from '../support/roomsPorts.js';

let sealed: Sealed;
beforeEach(async () => {
  sealed = await sealedStore();
});
afterEach(() => sealed.close());

const secret = 'words that only a snapshot says';
const body = (words = secret): Uint8Array => new TextEncoder().encode(words);

/** A document of three records, and the hash of each. */
const begun = async () => {
  const [id, doc]: [CaseId, string] = [freshCase(), freshDoc()];
  const records = recordsIn(await sealed.store.log.append(said(doc, 0, ['one', 'two', 'three'], id)));
  const hash = (seq: number): string => records[seq - 1]!.hash;
  return { id, doc, hash, at: (seq: number, words = secret) => ({ seq, hash: hash(seq), body: body(words) }) };
};

const wordsOf = async (doc: string): Promise<string | null> => {
  const found = await sealed.store.snapshots.find(doc);
  return found && new TextDecoder().decode(found.body);
};

test('[S25][L9] a snapshot is kept, sealed, over restarts; a later one takes its place, an earlier one never', async () => {
  const { doc, at } = await begun();
  expect(await wordsOf(doc)).toBeNull();
  expect(await sealed.store.snapshots.keep(doc, at(2))).toBe('kept');
  expect((await sealed.back.dump()).has(secret)).toBe(false);
  await sealed.reopen();
  expect(await sealed.store.snapshots.find(doc)).toMatchObject({ seq: 2, hash: at(2).hash });
  await sealed.store.snapshots.keep(doc, at(1, 'earlier'));
  await sealed.store.snapshots.keep(doc, at(2, 'the same'));
  expect(await wordsOf(doc)).toBe(secret);
  await sealed.store.snapshots.keep(doc, at(3, 'later'));
  expect(await wordsOf(doc)).toBe('later');
});

test('[S25][L11] shredding a case and destroying a document leave no snapshot, in the database or in a copy, and none is made after', async () => {
  const [gone, ended, other] = [await begun(), await begun(), await begun()];
  for (const { doc, at } of [gone, ended, other]) await sealed.store.snapshots.keep(doc, at(3));
  await sealed.store.keys.shred(gone.id);
  await expect(sealed.store.snapshots.find(gone.doc)).rejects.toThrow(Unreadable);
  await sealed.store.log.destroy(ended.doc);
  expect(await sealed.back.snapshots.findOne({ _id: ended.doc })).toBeNull();
  for (const { doc, at } of [gone, ended]) expect(await sealed.store.snapshots.keep(doc, at(3))).toBe('gone');
  await sealed.reopen();
  await expect(sealed.store.snapshots.find(gone.doc)).rejects.toThrow(Unreadable);
  expect(await wordsOf(ended.doc)).toBeNull();
  expect(await wordsOf(other.doc)).toBe(secret);
});

test('[S25] content that was put in the place of a record’s is not in a snapshot of what stood there first', async () => {
  const { doc, at } = await begun();
  await sealed.store.snapshots.keep(doc, at(3));
  await sealed.store.log.amend(doc, 2, body('amended'));
  expect(await wordsOf(doc)).toBeNull();
});

test('[S25][L10] a snapshot opens in its own place only, and neither it nor a record in the other’s', async () => {
  const [one, other] = [await begun(), await begun()];
  await sealed.store.snapshots.keep(one.doc, one.at(2));
  await sealed.store.snapshots.keep(other.doc, other.at(2));
  const [mine, theirs] = [one.doc, other.doc].map((_id) => sealed.back.snapshots.findOne({ _id }));
  const record = await sealed.back.records.findOne({ stream: one.doc });
  const spoilt = [
    { body: (await theirs)!.body },
    { seq: 3 },
    { hash: one.hash(3) },
    { body: record!.body, seq: 1, hash: record!.hash },
  ];
  for (const change of spoilt) {
    await sealed.back.snapshots.updateOne({ _id: one.doc }, { $set: { ...(await mine)!, ...change } });
    await expect(sealed.store.snapshots.find(one.doc)).rejects.toThrow(Unreadable);
  }
});

test('[S25][L6] one that is too large is not kept, and the one before it stays', async () => {
  const { doc, at, hash } = await begun();
  await sealed.store.snapshots.keep(doc, at(2));
  const large = { seq: 3, hash: hash(3), body: new Uint8Array(15 * 1024 * 1024 + 1) };
  expect(await sealed.store.snapshots.keep(doc, large)).toBe('too large');
  expect(await wordsOf(doc)).toBe(secret);
});

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

// One snapshot after another of one document, each of a megabyte.
const keeping = `
  const { log, snapshots } = await connectStore({ folder });
  const doc = 'doc/00000000-0000-4000-8000-000000000001';
  const caseId = '00000000-0000-4000-8000-000000000002';
  const drafts = [{ at: 1, by: 'system', session: null, body: Buffer.from('words') }];
  say('begun');
  for (let after = (await log.head(doc)).seq; ; after += 1) {
    const { records: [{ seq, hash }] } = await log.append({ stream: doc, after, drafts, caseId });
    await snapshots.keep(doc, { seq, hash, body: Buffer.alloc(1_000_000, seq % 251) });
    say(String(seq));
  }
`;

test(`[S25] kill -9 while snapshots are kept: the last one that was kept, or a later one, and whole (seed ${seed})`, async () => {
  const folder = await temporaryFolder();
  const random = seeded(seed);
  const doc = 'doc/00000000-0000-4000-8000-000000000001';
  for (let round = 0; round < 3; round += 1) {
    const { child, lines } = processOn(folder.path, keeping);
    let told = 0;
    const stopAfter = 2 + Math.floor(random() * 4);
    let heard = 0;
    for await (const line of lines) {
      told = Number(line) || told;
      if ((heard += 1) !== stopAfter) continue;
      await pause(random() * 60);
      await kill9(child);
    }
    const store = await connectStore({ folder: folder.path });
    const found = await store.snapshots.find(doc);
    expect(found?.seq ?? 0, `seed ${seed}`).toBeGreaterThanOrEqual(told);
    if (found === null) expect(told).toBe(0);
    else expect(Buffer.from(found.body).equals(Buffer.alloc(1_000_000, found.seq % 251)), `seed ${seed}`).toBe(true);
    await store.close();
  }
  await folder.remove();
}, 300_000);
