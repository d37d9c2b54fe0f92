/** Cases shredded and documents destroyed: the words are gone, here and in copies, and the chain stands. */
import { cp, link, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Unreadable } from '@board/server/ports/log.js';
import { connectStore } from '@board/server/store/connect.js';
import { verifyChain } from '@board/server/store/hash.js';
import type { CaseId } from '@board/shared/kernel/ids.js';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { recordsIn, temporaryFolder } from '../support/store.js';
import {
  backUp,
  factsOf,
  filesIn,
  freshCase,
  freshDoc,
  said,
  sealedStore,
  words,
  type Sealed,
} from '../support/sealed.js';

let sealed: Sealed;

beforeEach(async () => {
  sealed = await sealedStore();
});
afterEach(() => sealed.close());

interface Kept {
  readonly id: CaseId;
  readonly facts: string;
  readonly doc: string;
}

const texts = ['first', 'second', 'third'];

const keep = async (): Promise<Kept> => {
  const { log } = sealed.store;
  const id = freshCase();
  const kept = { id, facts: factsOf(id), doc: freshDoc() };
  for (const stream of [kept.facts, kept.doc]) {
    recordsIn(await log.append(said(stream, 0, texts, id)));
    recordsIn(await log.append(said(stream, 3, ['fourth'])));
  }
  return kept;
};

const all = [...texts, 'fourth'];
const keyFile = ({ id }: Kept) => join(sealed.keys, 'cases', `${id}.key`);
const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

const expectGone = async (kept: Kept, log = sealed.store.log): Promise<void> => {
  for (const stream of [kept.facts, kept.doc]) {
    await expect(log.read(stream, 0)).rejects.toThrow(Unreadable);
    await expect(log.read(stream, 3)).rejects.toThrow(Unreadable);
    const links = await log.links(stream, 0);
    expect(links.map(({ body }) => body)).toEqual(['kept', 'kept', 'kept', 'kept']);
    expect(verifyChain(links)).toEqual({ ok: true });
    const { seq } = await log.head(stream);
    expect(await log.append(said(stream, seq, ['more'], kept.id))).toEqual({ ok: false, reason: 'gone' });
  }
  expect(await log.append(said(freshDoc(), 0, ['a new document'], kept.id))).toEqual({ ok: false, reason: 'gone' });
};

const expectThere = async ({ facts, doc }: Kept, log = sealed.store.log): Promise<void> => {
  for (const stream of [facts, doc]) expect(words(await log.read(stream, 0))).toEqual(all);
};

test('[L11] K06 a shredded case is unreadable at once and after a restart, its chain verifies, and others are as they were', async () => {
  const [gone, other] = [await keep(), await keep()];
  const { keys } = sealed.store;
  expect([keys.isShredded(gone.id), await exists(keyFile(gone))]).toEqual([false, true]);
  const done = [1, 2, 3].map(() => keys.shred(gone.id));
  expect(keys.isShredded(gone.id)).toBe(true);
  await Promise.all(done);
  expect(await exists(keyFile(gone))).toBe(false);
  await expectGone(gone);
  await expectThere(other);
  await Promise.all([1, 2, 3].map(() => keys.shred(gone.id)));
  await sealed.reopen();
  expect([sealed.store.keys.isShredded(gone.id), sealed.store.keys.isShredded(other.id)]).toEqual([true, false]);
  await expectGone(gone);
  await expectThere(other);
});

test('[L11] K06 a backup taken before the shredding does not bring it back', async () => {
  const [gone, other] = [await keep(), await keep()];
  const backup = await temporaryFolder();
  onTestFinished(backup.remove);
  await backUp(sealed, backup.path);
  await expectThere(gone);
  await sealed.store.keys.shred(gone.id);

  const restored = await connectStore({ folder: backup.path, keys: sealed.keys });
  onTestFinished(() => restored.close());
  await expectGone(gone, restored.log);
  await expectThere(other, restored.log);
});

test('[L11] the bytes of a destroyed key lie nowhere among the keys, and its file was written over first', async () => {
  const gone = await keep();
  const before = (await filesIn(join(sealed.keys, 'cases'))).bytes().subarray(0, 61);
  // A second name for the same bytes on disk: it shows what became of them.
  const witness = join(sealed.folder, 'witness');
  await link(keyFile(gone), witness);
  await sealed.store.keys.shred(gone.id);
  for (const folder of [sealed.keys, sealed.folder])
    expect((await filesIn(folder)).bytes().includes(before), folder).toBe(false);
  expect((await stat(witness)).size).toBe(61);
});

test('[L11] a shredding that a crash cut short is finished at the next start', async () => {
  const gone = await keep();
  const { path, remove } = await temporaryFolder();
  onTestFinished(remove);
  await cp(sealed.keys, path, { recursive: true });
  await writeFile(join(path, 'cases', `${gone.id}.shredded`), '');
  await sealed.reopen({ keys: path });
  expect(await readdir(join(path, 'cases'))).toEqual([`${gone.id}.shredded`]);
  await expectGone(gone);
});

test('[L11] a case that was shredded before anything was sealed for it gets no key', async () => {
  const id = freshCase();
  await sealed.store.keys.shred(id);
  expect(await sealed.store.log.append(said(factsOf(id), 0, ['x']))).toEqual({ ok: false, reason: 'gone' });
  expect(await readdir(join(sealed.keys, 'cases'))).toEqual([`${id}.shredded`]);
});

test('[L11] what is appended while its case is shredded is kept unreadable or not at all', async () => {
  const { id, facts, doc } = await keep();
  const { log, keys } = sealed.store;
  const racing = [said(facts, 4, ['late']), said(doc, 4, ['late', 'later']), said(freshDoc(), 0, ['new'], id)];
  const appends = racing.map((append) => log.append(append));
  await Promise.all([keys.shred(id), ...appends]);
  for (const { stream } of racing) {
    const links = await log.links(stream, 0);
    expect(verifyChain(links)).toEqual({ ok: true });
    if (links.length > 0) await expect(log.read(stream, 0)).rejects.toThrow(Unreadable);
  }
  expect(await exists(join(sealed.keys, 'cases', `${id}.key`))).toBe(false);
});

test('[L14] a destroyed document has no bodies and no key, its chain verifies, and it takes nothing more', async () => {
  const { id, doc } = await keep();
  const other = freshDoc();
  recordsIn(await sealed.store.log.append(said(other, 0, ['beside'], id)));
  const before = await sealed.store.log.links(doc, 0);
  await sealed.store.log.destroy(doc);
  await sealed.store.log.destroy(doc);
  for (const restart of [false, true]) {
    if (restart) await sealed.reopen();
    const { log } = sealed.store;
    const after = await log.links(doc, 0);
    expect(after).toEqual(before.map((one) => ({ ...one, body: 'destroyed' })));
    expect(verifyChain(after)).toEqual({ ok: true });
    await expect(log.read(doc, 0)).rejects.toThrow(Unreadable);
    expect(await log.append(said(doc, 4, ['more'], id))).toEqual({ ok: false, reason: 'gone' });
    expect(words(await log.read(other, 0))).toEqual(['beside']);
    await log.destroy(doc);
  }
  const docs = await sealed.back.records.find({ stream: doc }, { promoteBuffers: true }).toArray();
  const bodies = docs.flatMap((one) => [one, ...(one.more ?? [])]).map(({ body }) => body.length);
  expect(bodies).toEqual([0, 0, 0, 0]);
  const key = await sealed.back.keys.findOne({ _id: doc }, { promoteBuffers: true });
  expect(key?.wrapped).toHaveLength(0);
});

test('[L14] a digest put in the place of another is seen', async () => {
  const { doc } = await keep();
  await sealed.store.log.destroy(doc);
  const { records } = sealed.back;
  await records.updateOne({ stream: doc, seq: 4 }, { $set: { digest: 'f'.repeat(64) } });
  expect(verifyChain(await sealed.store.log.links(doc, 0))).toEqual({ ok: false, seq: 4 });
});

test('[L14] what belongs to no case is not destroyed', async () => {
  await expect(sealed.store.log.destroy('directory')).rejects.toThrow(RangeError);
});
