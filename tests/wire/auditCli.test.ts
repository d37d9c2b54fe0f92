/** `board audit`, as it is typed: beside a board that runs, after it was killed, and on a folder that somebody has spoilt. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseId, DocKey, MeetingId } from '@board/shared/kernel/ids.js';
import type { CaseView, HomeView, MeetingView } from '@board/shared/policy/views.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyOf } from '../support/audit.js';
import { behindItsBack, board } from '../support/auditCli.js';
import { again, enter, kill, startHouse, type Running } from '../support/houseProcess.js';
import { casePath, known } from '../support/house.js';
import { until } from '../support/houseUntil.js';
import type { Attendee } from '../support/people.js';
import { seeded } from '../support/rooms.js';

const seed = Number(process.env['BOARD_SEED'] ?? Date.now() % 1_000_000);

let folder: string;
let running: Running;
let callum: Attendee;
let meeting: MeetingId;
let caseId: CaseId;
let doc: DocKey;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'board-audit-'));
  running = await startHouse(folder);
  callum = await enter(running.url, folder, 'Callum');
  const home = known(await callum.view<HomeView>('/api/home'));
  meeting = known(home.meetings.find(({ sitting, signed }) => sitting === 'standard' && !signed)).id;
  await callum.sign(meeting);
  const view = known(await callum.view<MeetingView>(`/api/meetings/${meeting}`));
  caseId = known(view.agenda?.items.find(({ reference }) => reference === 'LK-4193')).caseId;
  const opened = known(await callum.view<CaseView>(casePath(meeting, caseId)));
  doc = known(opened.compartments.find(({ kind }) => kind === 'board')).doc;
}, 60_000);
afterAll(async () => {
  await callum.leave();
  await kill(running.child);
  await rm(folder, { recursive: true, force: true });
});

/** Each command line is a process of its own, on a machine that may be busy. */
const slow = 300_000;

const data = () => ['--data', folder];
const whole = /^\d[\d,]* streams, \d[\d,]* records, \d[\d,]* checkpoints?: whole$/m;

test(
  '[L17] a board that runs is verified without stopping it, and who has read of a case is recorded',
  async () => {
    const verified = await board('audit', 'verify', ...data());
    expect(verified).toMatchObject({ code: 0, complained: '' });
    expect(verified.said).toMatch(whole);
    const log = () => board('audit', 'log', caseId, ...data());
    expect((await log()).said).toMatch(/Callum Drayfield \(.+\) {2}Opened the case/);
    const [first, second] = (await log()).said.split('\n');
    for (const line of [first, second]) expect(line).toMatch(/The board itself {2}Read who has opened what$/);
    expect((await callum.get(casePath(meeting, caseId))).status).toBe(200);
  },
  slow,
);

test(
  '[L17][L18] a board that was killed while people typed is whole, and so is what it wrote before',
  async () => {
    const random = seeded(seed);
    for (let round = 0; round < 3; round += 1) {
      const sheet = await callum.doc(doc);
      const words = 20 + Math.floor(random() * 120);
      for (let word = 0; word < words && sheet.closed === null; word += 1) {
        sheet.type('discussion', `word ${word}`);
        if (word % 5 === 0) await until(() => sheet.isSaved || sheet.closed !== null, 'words to be saved', slow);
      }
      await kill(running.child);
      await callum.leave();
      const verified = await board('audit', 'verify', ...data());
      expect(verified, `seed ${seed}`).toMatchObject({ code: 0, complained: '' });
      expect(verified.said, `seed ${seed}`).toMatch(whole);
      running = await startHouse(folder);
      callum = again(running.url, callum);
    }
  },
  slow,
);

test(
  '[L18] a board that is stopped has signed all it wrote: a record cut off its end is named',
  async () => {
    // It has said where it is before it listens for the end.
    expect((await callum.get('/api/home')).status).toBe(200);
    running.child.kill('SIGTERM');
    await until(() => running.child.exitCode !== null, 'the board to stop', slow);
    const listed = await board('audit', 'checkpoints', ...data());
    expect(listed).toMatchObject({ code: 0 });
    expect(listed.said).toMatch(/^1 {2}\S+Z {2}\d+ heads \(all\) {2}root [0-9a-f]{64} {2}key [0-9a-f]{16}$/m);
    let cut = 0;
    await behindItsBack(folder, async (records) => {
      const all = await records.find({ stream: `doc/${doc}` }).toArray();
      cut = Math.max(...all.map(({ seq }) => Number(seq)));
      await records.deleteOne({ _id: keyOf(`doc/${doc}`, cut) });
    });
    const verified = await board('audit', 'verify', ...data());
    expect(verified.code).toBe(1);
    expect(verified.said).toMatch(new RegExp(`^doc/${doc} ${cut} is missing: checkpoint \\d+ saw it\n$`));
  },
  slow,
);

test(
  '[L18] checkpoints are checked with the key that is given, and with no other then',
  async () => {
    const [pub = ''] = (await readdir(join(folder, 'keys'))).filter((name) => name.endsWith('.pub'));
    const verify = (key: string) => board('audit', 'verify', ...data(), '--public-key', key);
    expect((await verify(join(folder, 'keys', pub))).said).toMatch(/^doc\//);
    const { publicKey } = generateKeyPairSync('ed25519');
    const other = join(folder, 'other.pub');
    await writeFile(other, publicKey.export({ type: 'spki', format: 'pem' }));
    expect((await verify(other)).said).toMatch(/^checkpoint 1 is signed with the key \w+, which is not known\n/);
  },
  slow,
);

test(
  '[L17] what cannot be asked ends otherwise than what was found: no store, no such case, no such command',
  async () => {
    const nowhere = join(folder, 'nowhere');
    expect(await board('audit', 'verify', '--data', nowhere)).toMatchObject({ code: 2, said: '' });
    expect(await readdir(folder)).not.toContain('nowhere');
    expect(await board('audit', 'log', 'x', ...data())).toMatchObject({ code: 2, said: '' });
    expect(await board('audit', 'forge')).toMatchObject({ code: 2, said: '' });
    expect(await board('audit', '--help')).toMatchObject({ code: 0, complained: '' });
  },
  slow,
);
