/** Keys and kill -9: nothing that was acknowledged is sealed under a key that is lost, whenever the process died. */
import { randomUUID } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectStore } from '@board/server/store/connect.js';
import { verifyChain } from '@board/server/store/hash.js';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { kill9, processOn, recordsIn, temporaryFolder } from '../support/store.js';
import { factsOf, freshCase, freshDoc, said, sealedStore, words } from '../support/sealed.js';
import { seeded } from '../support/roomsPorts.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const rounds = 4;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

// Cases are opened one after another, three at a time: each with its facts and two documents, every key of them new.
const openers = `
  const { log } = await connectStore({ folder });
  const { randomUUID } = require('node:crypto');
  const open = async () => {
    for (;;) {
      const caseId = randomUUID();
      const body = Buffer.from('words of ' + caseId);
      const drafts = [{ at: 1, by: 'system', session: null, body }];
      const streams = ['case/' + caseId, 'doc/' + randomUUID(), 'doc/' + randomUUID()];
      const results = await log.appendMany(streams.map((stream) => ({ stream, after: 0, drafts, caseId })));
      if (results.every(({ ok }) => ok)) for (const stream of streams) say(stream + ' ' + caseId);
    }
  };
  say('begun');
  await Promise.all([open(), open(), open()]);
`;

test(`[L13][L3] kill -9 while cases are opened, ${rounds} times: every record opens, none that was told is missing`, async () => {
  console.log(`[L13] SEED=${seed} repeats this run`);
  const chance = seeded(seed);
  const told = new Map<string, string>();
  for (let round = 1; round <= rounds; round += 1) {
    const { child, lines, stderr } = processOn(folder.path, openers);
    let left = 1 + Math.floor(chance() * 40);
    for await (const line of lines) {
      const [stream = '', id = ''] = line.split(' ');
      if (id) told.set(stream, id);
      left -= 1;
      if (left === 0) await kill9(child);
    }
    expect(left, await stderr).toBeLessThanOrEqual(0);
    const store = await connectStore({ folder: folder.path });
    const names = await store.log.names('');
    const check = async (stream: string) => {
      const [body = ''] = words(await store.log.read(stream, 0));
      expect(body, `${stream} in round ${round}`).toBe(
        `words of ${told.get(stream) ?? body.slice('words of '.length)}`,
      );
      expect(verifyChain(await store.log.links(stream, 0))).toEqual({ ok: true });
    };
    await Promise.all(names.map(check));
    await store.close();
    expect([...told.keys()].filter((stream) => !names.includes(stream))).toEqual([]);
  }
  console.log(`[L13] ${told.size} acknowledged streams all opened`);
}, 300_000);

test('[L13] a process killed before it had sealed anything leaves a folder that the next one begins with', async () => {
  const chance = seeded(seed);
  for (let round = 0; round < 6; round += 1) {
    const { child } = processOn(folder.path, `await connectStore({ folder }); say('open');`);
    await pause(150 + chance() * 450);
    await kill9(child);
  }
  const store = await connectStore({ folder: folder.path });
  onTestFinished(() => store.close());
  recordsIn(await store.log.append(said('directory', 0, ['first'])));
  expect(words(await store.log.read('directory', 0))).toEqual(['first']);
});

test('[L13] a crash after the key file, or after the key of the stream, and before the record: the next append is in', async () => {
  const sealed = await sealedStore();
  onTestFinished(sealed.close);
  const [withFile, withKey, doc] = [freshCase(), freshCase(), freshDoc()];
  for (const id of [withFile, withKey]) recordsIn(await sealed.store.log.append(said(factsOf(id), 0, ['lost'])));
  recordsIn(await sealed.store.log.append(said(doc, 0, ['lost'], withKey)));
  await sealed.back.records.deleteMany({});
  await sealed.back.keys.deleteOne({ _id: factsOf(withFile) });
  await sealed.reopen();
  for (const [stream, id] of [
    [factsOf(withFile), withFile],
    [factsOf(withKey), withKey],
    [doc, withKey],
  ] as const) {
    recordsIn(await sealed.store.log.append(said(stream, 0, ['kept'], id)));
    expect(words(await sealed.store.log.read(stream, 0))).toEqual(['kept']);
  }
});

test('[L13] a key file half written is no key, and is swept away', async () => {
  const sealed = await sealedStore();
  onTestFinished(sealed.close);
  const id = freshCase();
  const half = [`house.key.${randomUUID()}.new`, `cases/${id}.key.${randomUUID()}.new`];
  for (const name of half) await writeFile(join(sealed.keys, name), 'half');
  await sealed.reopen();
  expect(await readdir(sealed.keys, { recursive: true })).not.toContain(half[0]);
  expect(await readdir(join(sealed.keys, 'cases'))).toEqual([]);
  recordsIn(await sealed.store.log.append(said(factsOf(id), 0, ['kept'])));
  expect(words(await sealed.store.log.read(factsOf(id), 0))).toEqual(['kept']);
});

test('[L13] a folder of keys that cannot be written refuses the case, and says nothing is kept', async () => {
  const sealed = await sealedStore();
  onTestFinished(sealed.close);
  await rm(join(sealed.keys, 'cases'), { recursive: true });
  const stream = factsOf(freshCase());
  await expect(sealed.store.log.append(said(stream, 0, ['x']))).rejects.toThrow('ENOENT');
  expect(await sealed.store.log.head(stream)).toMatchObject({ seq: 0 });
});
