/** The house replaced by another while people type and command: nobody is refused, nothing is lost, the gap is one of retries. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionId, CaseId, DocKey, MeetingId, PlacementId } from '@board/shared/kernel/ids.js';
import type { CaseView, HomeView, MeetingView } from '@board/shared/policy/views.js';
import { otherVersion, wireVersion } from '@board/shared/wire/version.js';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casePath, known } from '../support/house.js';
import { noPlan } from '../support/houseCasework.js';
import { again, enter, kill, startHouse, type Running } from '../support/houseProcess.js';
import { until } from '../support/houseUntil.js';
import { fresh, type Attendee } from '../support/people.js';
import { ask } from '../support/peopleHttp.js';
import { Commanding, openSwitch, Restless, type Switch } from '../support/rolling.js';

const names = ['Callum', 'Dana', 'Rufus'] as const;

let folder: string;
let before: Switch;
let running: Running;
let people: Attendee[];
let place: { readonly meeting: MeetingId; readonly caseId: CaseId; readonly board: DocKey };

const start = async (): Promise<void> => {
  running = await startHouse(folder, { ORIGIN: before.url, METRICS_PORT: '0', DRAIN_SECONDS: '0.3' });
  before.to(running.url);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'board-rolling-'));
  before = await openSwitch();
  await start();
  people = await Promise.all(names.map((name) => enter(before.url, folder, name)));
  const one = known(people[0]);
  const home = known(await one.view<HomeView>('/api/home'));
  const meeting = known(home.meetings.find(({ sitting, signed }) => sitting === 'standard' && !signed)).id;
  for (const person of people) await person.sign(meeting);
  await Promise.all(people.map((person) => person.leave()));
  const agenda = known((await one.view<MeetingView>(`/api/meetings/${meeting}`))?.agenda);
  const { caseId } = known(agenda.items.find(({ reference }) => reference === 'LK-4193'));
  const { compartments } = known(await one.view<CaseView>(casePath(meeting, caseId)));
  place = { meeting, caseId, board: known(compartments.find(({ kind }) => kind === 'board')).doc };
}, 60_000);
afterAll(async () => {
  await kill(running.child);
  before.close();
  await rm(folder, { recursive: true, force: true });
});

const action = (words: string) => ({
  meeting: place.meeting,
  caseId: place.caseId,
  action: fresh<ActionId>(),
  placement: fresh<PlacementId>(),
  words,
  ...noPlan,
});

/** A new connection each time, as after a break; whoever cannot get in tries again. */
const incoming = (who: Attendee) => async (): Promise<Attendee> => {
  for (;;) {
    const back = again(before.url, who);
    const socket = await back.live().catch(() => null);
    if (socket?.connected) return back;
    await back.leave();
  }
};

const readiness = async () => (await ask(running.meters, { path: '/ready' }).catch(() => null))?.text ?? 'gone';

test('[L22] a house replaced twice while three type and one commands loses nothing and refuses nobody', async () => {
  const typists = people.map((person, at) => new Restless(known(names[at]), person, place.board));
  const commander = new Commanding(incoming(known(people[0])), action);
  const work = Promise.all([...typists.map((one) => one.work()), commander.work()]);
  for (let round = 0; round < 2; round += 1) {
    const from = typists.map(({ typed }) => typed.length);
    await until(() => typists.every(({ typed }, at) => typed.length > known(from[at]) + 20), 'people to type');
    const { child, complaints } = running;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended, complaints.join('')).toEqual([0, null]);
    expect(complaints.join('')).toBe('');
    await start();
    await until(() => typists.every(({ ends }) => ends.length > round), 'people to come back');
  }
  for (const one of [...typists, commander]) one.stop();
  await work;
  const reader = known(people[1]);
  const text = (await reader.doc(place.board)).words();
  const all = typists.flatMap(({ typed }) => typed);
  const times = (words: string) => text.split(`>${words}<`).length - 1;
  expect(all.filter((words) => times(words) !== 1)).toEqual([]);
  for (const { ends } of typists) expect(ends.filter((end) => !/^(4503 retry|1006 )$/.test(end))).toEqual([]);
  for (const { tries } of typists) expect(tries.filter((status) => status !== null && status !== 503)).toEqual([]);
  const view = known(await reader.view<CaseView>(casePath(place.meeting, place.caseId)));
  const raised = view.actions.map(({ firstWords }) => firstWords);
  expect(commander.done.filter((words) => raised.filter((one) => one === words).length !== 1)).toEqual([]);
  console.log(
    `[L22] ${all.length} words and ${commander.done.length} commands over two replacements; tries until back: ` +
      typists.map(({ tries }) => tries.length).join(', '),
  );
}, 240_000);

test('[L22] a house that was asked to end says so at once, takes nobody in, and stores what was brought first', async () => {
  const [one] = people;
  const who = known(one);
  const sheets = await Promise.all([known(people[1]), known(people[2])].map((person) => person.doc(place.board)));
  expect(await readiness()).toBe('ready\n');
  const ended = once(running.child, 'exit');
  const sheet = known(sheets[0]);
  sheet.type('discussion', 'the last words.');
  await sheet.saved();
  running.child.kill('SIGTERM');
  await until(() => sheets.every(({ closed }) => closed !== null), 'everybody to be sent away');
  expect(sheets.map(({ closed }) => closed?.code)).toEqual([4503, 4503]);
  expect(await ended).toEqual([0, null]);
  expect(await readiness()).toBe('gone');
  await start();
  expect((await who.doc(place.board)).words()).toContain('the last words.');
}, 60_000);

test('[L22] a page of another build is told so by name and nothing else; one that says nothing, or our version, is let in', async () => {
  const who = known(people[0]);
  const knock = async (auth: Readonly<Record<string, string>>): Promise<string> => {
    const headers = { cookie: who.cookie, origin: before.url };
    const options = { path: '/live', transports: ['websocket'], extraHeaders: headers, reconnection: false };
    const socket = io(before.url, { ...options, forceNew: true, auth });
    const answer = await new Promise<string>((tell) => {
      socket.once('connect', () => tell('in'));
      socket.once('connect_error', (error) => tell(error.message));
    });
    socket.disconnect();
    return answer;
  };
  expect(await knock({ wire: 'of next year' })).toBe(otherVersion);
  expect([await knock({ wire: wireVersion }), await knock({})]).toEqual(['in', 'in']);
});
