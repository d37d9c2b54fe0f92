/** A house whose process is stopped for longer than anybody waits, and goes on: nothing promised is lost, and all are back at work. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFolder } from '../support/chaosJournal.js';
import { boardsOf, look } from '../support/chaosLook.js';
import { Worker, type Board } from '../support/chaosPeople.js';
import { newTally } from '../support/chaosPromises.js';
import { known } from '../support/house.js';
import { again, enter, kill, startHouse, type Running } from '../support/houseProcess.js';
import { until } from '../support/houseUntil.js';
import type { Attendee } from '../support/people.js';

const names = ['Priya', 'Callum', 'Dana', 'Rufus', 'Sam'] as const;

/** The house's minute is five seconds here: pings of 15, carets of 45, live lines of 45 seconds are all over in one stop. */
const hurry = 12;
const stoodStill = 60_000 / hurry;
/** How long y-websocket waits for anything at all before it closes. */
const heart = 30_000 / hurry;

let folder: string;
let running: Running;
let people: readonly Attendee[];
let board: Board;
let workers: readonly Worker[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'board-still-'));
  const hurried = pathToFileURL(join(import.meta.dirname, '../support/hurried.mjs')).href;
  running = await startHouse(folder, { NODE_OPTIONS: `--import=${hurried}`, BOARD_HURRY: String(hurry) });
  people = await Promise.all(names.map((name) => enter(running.url, folder, name)));
  board = known((await boardsOf(people))[0]);
  const agencies = await Promise.all(people.map((who) => who.view<{ me: { agency: never } }>('/api/home')));
  workers = people.map(
    (who, at) => new Worker(who, known(names[at]).charAt(0).toLowerCase(), known(agencies[at]).me.agency),
  );
}, 60_000);
afterAll(async () => {
  running.child.kill('SIGCONT');
  await kill(running.child);
  await rm(folder, { recursive: true, force: true });
});

const isStopped = (): boolean => / T /.test(readFileSync(`/proc/${running.child.pid}/stat`, 'utf8'));
const endless = 100_000;

test('[S38][S34][A1][A2] a house that was stopped for a minute of its clock while five type and command loses nothing, locks nobody out and takes everybody back', async () => {
  const { promised } = board;
  const raiser = known(workers[2]);
  await Promise.all(workers.map((worker) => worker.comeIn(board, true)));
  const busy = [
    ...workers.map((worker) => worker.typeUntilCut(board, endless)),
    raiser.raiseUntilCut(board, workers.slice(1), endless),
  ];
  await until(() => promised.words.size > 60 && promised.raised.size > 1, 'people at work', 30_000);

  running.child.kill('SIGSTOP');
  await until(isStopped, 'the house to stand still');
  const before = { words: promised.words.size, raised: promised.raised.size };
  const asked = known(people[0]).get('/api/home');
  await pause(heart);
  // Two give up and knock again at a house that does not open; the others wait.
  const impatient = workers.slice(0, 2);
  for (const worker of impatient) worker.loseHeart();
  await Promise.all(busy.slice(0, 2));
  const knocking = impatient.map((worker) => worker.comeIn(board, true));
  await pause(stoodStill - heart);
  expect(isStopped()).toBe(true);
  running.child.kill('SIGCONT');

  expect((await asked).status).toBe(200);
  await Promise.all(knocking);
  await until(() => promised.words.size > before.words, 'words to be acknowledged again', 30_000);
  await Promise.all(workers.map((worker) => worker.leave()));
  await Promise.all(busy);
  await Promise.all(workers.map((worker) => worker.comeIn(board, true)));
  const back = promised.words.size;
  await Promise.all(workers.map((worker) => worker.typeUntilCut(board, 3)));
  expect(promised.words.size - back).toBe(3 * workers.length);
  expect(workers.map(({ pending }) => pending)).toEqual(workers.map(() => 0));
  for (const who of people) expect((await who.get('/api/home')).status).toBe(200);

  const tally = newTally(0);
  expect(await look(again(running.url, known(people[1])), workers, board, tally)).toEqual([]);
  await Promise.all(workers.map((worker) => worker.leave()));
  expect(running.complaints.join('')).toBe('');
  await kill(running.child);
  const { wrong, verified } = await readFolder(folder, [promised]);
  expect(wrong).toEqual([]);
  console.log(
    `[S38] stopped for a minute of its clock after ${before.words} words and ${before.raised} actions: ` +
      `${promised.words.size} words acknowledged, ${promised.seen.size} seen by others, ${promised.raised.size} actions, ` +
      `${tally.commandsUnanswered} commands asked again (${tally.ambiguousAlreadyDone} were done); lost ${wrong.length}; ${verified} records verified`,
  );
}, 120_000);
