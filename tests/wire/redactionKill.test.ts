/** The built house killed while words are redacted: the next start finishes what was told, and nobody finds the words. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Unreadable } from '@board/server/ports/log.js';
import { connectStore } from '@board/server/store/connect.js';
import { verifyChain } from '@board/server/store/hash.js';
import type { CaseId, MeetingId } from '@board/shared/kernel/ids.js';
import type { CaseView, HomeView, MeetingView } from '@board/shared/policy/views.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placesIn, position } from '../support/epochsProse.js';
import { casePath, known } from '../support/house.js';
import { again, enter, kill, startHouse, type Running } from '../support/houseProcess.js';
import { until } from '../support/houseUntil.js';
import type { Attendee } from '../support/people.js';
import { filesIn } from '../support/sealed.js';
import { seeded } from '../support/rooms.js';
import { canary } from '../support/traffic.js';

const seed = Number(process.env['BOARD_SEED'] ?? Date.now() % 1_000_000);
const rounds = Number(process.env['BOARD_ROUNDS'] ?? 3);

let folder: string;
let running: Running;
let people: readonly Attendee[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'board-redact-'));
  running = await startHouse(folder);
}, 60_000);
afterAll(async () => {
  await Promise.all(people.map((person) => person.leave()));
  await kill(running.child);
  await rm(folder, { recursive: true, force: true });
});

/** A case of the standard sitting, as the chair has it. */
const place = async (chair: Attendee) => {
  const home = known(await chair.view<HomeView>('/api/home'));
  for (const { id: meeting, sitting } of home.meetings) {
    if (sitting !== 'standard') continue;
    for (const person of people) await person.sign(meeting).catch(() => undefined);
    const agenda = (await chair.view<MeetingView>(`/api/meetings/${meeting}`))?.agenda;
    const caseId = agenda?.items.find(({ reference }) => reference === 'LK-4193')?.caseId;
    if (caseId !== undefined) return boardOf(chair, meeting, caseId);
  }
  throw new Error('no such case');
};

const boardOf = async (chair: Attendee, meeting: MeetingId, caseId: CaseId) => {
  const view = known(await chair.view<CaseView>(casePath(meeting, caseId)));
  return { meeting, caseId, doc: known(view.compartments.find(({ kind }) => kind === 'board')).doc };
};

test(
  `[S16][S17][L3] killed in the middle of a redaction, the next start ends it (seed ${seed})`,
  { timeout: 60_000 + rounds * 40_000 },
  async () => {
    const random = seeded(seed);
    people = [await enter(running.url, folder, 'Priya'), await enter(running.url, folder, 'Callum')];
    const gone: string[] = [];
    const kept: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const [chair, callum] = [known(people[0]), known(people[1])];
      const where = await place(chair);
      const [sheet, writer] = [await chair.doc(where.doc), await callum.doc(where.doc)];
      const [secret, stays] = [canary(), canary()];
      writer.type('discussion', `${stays} and ${secret} end`);
      await writer.saved();
      await until(() => sheet.words().includes(secret), 'the words to arrive');
      const { places, text } = placesIn(sheet.doc, 'discussion');
      const start = text.indexOf(secret);
      const from = position(known(places.findLast(({ offset }) => offset === start)));
      const to = position(known(places.find(({ offset }) => offset === start + secret.length)));
      const { meeting, caseId, doc } = where;
      const cut = { kind: 'range', root: 'discussion', from, to } as const;
      const sent = chair
        .command('redact words', { meeting, caseId, compartment: 'board', doc, cut, reason: 'A safe address' })
        .catch(() => null);
      await Promise.race([sent, pause(random() * 60)]);
      await pause(random() * 20);
      await kill(running.child);
      const ack = await Promise.race([sent, pause(50).then(() => null)]);
      running = await startHouse(folder);
      people = people.map((person) => again(running.url, person));
      const now = await place(known(people[0]));
      const after = await known(people[1]).doc(now.doc);
      expect(after.words(), `seed ${seed} round ${round}`).toContain(stays);
      if (ack?.ok) expect(now.doc).not.toBe(doc);
      expect(after.words().includes(secret), `seed ${seed} round ${round}`).toBe(now.doc === doc);
      kept.push(stays);
      if (now.doc !== doc) gone.push(secret);
      for (const words of kept) expect(after.words()).toContain(words);
    }
    await kill(running.child);
    const store = await connectStore({ folder });
    const bodies: Uint8Array[] = [];
    for (const stream of await store.log.names('')) {
      expect(verifyChain(await store.log.links(stream, 0)), stream).toEqual({ ok: true });
      const records = await store.log.read(stream, 0).catch((error: unknown) => {
        if (error instanceof Unreadable) return [];
        throw error;
      });
      bodies.push(...records.map(({ body }) => body));
    }
    await store.close();
    const all = Buffer.concat(bodies);
    expect(gone.filter((words) => all.includes(words))).toEqual([]);
    expect((await filesIn(folder, 'keys')).found(gone)).toEqual([]);
  },
);
