/** `board backup` and `board restore`, as they are typed: beside a board in which people type, and into a new one. */
import { createHash, randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp } from '@board/server/store/archive/backup.js';
import { restore } from '@board/server/store/archive/restore.js';
import { openEvidence } from '@board/server/store/evidence.js';
import { connectStore } from '@board/server/store/connect.js';
import { verifyChain } from '@board/server/store/hash.js';
import { Unreadable } from '@board/server/ports/log.js';
import { caseId as parseCase, type CaseId, type DocKey, type MeetingId } from '@board/shared/kernel/ids.js';
import type { CaseView, HomeView, MeetingView } from '@board/shared/policy/views.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { board } from '../support/auditCli.js';
import { casePath, known } from '../support/house.js';
import { enter, kill, startHouse, type Running } from '../support/houseProcess.js';
import { until } from '../support/houseUntil.js';
import type { Attendee } from '../support/people.js';
import { Restless } from '../support/rolling.js';
import { draft, recordsIn, textOf } from '../support/store.js';

let folder: string;
let running: Running;
let people: Attendee[];
let doc: DocKey;
let at: { readonly meeting: MeetingId; readonly caseId: CaseId };

const data = () => join(folder, 'data');
/** Each command line is a process of its own, on a machine that may be busy. */
const slow = 180_000;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'board-backup-'));
  running = await startHouse(data());
  people = await Promise.all(['Callum', 'Dana'].map((name) => enter(running.url, data(), name)));
  const one = known(people[0]);
  const home = known(await one.view<HomeView>('/api/home'));
  const meeting = known(home.meetings.find(({ sitting, signed }) => sitting === 'standard' && !signed)).id;
  for (const person of people) await person.sign(meeting);
  const agenda = known((await one.view<MeetingView>(`/api/meetings/${meeting}`))?.agenda);
  const { caseId } = known(agenda.items.find(({ reference }) => reference === 'LK-4193'));
  const { compartments } = known(await one.view<CaseView>(casePath(meeting, caseId)));
  doc = known(compartments.find(({ kind }) => kind === 'board')).doc;
  at = { meeting, caseId };
}, 60_000);
afterAll(async () => {
  await Promise.all(people.map((person) => person.leave()));
  await kill(running.child);
  await rm(folder, { recursive: true, force: true });
});

const filesIn = async (place: string): Promise<Buffer[]> =>
  Promise.all((await readdir(place)).map((name) => readFile(join(place, name))));

test(
  '[L23] a backup taken while people type has all that was acknowledged before, no key, and a house opens on it',
  async () => {
    const typists = people.map((person, n) => new Restless(`b${n}`, person, doc));
    const work = Promise.all(typists.map((one) => one.work()));
    // What is on the screens of both was acknowledged, for nobody is shown what is not on disk.
    const shown = (): string[] =>
      typists.flatMap((one, n) => one.typed.filter((words) => known(typists[1 - n]).reads(words)));
    await until(() => shown().length > 20, 'people to read what the other types');
    const before = shown();
    const backup = join(folder, 'backup');
    const made = await board('backup', backup, '--data', data());
    for (const one of typists) one.stop();
    await work;
    expect(made).toMatchObject({ code: 0, complained: '' });
    expect(made.said).toContain('keys of the cases are not in it');
    const copied = await filesIn(backup);
    for (const name of await readdir(join(data(), 'keys'))) {
      const secret = await readFile(join(data(), 'keys', name)).catch(() => Buffer.alloc(0));
      if (secret.length >= 32) for (const bytes of copied) expect(bytes.includes(secret)).toBe(false);
    }
    for (const bytes of copied) for (const words of before) expect(bytes.includes(words)).toBe(false);

    const fresh = join(folder, 'restored');
    expect(await board('restore', backup, '--data', fresh)).toMatchObject({ code: 0, complained: '' });
    expect((await board('restore', backup, '--data', fresh)).said).toContain('not empty');
    await cp(join(data(), 'keys'), join(fresh, 'keys'), { recursive: true });
    await cp(join(data(), 'demo-people.json'), join(fresh, 'demo-people.json'));
    await cp(join(data(), 'checkpoints'), join(fresh, 'checkpoints'), { recursive: true });
    const evidence = await openEvidence({ folder: fresh });
    for (const stream of await evidence.streams())
      expect(verifyChain(await evidence.log.links(stream, 0)), stream).toEqual({ ok: true });
    await evidence.close();
    // What was written after the backup is gone, and what has signed it says so: nothing else is wrong.
    const verified = await board('audit', 'verify', '--data', fresh);
    expect(verified.said).toMatch(/^(?:.+ missing: checkpoint \d+ saw it\n)+$|: whole$/m);
    const again = await startHouse(fresh);
    try {
      const reader = await enter(again.url, fresh, 'Dana');
      const view = known(await reader.view<CaseView>(casePath(at.meeting, at.caseId)));
      expect(view.compartments.some((one) => one.doc === doc)).toBe(true);
      const sheet = await reader.doc(doc);
      const missing = before.filter((words) => sheet.words().split(`>${words}<`).length !== 2);
      expect(missing).toEqual([]);
      await reader.leave();
      expect(again.complaints.join('')).toBe('');
    } finally {
      await kill(again.child);
    }
  },
  slow,
);

const ownStore = async (name: string) => {
  const place = { folder: join(folder, name), keys: join(folder, `${name}-keys`) };
  await mkdir(place.folder);
  const store = await connectStore(place);
  const id = parseCase.parse(randomUUID());
  const streams = [`case/${id}`, `doc/${randomUUID()}`] as const;
  for (const stream of streams)
    for (const after of [0, 2])
      recordsIn(await store.log.append({ stream, after, drafts: [draft(`${after}`), draft('x')], caseId: id }));
  return { place, store, id, streams };
};

test('[L23][L11] what is restored is what was stored, byte for byte; a case shredded since is unreadable in it', async () => {
  const { place, store, id, streams } = await ownStore('own');
  const backup = join(folder, 'own-backup');
  await backUp({ ...place, uri: undefined }, backup, 1);
  const links = await Promise.all(streams.map((stream) => store.log.links(stream, 0)));
  await store.close();
  const into = { folder: join(folder, 'own-restored'), keys: place.keys };
  await restore(into, backup);
  const restored = await connectStore(into);
  expect(await Promise.all(streams.map((stream) => restored.log.links(stream, 0)))).toEqual(links);
  expect((await restored.log.read(streams[1], 0)).map(textOf)).toEqual(['0', 'x', '2', 'x']);
  await restored.keys.shred(id);
  await restored.close();
  const later = { folder: join(folder, 'own-later'), keys: place.keys };
  await restore(later, backup);
  const old = await connectStore(later);
  for (const stream of streams) {
    await expect(old.log.read(stream, 0)).rejects.toThrow(Unreadable);
    expect(verifyChain(await old.log.links(stream, 0))).toEqual({ ok: true });
  }
  await old.close();
});

test('[L23] a backup that was altered, cut off, emptied of records or never finished is refused, and nothing is written', async () => {
  const { place, store } = await ownStore('spoilt');
  const backup = join(folder, 'spoilt-backup');
  const manifest = await backUp({ ...place, uri: undefined }, backup, 1);
  await expect(backUp({ ...place, uri: undefined }, backup, 1)).rejects.toThrow('not empty');
  await store.close();
  const path = join(backup, 'records.bson');
  const whole = await readFile(path);
  const into = { folder: join(folder, 'spoilt-restored'), keys: place.keys };
  const altered = Buffer.from(whole);
  altered[altered.length - 60] = (altered[altered.length - 60] ?? 0) ^ 1;
  for (const bytes of [altered, whole.subarray(0, -1), Buffer.alloc(0)]) {
    await writeFile(path, bytes);
    await expect(restore(into, backup)).rejects.toThrow('is not what was backed up');
  }
  // With the digest put right by whoever altered it, the chain still tells.
  const first = whole.readInt32LE(0);
  const shorter = whole.subarray(first);
  await writeFile(path, shorter);
  const sha256 = createHash('sha256').update(shorter).digest('hex');
  const forged = {
    ...manifest,
    files: { ...manifest.files, 'records.bson': { documents: 3, bytes: shorter.length, sha256 } },
  };
  await writeFile(join(backup, 'manifest.json'), JSON.stringify(forged));
  await expect(restore(into, backup)).rejects.toThrow('is not whole');
  await rm(join(backup, 'manifest.json'));
  await expect(restore(into, backup)).rejects.toThrow('no finished backup');
  const empty = await connectStore(into);
  expect(await empty.log.names('')).toEqual([]);
  await empty.close();
});
