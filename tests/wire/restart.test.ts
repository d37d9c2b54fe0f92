/** The built house killed at random moments while people type and command: what was acknowledged is there, once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ActionId, CaseId, CommandId, DocKey, MeetingId, PlacementId } from '@board/shared/kernel/ids.js';
import type { CaseView, HomeView, MeetingView } from '@board/shared/policy/views.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casePath, known } from '../support/house.js';
import { noPlan } from '../support/houseCasework.js';
import { again, enter, kill, killWhileStarting, startHouse, type Running } from '../support/houseProcess.js';
import { until } from '../support/houseUntil.js';
import { fresh, type Attendee, type Payload } from '../support/people.js';
import type { Sheet } from '../support/peopleSync.js';
import { seeded } from '../support/rooms.js';

const seed = Number(process.env['BOARD_SEED'] ?? Date.now() % 1_000_000);
const rounds = Number(process.env['BOARD_ROUNDS'] ?? 20);
const names = ['Callum', 'Dana', 'Rufus'] as const;

interface Place {
  readonly meeting: MeetingId;
  readonly caseId: CaseId;
  readonly board: DocKey;
}

/** What was promised, and what was only asked for, since the beginning. */
const promised = { words: [] as string[], actions: [] as string[] };
const asked: { id: CommandId; payload: Payload<'raise action'> }[] = [];

let folder: string;
let running: Running;
let people: Attendee[];
let place: Place;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'board-kill-'));
  running = await startHouse(folder);
  people = await Promise.all(names.map((name) => enter(running.url, folder, name)));
  const one = known(people[0]);
  const home = known(await one.view<HomeView>('/api/home'));
  const meeting = known(home.meetings.find(({ sitting, signed }) => sitting === 'standard' && !signed)).id;
  for (const person of people) await person.sign(meeting);
  const view = known(await one.view<MeetingView>(`/api/meetings/${meeting}`));
  const { caseId } = known(view.agenda?.items.find(({ reference }) => reference === 'LK-4193'));
  const board = known((await caseView(one, meeting, caseId)).compartments.find(({ kind }) => kind === 'board')).doc;
  place = { meeting, caseId, board };
}, 60_000);
afterAll(async () => {
  await Promise.all(people.map((person) => person.leave()));
  await kill(running.child);
  await rm(folder, { recursive: true, force: true });
});

const caseView = async (who: Attendee, meeting: MeetingId, caseId: CaseId): Promise<CaseView> =>
  known(await who.view<CaseView>(casePath(meeting, caseId)));

let spoken = 0;

/** Types three words at a time until the connection is cut; what the house has said is stored is promised. */
const typeUntilCut = async (sheet: Sheet): Promise<void> => {
  while (sheet.closed === null) {
    const brought: { words: string; frame: number }[] = [];
    for (let word = 0; word < 3; word += 1) {
      spoken += 1;
      const words = `w${spoken}.`;
      sheet.type('discussion', words);
      brought.push({ words, frame: sheet.sent });
    }
    await until(() => sheet.isSaved || sheet.closed !== null, 'words to be saved');
    promised.words.push(...brought.filter(({ frame }) => frame <= sheet.stored).map(({ words }) => words));
  }
};

const commandUntilCut = async (who: Attendee): Promise<void> => {
  while (who.isLive) {
    spoken += 1;
    const words = `a${spoken}.`;
    const payload = {
      meeting: place.meeting,
      caseId: place.caseId,
      action: fresh<ActionId>(),
      placement: fresh<PlacementId>(),
      words,
      ...noPlan,
    };
    const sent = { id: fresh<CommandId>(), payload };
    const ack = await who.command('raise action', payload, sent.id).catch(() => null);
    if (ack?.ok) promised.actions.push(words);
    else asked.push(sent);
  }
};

const times = (text: string, words: string): number => text.split(words).length - 1;

/** Everything promised is there, and nothing is there twice; then what had no answer is sent again, under its id. */
const look = async (who: Attendee): Promise<void> => {
  for (const { id, payload } of asked.splice(0)) {
    expect(await who.command('raise action', payload, id), `seed ${seed}`).toEqual({ ok: true });
    promised.actions.push(payload.words);
  }
  const sheet = await who.doc(place.board);
  const text = sheet.words();
  const wrong = promised.words.filter((words) => times(text, `>${words}<`) !== 1);
  expect(wrong, `seed ${seed}: words lost or doubled`).toEqual([]);
  const { actions } = await caseView(who, place.meeting, place.caseId);
  const raised = new Map<string, number>();
  for (const { firstWords } of actions) raised.set(firstWords, (raised.get(firstWords) ?? 0) + 1);
  expect(
    promised.actions.filter((words) => raised.get(words) !== 1),
    `seed ${seed}: actions lost or doubled`,
  ).toEqual([]);
  await until(() => promised.actions.every((words) => times(sheet.words(), `>${words}<`) > 0), 'placed words');
  expect(
    promised.actions.filter((words) => times(sheet.words(), `>${words}<`) !== 1),
    `seed ${seed}: placed twice`,
  ).toEqual([]);
};

const work = async (untilWords: number, then: number): Promise<void> => {
  const sheets = await Promise.all(people.map((person) => person.doc(place.board)));
  const commander = known(people[0]);
  await commander.live();
  const [from, busy] = [promised.words.length, [...sheets.map(typeUntilCut), commandUntilCut(commander)]];
  await until(() => promised.words.length >= from + untilWords, 'words to be promised');
  await pause(then);
  await kill(running.child);
  await Promise.all(busy);
  await Promise.all(people.map((person) => person.leave()));
};

test(
  `[L3][A2][S8] killed ${rounds} times from seed ${seed}: nothing that was acknowledged is lost or doubled`,
  { timeout: 60_000 + rounds * 6_000 },
  async () => {
    const random = seeded(seed);
    for (let round = 0; round < rounds; round += 1) {
      await work(Math.floor(random() * 30), random() * 25);
      if (round % 5 === 4) await killWhileStarting(folder, pause(random() * 1_200));
      running = await startHouse(folder);
      people = people.map((person) => again(running.url, person));
      await look(known(people[1]));
    }
    expect(promised.words.length).toBeGreaterThan(rounds * 5);
    expect(promised.actions.length).toBeGreaterThan(rounds);
  },
);
