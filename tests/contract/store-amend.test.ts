/** A record whose content was put out of it: on the embedded store, opened twice, with the chain as a verifier sees it. */
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Unreadable } from '@board/server/ports/log.js';
import { connectStore, type Store } from '@board/server/store/connect.js';
import { verifyChain } from '@board/server/store/hash.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { draft, recordsIn, temporaryFolder, textOf } from '../support/store.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let store: Store;
const open = (): Promise<Store> => connectStore({ folder: join(folder.path, 'data') });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

beforeEach(async () => {
  folder = await temporaryFolder();
  store = await open();
});
afterEach(async () => {
  await store.close();
  await folder.remove();
});

test('[S16][L2] an amended record reads as what was put there, alone or in the middle of one append, also after a restart', async () => {
  const stream = `case/${randomUUID()}`;
  recordsIn(await store.log.append({ stream, after: 0, drafts: ['one', 'two', 'three'].map((text) => draft(text)) }));
  recordsIn(await store.log.append({ stream, after: 3, drafts: [draft('four')] }));
  const before = await store.log.links(stream, 0);
  for (const seq of [2, 4]) await store.log.amend(stream, seq, bytes(`amended ${seq}`));
  await store.log.amend(stream, 2, bytes('amended again'));
  await store.close();
  store = await open();
  expect((await store.log.read(stream, 0)).map(textOf)).toEqual(['one', 'amended again', 'three', 'amended 4']);
  const links = await store.log.links(stream, 0);
  expect(links.map(({ body }) => body)).toEqual(['kept', 'amended', 'kept', 'amended']);
  expect(links.map(({ hash, digest }) => [hash, digest])).toEqual(before.map(({ hash, digest }) => [hash, digest]));
  expect(verifyChain(links)).toEqual({ ok: true });
  recordsIn(await store.log.append({ stream, after: 4, drafts: [draft('five')] }));
  expect(verifyChain(await store.log.links(stream, 0))).toEqual({ ok: true });
});

test('[S16][L6] what is not there, or was destroyed, is not amended; nor is a body over the limit', async () => {
  const stream = `doc/${randomUUID()}`;
  const caseId = randomUUID() as never;
  recordsIn(await store.log.append({ stream, after: 0, drafts: [draft('one'), draft('two')], caseId }));
  await expect(store.log.amend(stream, 3, bytes('x'))).rejects.toThrow(RangeError);
  await expect(store.log.amend(stream, 1, new Uint8Array(15 * 1024 * 1024 + 1))).rejects.toThrow(RangeError);
  await store.log.amend(stream, 2, bytes('amended'));
  await store.log.destroy(stream);
  await expect(store.log.amend(stream, 1, bytes('x'))).rejects.toThrow(Unreadable);
  await expect(store.log.read(stream, 0)).rejects.toThrow(Unreadable);
  const links = await store.log.links(stream, 0);
  expect([links.map(({ body }) => body), verifyChain(links)]).toEqual([['destroyed', 'destroyed'], { ok: true }]);
});

test('[S16] the files of a store hold neither what was amended nor what was put there', async () => {
  const stream = `case/${randomUUID()}`;
  const [secret, other] = [randomUUID(), randomUUID()];
  recordsIn(await store.log.append({ stream, after: 0, drafts: [draft(secret)] }));
  await store.log.amend(stream, 1, bytes(other));
  await store.close();
  const path = join(folder.path, 'data');
  for (const name of await readdir(path, { recursive: true })) {
    const file = await readFile(join(path, name)).catch(() => Buffer.alloc(0));
    for (const words of [secret, other]) expect(file.includes(words), name).toBe(false);
  }
  store = await open();
});
